"""The example plan: what stands before its areas, and how its parts are put together.

A council that does not exist. Codes, dates, percentages and gaps are those of a plan
that was published; no sentence is.
"""

from dataclasses import dataclass

TITLE = (
    "Northmere Children's Services: the action plan that answers the Focused Visit of"
    " December 2019 (example)"
)
SLUG = "northmere-2019"
"""The name that an import gives the plan, by its council and the year of the visit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; each cell as its lines.

    A row whose first cell has no code goes on with the action above it, as after
    the end of a page.
    """

    action: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()


Page = tuple[Row, ...]
"""The rows of one table; the next page begins a new one, headings repeated."""


@dataclass(frozen=True, slots=True)
class Area:
    """An improvement area: its numbered heading, its outcomes, its pages."""

    heading: str
    outcomes: tuple[str, ...]
    pages: tuple[Page, ...]


INTRODUCTION = (
    "Ofsted inspectors came to visit Northmere, 17th & 18th December 2019. They"
    " looked at how a worry about a child first reaches us, and at what the hub and the"
    " assessment teams then do about it. It was their first return since the full"
    " inspection of November 2018. Their letter came out on the 21st January 2020: we"
    " have moved forward, and four things still hold us back.",
    "Each of the four has a chapter below. The Departmental Management Group goes"
    " through all of them once a quarter.",
)

KEY = (
    "RED – R\tOff course; an exception report is owed to the board",
    "AMBER – A\tBegun and moving, with something left to put right",
    "GREEN – G\tGoing to plan; we expect to finish on the day promised",
    "BLUE – B\tAchieved. *Stays blue where the work has become routine",
)

TERMS = (
    "AD - Assistant Director",
    "DMG - Departmental Management Group",
    "HoS - Head of Service",
    "MASH - Multi-Agency Safeguarding Hub",
    "NCSP - Northmere Children's Safeguarding Partnership",
    "QA - Quality Assurance",
    "QPN - Quality Performance Network, which meets monthly",
)
