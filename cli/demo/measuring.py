"""The example's measures, and what they came to quarter by quarter."""

from datetime import date

from cli.demo.updates import Sitting, Update
from domain.measure_events import Direction
from domain.measures import Definition
from domain.partial_date import PartialDate
from domain.text import Text

_MARCH = PartialDate.month(2021, 3)
_AT_FIRST = PartialDate.month(2020, 1)


def _defined(
    code: str, name: str, better: Direction, target: str, first: str
) -> Definition:
    """Return a measure in per cent that is to reach its target by March 2021."""
    figures = target, _MARCH, first, _AT_FIRST
    return Definition(code, Text(name), "percent", better, *figures)


_MEASURES = (
    ("1.1", _defined("M1", "Social workers from agencies", "lower", "20", "31")),
    ("2.2", _defined("M2", "Talks held within three days", "higher", "90", "71")),
    ("3.2", _defined("M3", "Audited cases with supervision", "higher", "95", "84")),
    ("3.6", _defined("M4", "Partners who see better work", "higher", "80", "62")),
    ("4.5", _defined("M5", "Disputes settled in time", "higher", "85", "70")),
)

_READ = (
    (date(2020, 7, 14), "April to June 2020", "42/150 48/50 57/60 - -"),
    (date(2020, 10, 13), "July to September 2020", "40/151 51/57 54/58 27/38 44/53"),
    (date(2021, 1, 12), "October to December 2020", "36/154 36/59 55/58 - -"),
    (date(2021, 4, 13), "January to March 2021", "33/157 47/60 56/58 30/37 45/55"),
    (date(2021, 7, 13), "April to June 2021", "32/160 54/60 58/60 - 49/57"),
    (date(2021, 10, 12), "July to September 2021", "31/161 59/63 57/60 31/38 51/58"),
    (date(2022, 1, 11), "October to December 2021", "36/163 52/60 58/60 - 43/53"),
)
"""When it was recorded, for which quarter, and M1 to M5; "-" where nothing was read."""


def _quarter(day: date, period: str, figures: str) -> Sitting:
    codes = (said.code for _, said in _MEASURES)
    updates = tuple(
        Update("read", code, figure, on=period)
        for code, figure in zip(codes, figures.split(), strict=True)
        if figure != "-"
    )
    return Sitting(day, "qa.lead", updates, hour=11)


MEASURING = (
    Sitting(
        date(2020, 7, 3),
        "qa.lead",
        tuple(
            Update("measure", code, said=said, on="1 February 2020")
            for code, said in _MEASURES
        ),
        hour=11,
    ),
    *(_quarter(*quarter) for quarter in _READ),
)
