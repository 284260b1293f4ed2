"""The parts of a workbook's package: which there are, and how each is parsed."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol, Self
from xml.etree import ElementTree as ET
from xml.parsers import expat

from ledger.documents.errors import OversizedDocumentError

LARGEST_TREE = 16 * 1024 * 1024
"""Bytes of a part that is held in memory as a tree: styles, comments, drawings."""

# Excel writes the first kind; "Strict Open XML" and some programs write the second.
_PLAIN = frozenset(
    f"{start}/{end}"
    for start in (
        "http://schemas.openxmlformats.org",
        "http://purl.oclc.org/ooxml",
        "http://schemas.microsoft.com/office",
    )
    for end in (
        "spreadsheetml/2006/main",
        "spreadsheetml/main",
        "drawingml/2006/main",
        "drawingml/main",
        "package/2006/relationships",
        "spreadsheetml/2018/threadedcomments",
        "spreadsheetml/2009/9/main",
        "excel/2006/main",
    )
)


class Handler(Protocol):
    """What is told of each element while a large part is parsed."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take note that an element begins."""

    def end(self, tag: str) -> None:
        """Take note that it ends."""

    def text(self, words: str) -> None:
        """Take note of words inside it."""


class Relation(NamedTuple):
    """A part that belongs to another, by its `id` there and a `kind`: `worksheet`."""

    id: str
    kind: str
    part: str


@dataclass(frozen=True)
class Parts:
    """An open package whose every part passed `check_package`.

    Attributes:
        package: The archive.
        file: The file's name, for refusals.
        names: The parts by their names in lower case; programs mix the case.
    """

    package: zipfile.ZipFile
    file: str
    names: Mapping[str, str]

    @classmethod
    def of(cls, data: bytes, file: str) -> Self:
        """Open the package in `data`."""
        package = zipfile.ZipFile(io.BytesIO(data))
        return cls(package, file, {name.lower(): name for name in package.namelist()})

    def tree(self, part: str) -> ET.Element:
        """Return a small part as a tree, its usual name spaces taken off.

        Raises:
            OversizedDocumentError: it is larger than `LARGEST_TREE`.
            KeyError: there is no such part.
        """
        info = self.package.getinfo(self.names[part.lower()])
        if info.file_size > LARGEST_TREE:
            raise OversizedDocumentError(
                self.file, f"has more than 16 MB in its part {part}", "Excel"
            )
        root = ET.fromstring(self.package.read(info))
        for element in root.iter():
            element.tag = plain(element.tag)
        return root

    def parse(self, part: str, handler: Handler) -> None:
        """Tell `handler` of every element of a part of any size, in order."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, found: handler.start(plain(tag), found)
        parser.EndElementHandler = lambda tag: handler.end(plain(tag))
        parser.CharacterDataHandler = handler.text
        with self.package.open(self.names[part.lower()]) as file:
            parser.ParseFile(file)

    def related(self, part: str) -> list[Relation]:
        """Return what belongs to `part` inside the package; nothing outside it."""
        folder, base = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{base}.rels").lower()
        if listed not in self.names:
            return []
        relations = []
        for element in self.tree(listed).iter("Relationship"):
            target = posixpath.join("/", folder, element.get("Target", ""))
            found = posixpath.normpath(target).lstrip("/").lower()
            if element.get("TargetMode") != "External" and found in self.names:
                kind = element.get("Type", "").rpartition("/")[2]
                relations.append(Relation(element.get("Id", ""), kind, found))
        return relations

    def first(self, part: str, kind: str) -> str | None:
        """Return the first part of that kind that belongs to `part`."""
        return next((r.part for r in self.related(part) if r.kind == kind), None)


@lru_cache(maxsize=4096)
def plain(tag: str) -> str:
    """Return an element's own name when its name space is one that is read here."""
    space, _, name = tag.lstrip("{").rpartition("}")
    return name if not space or space in _PLAIN else tag


def linked(attributes: Mapping[str, str]) -> str:
    """Return the id of the relation that an element names, such as `rId1`."""
    ids = (v for k, v in attributes.items() if k.endswith("relationships}id"))
    return next(ids, "")
