"""The files of a pack, drawn from the ledger at any (V, K)."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cli.before import filed_before, frozen, told_before
from cli.options import Moment
from cli.view import View
from cli.wiring import Workspace
from domain.errors import LedgerError
from domain.withholding import Withholding

if TYPE_CHECKING:
    from projections.pack.material import Filed, Material, Told

ENTRIES = "entries.jsonl"


class NotInReportError(LedgerError):
    """An entry whose words are to be left out of a report that does not have it."""

    def __init__(self, number: int, plan: str, known_to: int) -> None:
        super().__init__(
            f"Entry #{number} is not among those of the plan {plan} up to #{known_to},"
            " which this report takes into account; leave texts of that number out of"
            " --without."
        )
        self.number = number


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a pack is to show, for whom, and what it is to leave out.

    Attributes:
        workspace: Where the ledger is.
        view: The ledger as its projections show it.
        plan: The plan's short name.
        seen: From where it looks.
        without: What is left out.
        audience: For whom it is; None for nobody in particular.
        report: `number`, `audience`, `title`, `because` and `exceptions_owed` of a
            report; None for a working copy.
    """

    workspace: Workspace
    view: View
    plan: str
    seen: Moment
    without: Withholding
    audience: str | None
    report: Mapping[str, Any] | None = None

    def files(self) -> dict[str, bytes]:
        """Return the path of each file below `data` -> its bytes.

        A progress bar is shown while a person is watching.

        Raises:
            LedgerError: there is no such plan at (V, K), or an entry whose words are
                to be left out.
        """
        from projections.pack.files import drawn, names

        with self.material() as material, _bar(1 + len(names())) as step:
            made = {}
            for name, content in drawn(material):
                made[name] = content
                step()
            made[ENTRIES] = self._entries()
            step()
        return made

    def file(self, name: str) -> bytes:
        """Return the bytes of one file of the pack.

        Raises:
            LedgerError: as `files` does.
        """
        from projections.pack.files import one_of

        with self.material() as material:
            return one_of(material, name)

    @contextmanager
    def material(self) -> "Iterator[Material]":
        """Yield what all files are drawn from."""
        from projections.pack.gathering import Marks, gather

        head = self.view.head
        marks = Marks(
            self.workspace.today.isoformat(),
            head.size,
            head.root.hex(),
            None if self.report is None else dict(self.report),
            self.without.words,
        )
        axes = self.plan, self.seen.as_at, self.seen.known_to
        self.check_there()
        with veiled(self.view, self.plan, axes[-1], self.without) as (connection, gone):
            told, filed = self._told(gone), self._filed()
            yield gather(connection, *axes, marks, told, filed)

    def check_there(self) -> None:
        """Refuse to leave out the words of an entry that the pack does not have."""
        from projections.log import numbered

        wanted = sorted(self.without.texts)
        found = numbered(self.view.connection, wanted, self.seen.known_to)
        there = {line.stored.number for line in found if line.stored.plan == self.plan}
        for number in wanted:
            if number not in there:
                raise NotInReportError(number, self.plan, self.seen.known_to)

    def _told(self, gone: frozenset[str]) -> "list[Told]":
        if self.audience is None:
            return []
        from projections.reports import edition_of
        from projections.veiling import veil_snapshot

        before = told_before(self.view, self.plan, self.audience, self.seen)
        with closing(_connected(self.workspace)) as connection:
            told = [
                frozen(
                    connection, one, edition_of(self.view.connection, self.plan, one)
                )
                for one in before
            ]
        told = [self._without_redacted(one) for one in told]
        if not gone:
            return told
        return [
            one._replace(snapshot=veil_snapshot(one.snapshot, gone)) for one in told
        ]

    def _filed(self) -> "list[Filed]":
        if self.audience is None:
            return []
        return filed_before(self.view, self.plan, self.audience, self.seen)

    def _without_redacted(self, told: "Told") -> "Told":
        """Return a report without words that were redacted since it was frozen."""
        from projections.status import status
        from projections.veiling import redact_snapshot

        connection = self.view.connection
        redacted = "SELECT 1 FROM line WHERE redacted = 1 AND plan = ? AND number <= ?"
        known = self.plan, told.known_to
        if connection.execute(redacted, known).fetchone() is None:
            return told
        day = date.fromisoformat(told.as_at)
        now = status(connection, self.plan, day, told.known_to).reported(
            entries=0, root=""
        )
        cleaned = {
            key: redact_snapshot(value, now[key]) if key in now else value
            for key, value in told.snapshot.items()
        }
        return told._replace(snapshot=cleaned)

    def _entries(self) -> bytes:
        from ledger.disclosing import disclosed

        with closing(_connected(self.workspace)) as connection:
            known_to = self.seen.known_to
            return b"".join(disclosed(connection, self.plan, known_to, self.without))


@contextmanager
def veiled(
    view: View, plan: str, known_to: int, without: Withholding
) -> Iterator[tuple[Any, frozenset[str]]]:
    """Yield a connection to what may be shown of a plan, and the words that may not."""
    if not without.names:
        yield view.connection, frozenset()
        return
    from cli.drawing import passing_views
    from projections.veiling import veil

    with passing_views() as copy:
        yield copy, veil(view.connection, copy, plan, known_to, without)


def _connected(workspace: Workspace) -> Any:
    from ledger.connection import connect

    return connect(workspace.place())


@contextmanager
def _bar(steps: int) -> Iterator[Callable[[], None]]:
    if not sys.stderr.isatty():
        yield lambda: None
        return
    label = "Drawing the pack"
    with click.progressbar(length=steps, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def withholding(words: Sequence[str]) -> Withholding:
    """Return what the options --without leave out."""
    return Withholding.read(part for one in words for part in one.split(","))
