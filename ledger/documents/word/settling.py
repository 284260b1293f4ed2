"""Goes through a part of a Word file in order and settles each tracked change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ledger.documents.model import Change, Position
from ledger.documents.word.revisions import (
    KINDS,
    MARKS,
    PARAGRAPH_MARK,
    Revision,
    in_runs,
    of_end,
    of_format,
    of_part,
    revision,
    text_of,
)
from ledger.documents.word.surgery import (
    drop,
    join_paragraphs,
    restore_settings,
    restore_words,
    unwrap,
)
from ledger.documents.word.xml import (
    BOX,
    CELL,
    CELL_PR,
    MOST_NESTED,
    P_PR,
    R_PR,
    ROW,
    ROW_PR,
    RUN,
    TABLE,
    UNSEEN,
    P,
    TooDeepError,
    Xml,
    children,
    w,
)

_MOVES = {w("moveFromRangeStart"), w("moveToRangeStart")}
_MOVED = {w("moveFromRangeEnd"), w("moveToRangeEnd")}


@dataclass
class Settling:
    """Settles part after part, counting places as the reader will.

    Attributes:
        choose: Is given each change as if accepted; returns whether it is.
        otherwise: Whether changes are accepted that nobody is asked about: formatting
            that is not read, and changes without words.
        has_words: Tells whether a paragraph shows words, and so counts for places.
        changes: Those that were settled, in order.
        telling: How many of them change what is read.
    """

    choose: Callable[[Change], bool]
    otherwise: bool
    has_words: Callable[[Xml], bool]
    changes: list[Change] = field(default_factory=list)
    telling: int = 0
    _part: str = ""
    _tables: int = 0
    _paragraphs: int = 0
    _carried: bool = False
    _gone: set[Xml] = field(default_factory=set)
    _move: str = ""
    _moves: dict[str, bool] = field(default_factory=dict)
    _around: tuple[str, str, bool] | None = None

    def settle(self, root: Xml, part: str) -> None:
        """Settle what is tracked in `root`, which is the part of that name."""
        if next(root.iter(*MARKS), None) is not None:
            self._part, self._tables, self._paragraphs = part, 0, 0
            self._carried, self._move = False, ""
            self._blocks(root, None)

    def _blocks(self, parent: Xml, cell: Position | None) -> None:
        """Settle the paragraphs and tables in `parent`, which may stand in a cell."""
        held = list(parent)
        for child in held:
            tag = child.tag
            if tag == P:
                self._paragraph(child, cell)
            elif tag == TABLE:
                self._table(child, cell)
            elif tag in KINDS:
                self._blocks(child, cell)
                self._settle([revision(child, text_of(child, KINDS[tag]))], cell)
            elif not self._turns(child) and isinstance(tag, str) and tag not in UNSEEN:
                self._blocks(child, cell)
        if not self._gone.isdisjoint(held):
            join_paragraphs(parent, self._gone)

    def _turns(self, element: Xml) -> bool:
        """Tell whether `element` begins or ends words that moved; remember which."""
        if element.tag in _MOVES:
            self._move = element.get(w("name"), "")
        elif element.tag in _MOVED:
            self._move = ""
        return element.tag in _MOVES or element.tag in _MOVED

    def _paragraph(self, paragraph: Xml, cell: Position | None) -> None:
        formatted = of_format(paragraph.find(P_PR), text_of(paragraph))
        inside = list(self._revisions(paragraph))
        self._settle([formatted, None, *inside, of_end(paragraph, self._move)], cell)
        if cell is None:
            self._carried = self._carried or self.has_words(paragraph)
            if paragraph not in self._gone:
                self._count()
        for box in list(paragraph.iter(BOX)):
            if next(box.iterancestors(P)) is paragraph:
                self._blocks(box, cell)

    def _count(self) -> None:
        """Count a paragraph of the body; one without words does not count."""
        self._paragraphs += self._carried
        self._carried = False

    def _revisions(self, parent: Xml) -> Iterator[Revision | None]:
        """Yield what is tracked in a paragraph; None for words between."""
        for child in parent:
            tag = child.tag
            if tag in KINDS:
                yield revision(child, text_of(child, KINDS[tag]), self._move)
            elif tag == RUN:
                words = text_of(child)
                formatted = of_format(child.find(R_PR), words)
                if words or formatted:
                    yield formatted
            elif not self._turns(child) and isinstance(tag, str) and tag not in UNSEEN:
                yield from self._revisions(child)

    def _table(self, table: Xml, cell: Position | None) -> None:
        _limit(table, TABLE)
        if cell is None:
            self._count()
        rows = [row for row in children(table) if row.tag == ROW]
        kept = 0
        for row in rows:
            here = Position(table=self._tables + 1, row=kept + 1, part=self._part)
            kept += self._row(row, cell or here)
        if rows and not kept:
            drop(table)
        elif cell is None:
            self._tables += 1

    def _row(self, row: Xml, place: Position) -> bool:
        """Settle a row; tell whether it is still there."""
        before = self._around
        stays = self._stays(of_part(row, ROW_PR), row, place)
        if stays:
            self._cells(row, place)
        self._around = before
        return stays

    def _cells(self, row: Xml, place: Position) -> None:
        """Settle the cells of a row, which may itself stand in a cell."""
        kept = 0
        for cell in [cell for cell in children(row) if cell.tag == CELL]:
            here = replace(place, cell=kept + 1) if place.cell is None else place
            before = self._around
            if self._stays(of_part(cell, CELL_PR), cell, here):
                kept += 1
                self._settle([of_format(cell.find(CELL_PR), text_of(cell))], here)
                self._blocks(cell, here)
            self._around = before

    def _stays(self, mark: Revision | None, part: Xml, place: Position) -> bool:
        """Settle how a row or cell came or went; tell whether it is still there.

        The same person's words in one that stays came or went with it.
        """
        if mark is None:
            return True
        taken = self._taken([mark], place)
        if taken is not (mark.kind == "inserted"):
            drop(part)
            return False
        self._around = (mark.kind, mark.author, taken)
        return True

    def _settle(
        self, revisions: Sequence[Revision | None], cell: Position | None
    ) -> None:
        """Settle `revisions`, which follow each other in a paragraph."""
        place = cell or Position(paragraph=self._paragraphs + 1, part=self._part)
        for group in in_runs(revisions):
            taken = self._taken(group, place)
            for one in group:
                self._apply(one, taken, cell)

    def _taken(self, group: Sequence[Revision], place: Position) -> bool:
        """Tell whether a change is accepted, and list it."""
        first = group[0]
        if self._around and self._around[:2] == (first.kind, first.author):
            return self._around[2]
        words = "".join(one.words for one in group)
        ends = any(one.element.tag == P for one in group)
        empty = first.kind != "formatted" and not words and not ends
        change = Change(
            first.kind, words or PARAGRAPH_MARK * ends, first.author, first.day, place
        )
        if empty or not first.telling:
            taken = self.otherwise
        elif first.move in self._moves:
            taken = self._moves[first.move]
        else:
            taken = self.choose(change)
        if first.move:
            self._moves[first.move] = taken
        if not empty:
            self.changes.append(replace(change, taken=taken))
            self.telling += first.telling
        return taken

    def _apply(self, one: Revision, taken: bool, cell: Position | None) -> None:
        """Leave of the document what an accepted or rejected change leaves."""
        element = one.element
        if one.kind == "formatted":
            if not taken:
                restore_settings(element)
        elif taken is (one.kind == "inserted"):
            if element.tag != P:
                _limit(element, *KINDS)
                self._settle(list(self._revisions(element)), cell)
                restore_words(element)
                unwrap(element)
        elif element.tag == P:
            self._gone.add(element)
        else:
            drop(element)


def _limit(element: Xml, *kinds: str) -> None:
    """Refuse an element that stands in too many of those kinds."""
    if sum(1 for _ in element.iterancestors(*kinds)) > MOST_NESTED:
        raise TooDeepError
