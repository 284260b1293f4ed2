"""The targets of an action as the ledger prints them, back in the columns of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from domain.printing import WITHHELD
from domain.target_reading import read_target
from ledger.documents.outline.blocks import Page
from ledger.documents.outline.nodes import Entries, Items, Node, Words


class _Printed(NamedTuple):
    """A target in words: now, at first, its kind, and the date that it has."""

    text: str
    first: str
    kind: str
    dated: str
    line: int


def target_cells(
    code: str, targets: Sequence[Node], page: Page
) -> Iterator[tuple[Words, Node]]:
    """Yield the cells that say the targets of an action, each with its heading.

    A target that was revised is given as it was at first, beside what it was revised
    to, if it is the only one; otherwise its first words are listed in a column that
    has no place in a plan. One whose words were withheld is passed over.

    Args:
        code: The action's code.
        targets: Its targets, in order.
        page: Takes a notice of each whose kind or date its words do not tell.
    """
    read = [_read(target) for target in targets if isinstance(target, Entries)]
    printed = [target for target in read if target.text != WITHHELD]
    measures = [target for target in printed if _is_a_measure(target)]
    others = [target for target in printed if not _is_a_measure(target)]
    revised = [target for target in printed if target.first not in ("", target.text)]
    if len(printed) == 1 and others and revised:
        yield _cell("target", [(others[0].first, others[0].line)])
        yield _cell("revised date", [(others[0].text, others[0].line)])
        revised = []
    elif others:
        yield _cell("target", [(target.text, target.line) for target in others])
    if measures:
        shown = [(target.text, target.line) for target in measures]
        yield _cell("success measure", shown)
    if revised:
        yield _cell("originally", [(target.first, target.line) for target in revised])
    for target in others:
        _notice(code, target, page)


def _read(target: Entries) -> _Printed:
    words = {k.text: v.text for k, v in target.pairs if isinstance(v, Words)}
    first = words.get("original_text", "")
    known = words.get("revisions", "0") != "0" and first != WITHHELD
    return _Printed(
        text=words.get("text", ""),
        first=first if known else "",
        kind=words.get("kind", ""),
        dated=words.get("due_printed") or words.get("since_printed") or "",
        line=target.line,
    )


def _is_a_measure(target: _Printed) -> bool:
    """Tell a measure that only its column can make one, not its words."""
    words = target.text.strip()
    return (
        target.kind == "measure"
        and bool(words)
        and read_target(words).target.kind != "measure"
    )


def _notice(code: str, target: _Printed, page: Page) -> None:
    if not target.text.strip():
        return
    understood = read_target(target.text).target
    dated = understood.due or understood.since
    if target.kind and (understood.kind, str(dated or "")) != (
        target.kind,
        target.dated,
    ):
        was = f"{target.kind}, {target.dated}" if target.dated else target.kind
        now = f"{understood.kind}, {dated}" if dated else understood.kind
        page.notices.append(
            f'Line {target.line}: the target "{target.text}" of {code} was recorded as'
            f" {was}; by its words it would be {now}."
        )


def _cell(heading: str, lines: list[tuple[str, int]]) -> tuple[Words, Node]:
    items = tuple(Words(text, line) for text, line in lines)
    return Words(heading, lines[0][1]), Items(items, lines[0][1])
