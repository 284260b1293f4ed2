"""Everything the officers of the example recorded, in the order of recording."""

from cli.demo.autumn import AUTUMN
from cli.demo.evidencing import EVIDENCING
from cli.demo.first_year import FIRST_YEAR
from cli.demo.governing import GOVERNING
from cli.demo.later_meetings import LATER_MEETINGS
from cli.demo.measuring import MEASURING
from cli.demo.meetings import MEETINGS
from cli.demo.reporting import REPORTING
from cli.demo.second_year import SECOND_YEAR
from cli.demo.updates import Sitting


def story() -> list[Sitting]:
    """Return all sittings, earliest first."""
    meetings = [meeting.sitting() for meeting in (*MEETINGS, *LATER_MEETINGS)]
    written = *FIRST_YEAR, *AUTUMN, *SECOND_YEAR, *REPORTING
    sittings = [*meetings, *written, *GOVERNING, *MEASURING, *EVIDENCING]
    return sorted(sittings, key=lambda sitting: (sitting.day, sitting.hour))
