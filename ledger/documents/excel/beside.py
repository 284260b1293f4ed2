"""Words of a workbook that stand beside its cells: comments, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ledger.documents.excel.parts import Parts
from ledger.documents.excel.sheet import area_of
from ledger.documents.excel.strings import lines_of, unescaped
from ledger.documents.model import Paragraph, Position

# Excel puts these words where older versions look for a comment that has answers.
_STAND_IN = "[Threaded comment]"

_PLACES = re.compile(r"&[LCR]")
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])')
_ONLY_PAGES = re.compile(r"(page|of|\W)*", re.IGNORECASE)


@dataclass
class Beside:
    """Collects what stands beside the cells and counts it through the workbook."""

    comments: list[Paragraph] = field(default_factory=list)
    pages: list[Paragraph] = field(default_factory=list)
    _headers: int = 0
    _footers: int = 0

    def add_comments(self, parts: Parts, part: str, sheet: int) -> None:
        """Take the comments of the sheet in `part`, answers too, in their order."""
        for reference, words in _comments(parts, part):
            text = "\n".join(lines_of(unescaped(words))).strip()
            if text:
                area = area_of(reference)
                place = Position(
                    sheet=sheet,
                    row=area.top,
                    cell=area.left,
                    part=f"comment {len(self.comments) + 1}",
                )
                self.comments.append(Paragraph(text, "", place))

    def add_page(self, page: Sequence[tuple[str, str]], sheet: int) -> None:
        """Take the headers and footers of a printed page, without page numbers."""
        taken = set()
        for kind, code in page:
            for words in _PLACES.split(code):
                text = _CODES.sub("", words.replace("&&", "\0")).replace("\0", "&")
                text = "\n".join(lines_of(text)).strip()
                if text in taken or _ONLY_PAGES.fullmatch(text):
                    continue
                taken.add(text)
                place = Position(sheet=sheet, part=self._next(kind))
                self.pages.append(Paragraph(text, "", place))

    def _next(self, kind: str) -> str:
        if kind.endswith("Header"):
            self._headers += 1
            return f"header {self._headers}"
        self._footers += 1
        return f"footer {self._footers}"


def has_pictures(parts: Parts, part: str) -> bool:
    """Tell whether the sheet in `part` has pictures, charts or text boxes."""
    drawings = [r.part for r in parts.related(part) if r.kind == "drawing"]
    return any(len(parts.tree(drawing)) for drawing in drawings)


def _comments(parts: Parts, part: str) -> Iterator[tuple[str, str]]:
    """Yield the cell and the words of each comment; of threads, each answer too."""
    related = parts.related(part)
    threaded = [r.part for r in related if r.kind == "threadedComment"]
    for found in threaded:
        for comment in parts.tree(found).iter("threadedComment"):
            yield comment.get("ref", ""), comment.findtext("text") or ""
    for found in (r.part for r in related if r.kind == "comments"):
        for comment in parts.tree(found).iter("comment"):
            words = "".join(t.text or "" for t in comment.iter("t"))
            if not (threaded and words.startswith(_STAND_IN)):
                yield comment.get("ref", ""), words
