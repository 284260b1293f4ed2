"""What an entry says, in the words for a person: which target, instead of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def reported(cause: str, recovery: str, asked: str | None) -> str:
    """Return an exception report on one line."""
    return f"{cause}; recovery: {recovery}; asked: {asked or 'nothing'}"


_BY = ", by "


def redacted(fields: Sequence[str], by: str) -> str:
    """Return which words of an entry are gone, and by whose order."""
    return ", ".join(fields) + _BY + by


def redacted_fields(said: str) -> list[str]:
    """Return the fields that `redacted` said are gone."""
    return said.partition(_BY)[0].split(", ")


def who(line: Mapping[str, Any], key: str = "recorded_by") -> str:
    """Return who recorded an entry, and for whom: "a.officer for d.director".

    Args:
        line: The names, and that of the one for whom it was under `on_behalf_of`; a
            report that was frozen early lacks that.
        key: The key of the one who recorded it.
    """
    by, principal = str(line[key]), line.get("on_behalf_of")
    return f"{by} for {principal}" if principal else by


def delegated(pairs: Iterable[tuple[str, str]]) -> str:
    """Return who may record for whom, given delegate and principal of each."""
    return ", ".join(f"{one} for {other}" for one, other in pairs) or "nobody"


def says(line: Mapping[str, Any]) -> str | None:
    """Return the text of an entry; for a target, with number, earlier words, approval.

    "target 1: by May 2021, in place of by March 2021; approved by DMG"

    Args:
        line: An entry under the keys of `log --format json`; a report that was frozen
            early lacks some of them.
    """
    text: str | None = line["text"]
    number = line.get("target")
    if number is None or text is None:
        return text
    said = f"target {number}: {text}"
    if line["before"]:
        said += f", in place of {' '.join(line['before'].split())}"
    if line["approved_by"]:
        return f"{said}; approved by {line['approved_by']}"
    revised = line["type"] == "action.target_revised"
    return f"{said}; approval not recorded" if revised else said
