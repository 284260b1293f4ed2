"""The page with a slider over all days: what was true, and what was reported."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from domain.printing import print_day
from projections.documents.content import FILLS, marked, shown
from projections.pack.history_data import (
    areas_of,
    audience_of,
    data_of,
    fill,
    first_day,
    last_row,
    report_line,
)
from projections.pack.material import Material
from projections.pack.styling import css_string, source_hash

_SCRIPTS = ("days.js", "states.js", "drawing.js", "controls.js")
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Group = tuple[str, list[dict[str, str]]]
"""The heading of a table, and its rows."""


def as_history(material: Material) -> bytes:
    """Return one HTML file in UTF-8 that needs nothing beside it.

    Its script is our own and the only one that the page admits; without a script it
    shows the plan on the last day.
    """
    script = "".join(_own(f"script/{name}") for name in _SCRIPTS)
    style = _own("templates/history.css") + _style(material)
    page = _templates().get_template("history.html")
    text = page.render(
        policy=_policy(script, style),
        script=script,
        style=style,
        json=as_json(data_of(material)),
        **_words(material),
    )
    return text.encode("utf-8")


def as_json(data: Mapping[str, Any]) -> str:
    """Return `data` as JSON in which no reader of HTML finds markup."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return plain.translate(_ESCAPES)


def _words(material: Material) -> dict[str, Any]:
    """Return what the page says without its script, by the names of the template."""
    data, audience = material.data, audience_of(material.data)
    counts = [(shown(word), fill(word), n) for word, n in data["counts"].items()]
    return {
        "title": shown(data["title"]),
        "marks": marked(data),
        "kind": f"Report {data['report']['number']}" if audience else "Working copy",
        "known_to": data["known_to"]["entry"],
        "first": first_day(material).isoformat(),
        "last": data["as_at"],
        "last_printed": print_day(date.fromisoformat(data["as_at"])),
        "areas": [heading for _, heading in areas_of(material)],
        "counts": counts,
        "groups": list(_groups(material)),
        "reports": [report_line(told, audience) for told in material.sent],
    }


def _groups(material: Material) -> Iterator[Group]:
    live = [action for action in material.steps if action.ended is None]
    gone = [action for action in material.steps if action.ended is not None]
    for code, heading in areas_of(material):
        if rows := [last_row(action) for action in live if action.area == code]:
            yield heading, rows
    if gone:
        yield "No longer in the plan", [last_row(action) for action in gone]


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src {source_hash(script)};"
        f" style-src {source_hash(style)};"
        " base-uri 'none'; form-action 'none'"
    )


def _style(material: Material) -> str:
    """Return the shades of ratings, and what stands at the foot of printed pages."""
    shades = [f".fill-{word} {{ background: #{hue}; }}" for word, hue in FILLS.items()]
    marks = r" \a ".join(map(css_string, marked(material.data)[:2]))
    foot = f'@page {{ @bottom-left {{ content: "{marks}"; }} }}'
    return "\n".join([*shades, foot, ""])


def _own(name: str) -> str:
    return files("projections.pack").joinpath(name).read_text(encoding="utf-8")


def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("projections.pack"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
