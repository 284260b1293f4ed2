"""Reads the JSON that the ledger prints: a plan at some (V, K), or a preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domain.printing import NOT_RECORDED
from ledger.documents.outline.blocks import Page
from ledger.documents.outline.front import told
from ledger.documents.outline.nodes import Entries, Items, Node, Words
from ledger.documents.outline.targets import target_cells

Pair = tuple[Words, Node]

_STATUS, _PREVIEW = {"known_to", "areas", "actions"}, {"document", "areas", "rows"}
_CELLS = {
    "code": "reference",
    "wording": "action",
    "sub_action": "sub-action",
    "target": "target",
    "revised": "revised date",
    "measure": "success measure",
    "milestone": "milestone",
    "status": "status",
    "progress": "progress",
    "evidence": "evidence",
    "impact": "impact",
    "next_steps": "next steps",
    "owner": "owner",
}
"""Key of a row of a preview -> heading of the column that it was read from."""


def own_plan(root: Entries, page: Page) -> Entries:
    """Return `root` as a plan file would have it, if the ledger printed it.

    What it prints of the plan itself is kept under the keys of a plan file; numbers
    of entries, hashes and counts are passed over. All else comes back as it is.

    Args:
        root: The whole file.
        page: Takes notices of what such a file holds and a plan does not.
    """
    keys = {key.text: node for key, node in root.pairs}
    if keys.keys() >= _STATUS and isinstance(keys["actions"], Items):
        return _from_status(keys, root.line, page)
    if keys.keys() >= _PREVIEW and isinstance(keys["rows"], Items):
        return _from_preview(keys, root.line, page)
    return root


def _from_status(keys: dict[str, Node], line: int, page: Page) -> Entries:
    ended = _items(keys.get("ended_actions"))
    if ended:
        codes = ", ".join(_text(action, "code") for action in ended)
        page.notices.append(
            f"Actions that had left the plan by then are not read: {codes}."
        )
    if _items(keys.get("measures")):
        page.notices.append(
            "Measures and their readings are not read; `ledger measure` records them."
        )
    front = ("title", "authority", "inspection", "scheme", "terms", "as_at", "boards")
    pairs = [(key, told(key.text, node)) for key, node in _taken(keys, front)]
    pairs += _taken(keys, ("ended",))
    rows = [
        (
            _text(action, "area"),
            Entries(tuple(_status_cells(action, page)), action.line),
        )
        for action in _items(keys["actions"])
        if isinstance(action, Entries)
    ]
    return _with_areas(pairs, keys["areas"], rows, line)


def _from_preview(keys: dict[str, Node], line: int, page: Page) -> Entries:
    pairs = _taken(keys, ("title", "authority", "scheme", "terms", "unplaced"))
    pairs = [
        (key, _only(node, "text") if key.text == "unplaced" else node)
        for key, node in pairs
    ]
    inspection = keys.get("inspection")
    if isinstance(inspection, Entries):
        parts = tuple((key, _only(node, "text")) for key, node in inspection.pairs)
        pairs.append((Words("inspection", inspection.line), Entries(parts, line)))
    rows = [
        (_text(row, "area_number"), Entries(tuple(_preview_cells(row)), row.line))
        for row in _items(keys["rows"])
        if isinstance(row, Entries)
    ]
    stands = keys.get("stands_from")
    if isinstance(stands, Words) and stands.text:
        page.notices.append(
            f"The file says that the plan stands from {stands.text}; say --as-at"
            " to record another day."
        )
    return _with_areas(pairs, keys["areas"], rows, line)


def _with_areas(
    pairs: list[Pair], areas: Node, rows: list[tuple[str, Entries]], line: int
) -> Entries:
    """Return the plan file: each row goes to the area with its number."""
    left = list(rows)
    made: list[Node] = []
    for area in _items(areas):
        number = _text(area, "code") or _text(area, "number")
        own = [row for whose, row in left if whose == number]
        left = [(whose, row) for whose, row in left if whose != number]
        parts: list[Pair] = [
            (Words("number", area.line), Words(number, area.line)),
            (Words("title", area.line), Words(_text(area, "title"), area.line)),
            (Words("outcomes", area.line), _outcomes(area)),
            (Words("actions", area.line), Items(tuple(own), area.line)),
        ]
        made.append(Entries(tuple(parts), area.line))
    found: list[Pair] = [*pairs, (Words("areas", line), Items(tuple(made), line))]
    if left:
        nowhere = Items(tuple(row for _, row in left), line)
        found.append((Words("under no improvement area", line), nowhere))
    return Entries(tuple(found), line)


def _status_cells(action: Entries, page: Page) -> Iterator[Pair]:
    """Yield the cells of an action of a plan at some (V, K)."""
    keys = {key.text: node for key, node in action.pairs}
    yield _cell("reference", keys["code"]) if "code" in keys else _blank(action)
    yield _cell("action", _whole(keys.get("wording")))
    for key, heading in (("sub_items", "sub-action"), ("impacts", "impact")):
        if _items(keys.get(key)):
            yield _cell(heading, _labelled(_items(keys[key])))
    yield from target_cells(_text(action, "code"), _items(keys.get("targets")), page)
    progress = keys.get("latest_progress")
    if isinstance(progress, Entries):
        yield _cell("progress", _whole(_part(progress, "text")))
    for key, heading in (("rating", "rating"), ("delivery", "delivery")):
        words = keys.get(key)
        # That nothing is recorded of the delivery is said; notes may claim much.
        absent = ("",) if key == "delivery" else ("", NOT_RECORDED)
        if isinstance(words, Words) and words.text not in absent:
            yield _cell(heading, words)
    if isinstance(keys.get("owner"), Words):
        yield _cell("owner", _whole(keys["owner"]))
    for key, heading in (
        ("rating_reason", "because"),
        ("delivery_note", "in the words"),
        ("exception", "exception"),
        ("evidence", "attached"),
    ):
        said = Items(tuple(_said(keys.get(key))), action.line)
        if said.nodes:
            yield _cell(heading, said)


def _preview_cells(row: Entries) -> Iterator[Pair]:
    """Yield the cells of an action of a preview, in the words of its document."""
    keys = {key.text: node for key, node in row.pairs}
    for key, heading in _CELLS.items():
        words = keys.get(key)
        if isinstance(words, Words) and words.text:
            yield _cell(heading, words)
    for key in ("rating", "rated"):
        words = keys.get(key)
        if isinstance(words, Words) and words.text:
            yield _cell("rating", words)
            break


def _labelled(parts: Iterable[Node]) -> Items:
    """Return sub-items or impacts as lines: `a) ...`, a second list `a` as well."""
    lines = []
    for part in parts:
        # A label that was used twice is kept as "a (2)".
        label = _text(part, "label").split(" ")[0]
        lines.append(Words(f"{label}) {_text(part, 'text')}", part.line))
    return Items(tuple(lines), lines[0].line)


def _outcomes(area: Node) -> Items:
    outcomes = _items(_part(area, "outcomes"))
    texts = [
        item if isinstance(item, Words) else _part(item, "text") for item in outcomes
    ]
    return Items(tuple(text for text in texts if text is not None), area.line)


def _said(node: Node | None) -> Iterator[Words]:
    """Yield the words that people wrote, without numbers of entries and hashes."""
    if isinstance(node, Words):
        if node.text:
            yield node
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from _said(item)
    elif node is not None:
        for key, value in node.pairs:
            if key.text in _PEOPLES:
                yield from _said(value)


_PEOPLES = ("cause", "recovery", "asked", "description", "name", "link")


def _taken(keys: dict[str, Node], names: Iterable[str]) -> list[Pair]:
    return [
        (Words(name, keys[name].line), keys[name]) for name in names if name in keys
    ]


def _cell(heading: str, node: Node) -> Pair:
    return Words(heading, node.line), node


def _blank(action: Entries) -> Pair:
    return Words("reference", action.line), Words("", action.line)


def _whole(node: Node | None) -> Node:
    """Return words as one line of a cell, with the line ends that they have."""
    return Items((node,), node.line) if node is not None else Words("", 1)


def _only(node: Node, name: str) -> Node:
    """Return what stands under `name` in a mapping, or in each of a list of them."""
    if isinstance(node, Items):
        return Items(tuple(_only(item, name) for item in node.nodes), node.line)
    return _part(node, name) or node


def _part(node: Node, name: str) -> Node | None:
    pairs = node.pairs if isinstance(node, Entries) else ()
    return next((value for key, value in pairs if key.text == name), None)


def _text(node: Node, name: str) -> str:
    """Return the words under a key; empty where there are none."""
    found = _part(node, name)
    return found.text if isinstance(found, Words) else ""


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Items) else ()
