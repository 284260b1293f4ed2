"""Pages to look at: of a report, of working copies, of next to nothing."""

from __future__ import annotations

from projections.pack.material import Material
from projections.pack.page import as_page
from tests.projections.pack.reading import Page
from tests.projections.pack.sample import hostile, sealed, working_copy


def page(made: Material) -> Page:
    return Page(as_page(made))


def empty() -> Material:
    """Return the material of a plan in which nothing but a title was recorded."""
    data = dict(working_copy().data)
    data |= {"authority": None, "inspection": None, "terms": {}, "boards": {}}
    parts = ("scheme", "areas", "actions", "ended_actions", "exceptions")
    data |= dict.fromkeys(parts, ())
    data |= {"counts": {"not recorded": 0}, "counts_by_area": {}}
    return Material(data, lines=[], told=[], trend=[], slips=[], steps=[])


WITHHELD = working_copy(withheld=["owners", "evidence"])
STYLED = "\"; } body { display: none } \\ \\22 </style> 'é"
EVERY = [sealed(), working_copy(), WITHHELD, empty(), hostile(STYLED)]
