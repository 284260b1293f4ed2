"""All entries about each action, as the appendix of the printed report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.printing import code_order
from projections.pack.material import Material
from projections.pack.printed.words import fits, heading_of
from projections.pack.saying import because, late, minute, what
from projections.says import says, who

Line = Mapping[str, Any]


def history(material: Material) -> list[dict[str, Any]]:
    """Return the entries about each action, by code, and then the plan's own."""
    data = material.data
    known = {a["id"]: a for a in (*data["actions"], *data["ended_actions"])}
    about: dict[tuple[str, str], list[Line]] = {}
    own: list[Line] = []
    for line in material.lines:
        if line["action"] is None:
            own.append(line)
        else:
            about.setdefault((line["action"], line["subject"]), []).append(line)
        for id_ in line.get("also", ()):
            if id_ in known:
                about.setdefault((known[id_]["code"], id_), []).append(line)
    groups = [
        (heading_of(known.get(id_, {"code": code, "wording": ""})), lines)
        for (code, id_), lines in sorted(
            about.items(), key=lambda item: (code_order(item[0][0]), item[0][1])
        )
    ]
    groups += [("The plan itself", own)] if own else []
    return [{"name": name, "rows": [_row(li) for li in some]} for name, some in groups]


def _row(line: Line) -> dict[str, Any]:
    said = _said(line)
    return {
        "number": line["number"],
        "what": what(line).capitalize(),
        "said": said,
        "dated": f"{_dated(line)} {_fate(line)}".rstrip(),
        "whole": fits(said),
    }


def _dated(line: Line) -> str:
    """Return when it was so, and when it was recorded: "the same day at 14:11 BST"."""
    day, recorded = line["effective_printed"], minute(line["recorded_at"])
    when = f"recorded on {recorded}"
    if recorded.startswith(f"{day} at "):
        when = f"recorded the same day{recorded.removeprefix(day)}"
    elif lateness := late(line):
        when = f"{lateness}, on {recorded}"
    return f"{day}; {when} by {who(line)}."


def _said(line: Line) -> str:
    why = because(line)
    said = (says(line), f"Because: {why}" if why else None)
    return "\n".join(filter(None, said))


def _fate(line: Line) -> str:
    verb = "In place of" if line["type"] == "entry.corrected" else "Takes back"
    said = [
        f"{verb} #{line['names']}." if line["names"] else "",
        f"Corrected by #{line['corrected_by']}." if line["corrected_by"] else "",
        f"Retracted by #{line['retracted_by']}." if line["retracted_by"] else "",
        "Holds redacted text." if line["redacted"] else "",
    ]
    return " ".join(filter(None, said))
