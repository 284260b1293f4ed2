"""Reads a plan written as YAML or JSON, and the JSON that the ledger itself prints."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ledger.documents.errors import DocumentError
from ledger.documents.model import Document
from ledger.documents.outline.areas import write_areas
from ledger.documents.outline.blocks import Page
from ledger.documents.outline.front import sort_front, write_front
from ledger.documents.outline.nodes import Entries, Node, OversizedOutlineError
from ledger.documents.outline.own import own_plan
from ledger.documents.package import read_bytes

LARGEST = 20 * 1024 * 1024
"""Bytes of a file; a plan of 5,000 actions has a quarter of it."""


class NotAnOutlineError(DocumentError):
    """A YAML or JSON file without a list of areas."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f'{name} has no list "areas", so it is no plan; write "areas:" with a'
            ' "title" and "actions" for each of them.',
        )


class NotPlainTextError(DocumentError):
    """A YAML or JSON file in letters that are not those of Unicode."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, f"{name} is not text in UTF-8; save it so in a text editor."
        )


def read_outline(path: Path, data: bytes | None = None) -> Document:
    """Return what the YAML or JSON file at `path` says of a plan.

    It is JSON if it begins with a brace. A plan has a list `areas`, each with `title`,
    `number`, `outcomes` and `actions`, whose keys are named as columns would be; a list
    under such a key has one line for each item. `title`, `authority`, `inspection`,
    `ratings`, `terms` and `as_at` may stand beside `areas`. What the ledger prints with
    `--format json` for `snapshot`, `status` and `import` is read too. Other keys become
    paragraphs, so that their words are listed.

    Args:
        path: The file.
        data: Its bytes, if they were read already.

    Raises:
        DocumentError: it cannot be read as a plan; one sentence says why.
    """
    data = read_bytes(path) if data is None else data
    if len(data) > LARGEST:
        raise OversizedOutlineError(path.name, "is larger than 20 MB")
    text = decoded(data, path.name)
    root = read_nodes(text, path.name)
    if not isinstance(root, Entries):
        raise NotAnOutlineError(path.name)
    page = Page(path.name, flat="\n" not in text.strip())
    keys, left = sort_front(own_plan(root, page))
    if "areas" not in keys:
        raise NotAnOutlineError(path.name)
    write_front(page, keys, left)
    write_areas(page, *keys["areas"])
    return Document(
        path.name,
        hashlib.sha256(data).hexdigest(),
        tuple(page.blocks),
        tuple(page.notices),
        program="a text editor",
    )


def decoded(data: bytes, name: str) -> str:
    """Return bytes as text, in UTF-8 or as their first bytes say.

    Raises:
        NotPlainTextError: they are no such text.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotPlainTextError(name) from error


def read_nodes(text: str, name: str) -> Node | None:
    """Return what a text in YAML or JSON holds; None for nothing.

    Raises:
        DocumentError: it is neither.
    """
    if text.lstrip().startswith("{"):
        from ledger.documents.outline.json import read_json

        return read_json(text, name)
    from ledger.documents.outline.yaml import read_yaml

    return read_yaml(text, name)
