"""Counts how much of the answers to a document is in what was read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from ledger.documents.layouts.layout import Field

_NAMED_OTHERWISE = {"reference": "code", "action": "wording"}
WORDED = tuple(
    _NAMED_OTHERWISE.get(field, field)
    for field in get_args(Field)
    if field != "outcome"
)
"""Keys of a row that hold words of the document; outcomes belong to their area."""

Pair = tuple[int, int]
"""How many were found, and how many there are."""


@dataclass(frozen=True)
class Score:
    """What was found of one document's answers.

    Attributes:
        name: The document's file.
        made_by: The programs that wrote it, as its answers say.
        layout: What is special about it, in a few words.
        rows: Actions found, and actions there are.
        invented: Actions, areas, ratings and words in a field that are not there.
        fields: Fields and areas that were read right, and those there are.
        unplaced: Spans without a place that were shown, and such spans there are.
        doubts: Doubts that were said, and those a person has to know.
        wrong: What differs, a line each.
    """

    name: str
    made_by: str
    layout: str
    rows: Pair
    invented: int
    fields: Pair
    unplaced: Pair
    doubts: Pair
    wrong: tuple[str, ...]


def score(name: str, answers: dict[str, Any], reading: dict[str, Any]) -> Score:
    """Return how much of `answers` is in `reading`."""
    found, wanted = _by_code(reading["rows"]), _by_code(answers["rows"])
    codes = [code for code in wanted if code in found]
    fields = _Tally()
    if answers["title"]:
        fields.count("title", _flat(reading["title"]), answers["title"])
    for code, row in wanted.items():
        _compare(code, row, found.get(code, {}), fields)
    more = [code for code in found if code not in wanted]
    extra = [text for code in codes for text in _extra(wanted[code], found[code])]
    extra += _areas(answers["areas"], reading["areas"], fields)
    unplaced, unshown = _said(answers["unplaced"], _texts(reading["unplaced"]))
    doubts, unsaid = _said(answers["doubts"], " ".join(reading["doubts"]))
    wrong = [f"{code} is missing" for code in wanted if code not in found]
    wrong += [f"{what} is not in the document" for what in (*more, *extra)]
    wrong += fields.wrong
    wrong += [f'unplaced "{words}" is not shown' for words in unshown]
    wrong += [f'no doubt says "{words}"' for words in unsaid]
    return Score(
        name=name,
        made_by=answers["made_by"],
        layout=answers["layout"],
        rows=(len(codes), len(wanted)),
        invented=len(more) + len(extra),
        fields=(fields.right, fields.there),
        unplaced=unplaced,
        doubts=doubts,
        wrong=tuple(wrong),
    )


class _Tally:
    """Counts what is right, and keeps a line about what is not."""

    def __init__(self) -> None:
        self.right, self.there = 0, 0
        self.wrong: list[str] = []

    def count(self, what: str, said: str, meant: str) -> None:
        self.there += 1
        if said == meant:
            self.right += 1
        else:
            self.wrong.append(f"{what}: {said!r}, and not {meant!r}")


def _by_code(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the rows by code; one that comes again is called `1.1 again`."""
    named: dict[str, dict[str, Any]] = {}
    for row in rows:
        name = row["code"]
        while name in named:
            name += " again"
        named[name] = row
    return named


def _compare(
    code: str, row: dict[str, Any], read: dict[str, Any], tally: _Tally
) -> None:
    """Compare every field that the answers give, without regard to white space."""
    claim = (read.get("claim") or {}).get("status")
    said = {**read, "delivery": claim}
    for name, words in row.items():
        if not words or name == "code":
            continue
        if read:
            tally.count(f"{code} {name}", _flat(said.get(name)), _flat(words))
        else:
            tally.there += 1


def _extra(row: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """Return what `read` has in fields that hold nothing in the document."""
    names = [name for name in (*WORDED, "rated") if not row.get(name)]
    return [f'{row["code"]} {n} "{_flat(read[n])}"' for n in names if _flat(read[n])]


def _areas(
    wanted: list[dict[str, Any]], found: list[dict[str, Any]], tally: _Tally
) -> list[str]:
    """Compare the areas in their order; return those that are not there."""
    for at, area in enumerate(wanted):
        said = _area(found[at]) if at < len(found) else "none"
        tally.count(f"area {at + 1}", said, _area(area))
    return [_area(area) for area in found[len(wanted) :]]


def _area(area: dict[str, Any]) -> str:
    return _flat(f"{area['number']}: {area['title']}; {'; '.join(area['outcomes'])}")


def _said(wanted: list[str], text: str) -> tuple[Pair, list[str]]:
    """Return how many of the `wanted` words are in `text`, and those that are not."""
    missing = [words for words in wanted if _flat(words) not in _flat(text)]
    return (len(wanted) - len(missing), len(wanted)), missing


def _texts(spans: list[dict[str, str]]) -> str:
    return " ".join(span["text"] for span in spans)


def _flat(words: str | None) -> str:
    return " ".join((words or "").split())
