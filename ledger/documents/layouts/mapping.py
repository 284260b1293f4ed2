"""What a person says that columns hold, where their headings do not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, get_args

from domain.errors import LedgerError
from ledger.documents.errors import DocumentError
from ledger.documents.layouts.layout import Field, Layout, normal
from ledger.documents.package import read_bytes

IGNORE: Literal["ignore"] = "ignore"
"""Said of a column that holds nothing of the plan."""

_LONGEST = 200
_LARGEST = 1024 * 1024


class UnknownPlanFieldError(LedgerError):
    """A field that no plan has; names those there are."""

    def __init__(self, heading: str, field: str, near: str | None) -> None:
        there = ", ".join((*get_args(Field), IGNORE))
        meant = f' (did you mean "{near}"?)' if near else ""
        super().__init__(
            f'The column "{heading}" cannot be "{field}"{meant}; choose from {there}.'
        )
        self.heading, self.field, self.near = heading, field, near


class UnknownHeadingError(LedgerError):
    """A heading without letters or digits, or one that was given two fields."""


class BadMappingError(DocumentError):
    """A saved mapping that does not say which column holds what."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            name,
            f'{name}: {why}; a mapping has the line "columns:" and below it a line such'
            ' as "By when: target" for each column.',
        )


def with_columns(layout: Layout, columns: Mapping[str, str]) -> Layout:
    """Return `layout` with what a person said of columns; that goes before the rest.

    Args:
        layout: What the headings say by themselves.
        columns: Heading -> a `Field` ("sub-action" and "sub_action" are the same), or
            `IGNORE`. Headings are compared without case, spaces and signs.

    Raises:
        UnknownPlanFieldError: it is no field; names what is meant, or all there are.
        UnknownHeadingError: a heading has no letters, or was given two fields.
    """
    if not columns:
        return layout
    said: dict[str, Field | None] = {}
    for heading, words in columns.items():
        name, field = _heading(heading), _field(heading, words, layout)
        if said.setdefault(name, field) != field:
            raise UnknownHeadingError(
                f'The column "{heading}" was given two fields; say one of them only.'
            )
    return replace(
        layout,
        columns={**layout.columns, **said},
        weak={n: f for n, f in layout.weak.items() if n not in said},
    )


def read_mapping(path: Path) -> dict[str, str]:
    """Return heading -> field as a saved mapping says, not checked yet.

    Raises:
        DocumentError: the file cannot be read, or is no mapping; says why.
    """
    # PyYAML is much to import, and most documents need no mapping.
    from ledger.documents.outline.nodes import Entries, Words
    from ledger.documents.outline.reading import decoded, read_nodes

    data = read_bytes(path)
    if len(data) > _LARGEST:
        raise BadMappingError(path.name, "it is larger than 1 MB")
    root = read_nodes(decoded(data, path.name), path.name)
    keys = root.pairs if isinstance(root, Entries) else ()
    columns = next((node for key, node in keys if key.text == "columns"), None)
    for key, _ in keys:
        if key.text != "columns":
            raise BadMappingError(path.name, f'"{key.text}" in line {key.line} is new')
    if not isinstance(columns, Entries):
        raise BadMappingError(path.name, "it lists no columns")
    found = {}
    for key, node in columns.pairs:
        if not isinstance(node, Words) or not node.text.strip():
            why = f'"{key.text}" in line {key.line} has no field behind it'
            raise BadMappingError(path.name, why)
        found[key.text] = node.text.strip()
    return found


def as_mapping(columns: Mapping[str, str]) -> str:
    """Return a mapping as the text of a file that `read_mapping` reads."""
    import yaml

    said = {"columns": dict(columns)}
    return "# What the columns of a document hold, for `ledger import --mapping`.\n" + (
        yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    )


def _heading(heading: str) -> str:
    if heading.strip() in ("#", "№"):
        return "number"
    name = normal(heading)
    if not name or len(heading) > _LONGEST:
        raise UnknownHeadingError(
            f'"{heading[:60]}" is no heading of a column; give its words as they stand'
            " in the document."
        )
    return name


def _field(heading: str, words: str, layout: Layout) -> Field | None:
    """Return the field that `words` name; None for a column to be passed over."""
    name = "_".join(normal(words.replace("_", " ")).split())
    if name == IGNORE:
        return None
    fields: tuple[Field, ...] = get_args(Field)
    for field in fields:
        if name == field:
            return field
    meant = layout.columns.get(normal(words))
    near = get_close_matches(name, [*fields, IGNORE], 1)
    raise UnknownPlanFieldError(heading, words, meant or next(iter(near), None))
