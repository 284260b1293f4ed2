"""The words that plans are drawn from, in the shapes that officers give them."""

from __future__ import annotations

from datetime import date

from domain.partial_date import PartialDate
from domain.scheme import RatingScheme, RatingValue, ragb
from domain.text import Text

OPENED = date(2021, 1, 4)
LAST = date(2022, 11, 30)

TITLES = (
    "Northmoor Children's Services Action Plan",
    "Improvement plan 2021: after the visit",
    "Children first",
    "3 Our answer – to Ofsted",
)
COUNCILS = ("Northmoor", "Riverton City Council", "St. Bede & Wold")
VISITS = (
    PartialDate.day(date(2020, 10, 13)),
    PartialDate.month(2020, 10),
    PartialDate(precision="range", first=date(2020, 10, 13), last=date(2020, 10, 14)),
)
TERMS = {
    "CPM": "Case Progress Meeting",
    "S.47": "An enquiry – when harm is likely",
    "Autumn term 2021": "Until 17 December: the last school day",
    "Q": "Quality",
    "=SUM": "A word that begins like a formula",
}
AREA_TITLES = (
    "Oversight",
    "Workforce, and\nits managers",
    "16+ services",
    "Edge of care – short breaks",
    "Outcomes for children",
    "Leadership (continued)",
    "“Front door” first",
    "(New) Care leavers",
    "2. Not a code",
)
AREA_CODES = ("1", "2", "3", "12", "B", "WF", "1a")
OUTCOMES = (
    "Audits are used",
    "Agency posts fall to 12%",
    "Every child is seen:\nat home and alone",
    "1. Visits are on time",
    "RED homes are few",
)


def _scheme(*values: tuple[str, str | None, str, bool, bool]) -> RatingScheme:
    return RatingScheme(
        values=tuple(
            RatingValue(
                value=value,
                letter=letter,
                meaning=Text(meaning),
                exception_required=owed,
                complete=done,
            )
            for value, letter, meaning, owed, done in values
        )
    )


SCHEMES = (
    ragb(),
    _scheme(
        ("Red", "R", "Off course – exception report due", True, False),
        ("Yellow", None, "Under way", False, False),
        ("Grey", None, "Not begun", False, False),
        ("Purple", "P", "Embedded and completed", False, True),
    ),
    _scheme(
        ("Off track", "O", "Exception report to the board", True, False),
        ("At risk", "AR", "May be late: watch it", False, False),
        ("Done", None, "Completed", False, True),
    ),
    _scheme(
        ("Red", "R", "Behind", True, False),
        ("Amber", "A", "An exception was agreed", False, False),
        ("Green", "G", "Completed in part", False, False),
        ("Blue", "B", "Signed off", True, True),
    ),
    _scheme(
        ("Green", None, "As planned", False, False),
        ("Amber", None, "Behind; Green again by spring", False, False),
    ),
)
LINES = (
    "Review the threshold document and share it with partners",
    "Recruit two permanent team managers",
    "Launch the early help strategy (2021-2024)",
    "=1+1 is what the sheet said",
    "@all: hold supervision each month",
    "- with partners",
    "2.5 posts were advertised",
    "Completed in part, awaiting figures",
    "Completed.",
    "Café meetings\twere held – 12 of 40",
    "95% of audits are on time",
    "Red",
    "March 2021",
    "'quoted' words",
    "_x0041_ and ]]> & <b>",
    "Ends with a stop .",
    "Outcome: seen in time",
    "not recorded",
    "On time\n\nand in full",
)
LIKE_LABELS = (
    "a) as the board said",
    "(ii) second thoughts",
    "1) first of all",
    "IMPACT",
    "Impact: fewer moves",
    "hidden\u200bspace \u202eturned",
    "ring \x07 bell",
)
"""Lines that read as parts of an action, and characters that nobody sees."""
TARGETS = (
    "June 2022",
    "by 30th July 2022",
    "May 2022 and ongoing",
    "95% of visits on time",
    "twice a year",
    "From Oct 03",
    "Report to the board",
    "Review and report back by March 2023",
    "2. Returned to\nthe worker by March 2023",
    "Ongoing",
    "Completed.",
)
MEASURES = ("Fewer moves of home\nand of school", "Children say so")
LABELS = (("a", "b"), ("1", "2"), ("a", "a (2)"), ("i", "ii"))
OWNERS = ("Head of Service", "Director; deputy", "+44 duty desk", "HoS\nand QA lead")
DELIVERIES = (
    "not started",
    "in progress",
    "completion claimed",
    "signed off",
    "business as usual claimed",
    "business as usual",
)
