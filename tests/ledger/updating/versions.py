"""Versions of a document, built as the readers build them, and a ledger for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict, Unpack

from domain.claims import Claim, read_claim
from domain.partial_date import PartialDate
from ledger.book import Ledger
from ledger.documents.layouts.layout import Field
from ledger.documents.model import Position, Span
from ledger.documents.plan_reading import (
    ActionReading,
    AreaReading,
    ClaimReading,
    Labelled,
    PlanReading,
    RatingReading,
)
from ledger.importing import import_plan
from ledger.recording import Recorded
from ledger.updating import Choice, Proposal, Update, propose, record_update
from tests.ledger.given import Clock, made

SLUG = "northmoor-2021"
OFFICER = "h.mensah"
NOW = datetime(2022, 12, 1, 9, 30, tzinfo=UTC)
MARCH = PartialDate.day(date(2022, 3, 1))
JUNE = PartialDate.day(date(2022, 6, 1))

Words = str | Sequence[str]
Renumbered = Mapping[str, str | None]
NOTHING: Renumbered = {}


CELLS: dict[Field, int] = {
    "action": 1,
    "target": 2,
    "progress": 3,
    "rating": 4,
    "owner": 5,
    "revised": 6,
    "status": 7,
}
"""Which cell of its row each field of an action stands in."""


class Cells(TypedDict, total=False):
    """What a row says beside code and wording."""

    target: Words
    progress: Words
    rating: str | None
    owner: str | None
    parts: Words
    impacts: Words
    revised: Words
    status: str
    parent: str


def row(code: str, wording: str, **cells: Unpack[Cells]) -> ActionReading:
    """Return an action, each of its cells where a plan of one table has it."""
    here = _Row(code)
    lines = here.spans(3, cells.get("progress", ()))
    targets = here.spans(2, cells.get("target", ()))
    area = int(code.split(".")[0])
    return ActionReading(
        code=code,
        area=area,
        area_index=area - 1,
        parent=cells.get("parent"),
        wording=wording,
        sub_items=here.labelled(cells.get("parts", ()), lettered=True),
        impacts=here.labelled(cells.get("impacts", ()), lettered=False),
        targets=targets,
        progress=lines,
        rating=cells.get("rating"),
        owner=cells.get("owner"),
        claim=here.claim(cells.get("status"), [*lines, *targets]),
        sources={field: (here.cell(at),) for field, at in CELLS.items()},
        rows=(here.cell(None),),
        revised=here.spans(6, cells.get("revised", ())),
    )


class _Row:
    """The row of an action: its number follows from the code, as in a real table."""

    def __init__(self, code: str) -> None:
        area, *rest = (int(part) for part in code.split("."))
        self.table = area
        self.row = 1 + rest[0] * 10 + (rest[1] if len(rest) > 1 else 0)

    def cell(self, at: int | None) -> Position:
        return Position(self.table, self.row, at)

    def spans(self, at: int, words: Words) -> tuple[Span, ...]:
        return tuple(Span(line, self.cell(at)) for line in _lines(words))

    def labelled(self, words: Words, *, lettered: bool) -> tuple[Labelled, ...]:
        return tuple(
            Labelled(
                f"{chr(96 + at)})" if lettered else "",
                text,
                self.cell(1),
                chr(96 + at) if lettered else str(at),
            )
            for at, text in enumerate(_lines(words), 1)
        )

    def claim(self, status: str | None, lines: Sequence[Span]) -> ClaimReading | None:
        known = {"In progress": "in_progress", "Not started": "not_started"}
        if status is not None:
            said = known.get(status, "completion_claimed")
            claim = Claim(said, status)  # type: ignore[arg-type]
            return ClaimReading(claim, self.cell(7))
        for span in lines:
            if found := read_claim([span.words]):
                return ClaimReading(found, span.position)
        return None


def _lines(words: Words) -> Sequence[str]:
    return [words] if isinstance(words, str) else words


def version(
    *rows: ActionReading,
    name: str = "plan.docx",
    outcomes: Sequence[str] = ("Audits are used",),
    key: Sequence[tuple[str, str]] = (),
    titles: Mapping[int, str] | None = None,
    title: str = "Northmoor Action Plan",
) -> PlanReading:
    """Return a document with these actions; another content is another file."""
    numbers = sorted({int(action.code.split(".")[0]) for action in rows} | {1})
    named = {n: (titles or {}).get(n, f"Oversight {n}") for n in numbers}
    areas = tuple(_area(n, words, outcomes) for n, words in named.items())
    scheme = tuple(
        RatingReading(value, value[0], meaning, False, False, Span(value, _KEY))
        for value, meaning in key
    )
    digest = sha256(repr((name, rows, areas, scheme, title)).encode()).hexdigest()
    return PlanReading(
        name,
        digest,
        title=Span(title, Position(paragraph=1)),
        areas=areas,
        actions=rows,
        scheme=scheme,
    )


def _area(number: int, title: str, outcomes: Sequence[str]) -> AreaReading:
    heading = Span(f"{number}. {title}", Position(paragraph=number * 10))
    below = enumerate(outcomes, number * 10 + 1)
    spans = tuple(Span(words, Position(paragraph=at)) for at, words in below)
    return AreaReading(number, title, heading, spans)


_KEY = Position(paragraph=5)


class Book:
    """A ledger with the first version in it, and what later ones do to it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def propose(
        self,
        reading: PlanReading,
        as_at: PartialDate = JUNE,
        renumbered: Renumbered = NOTHING,
    ) -> Update:
        return propose(self.ledger.log, SLUG, reading, as_at, renumbered)

    def record(
        self,
        reading: PlanReading,
        choices: Mapping[str, Choice],
        as_at: PartialDate = JUNE,
        renumbered: Renumbered = NOTHING,
    ) -> Recorded:
        about = SLUG, reading, as_at, choices, renumbered
        return record_update(self.ledger.log, OFFICER, *about)

    def accept_all(
        self,
        reading: PlanReading,
        as_at: PartialDate = JUNE,
        renumbered: Renumbered = NOTHING,
    ) -> Recorded:
        """Record every proposal that needs no confirmation."""
        update = self.propose(reading, as_at, renumbered)
        choices = {
            proposal.id: Choice(accept=True)
            for proposal in update.proposals
            if "confirmation" not in proposal.needs
        }
        return self.record(reading, choices, as_at, renumbered)


@contextmanager
def book(first: PlanReading, as_at: PartialDate | None = MARCH) -> Iterator[Book]:
    """Yield a ledger into which `first` was imported."""
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        made(Path(folder) / "ledger.db", Clock(NOW)) as ledger,
    ):
        import_plan(ledger.log, OFFICER, SLUG, first, as_at)
        yield Book(ledger)


def ids(update: Update) -> list[str]:
    """Return the ids of the proposals, in order."""
    return [proposal.id for proposal in update.proposals]


def one(update: Update, id_: str) -> Proposal:
    """Return the proposal called `id_`."""
    (found,) = [proposal for proposal in update.proposals if proposal.id == id_]
    return found
