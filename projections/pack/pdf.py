"""The report as a PDF that is read on paper, on screen and by a screen reader."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from projections.pack.material import Material
from projections.pack.printed.areas import areas, former, glossary
from projections.pack.printed.charts import over_time, slippage
from projections.pack.printed.corrected import corrected, swings
from projections.pack.printed.front import every_page, first_page
from projections.pack.printed.history import history
from projections.pack.printed.measures import measures
from projections.pack.printed.ratings import exceptions, moved_targets, summary
from projections.pack.saying import left_out
from projections.pack.showable import FONTS, breakable, showable

TEMPLATES = Path(__file__).parent / "templates"


def as_pdf(material: Material) -> bytes:
    """Return the report as the bytes of a PDF; the same material, the same bytes.

    It keeps to PDF/UA-1 and PDF/A-2a, has its own fonts, and names on each page what
    it is and from where it looks. Ratings stand in words. What the fonts cannot show
    is printed by its number, such as `[U+1F600]`.
    """
    page = every_page(material.data)
    said = {
        # A root is compared or copied, and fits its line as it is.
        "made": showable(page.pop("made")),
        "page": _each(page),
        "body": _each(_body(material)),
    }
    generated = datetime.fromisoformat(material.data["generated"])
    return typst.compile(
        TEMPLATES / "report.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(said)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=generated.replace(tzinfo=UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that we ship, and none of the machine or of typst."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[FONTS],
    )


def _body(material: Material) -> dict[str, Any]:
    data = material.data
    return {
        "first": first_page(material),
        "summary": summary(material),
        "swings": swings(material),
        "corrected": corrected(material),
        "exceptions": exceptions(data),
        "measures": measures(data),
        "over_time": over_time(material.trend),
        "slippage": slippage(material.slips),
        "moved": moved_targets(material),
        "areas": areas(data),
        "former": former(data),
        "glossary": glossary(data),
        "history": history(material),
        "later": left_out(material.later, data["report"] is not None),
    }


def _each(said: Any) -> Any:
    """Return plain data with every string as the fonts and columns can hold it."""
    if isinstance(said, str):
        return breakable(showable(said))
    if isinstance(said, dict):
        return {key: _each(value) for key, value in said.items()}
    if isinstance(said, (list, tuple)):
        return [_each(value) for value in said]
    return said
