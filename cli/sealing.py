"""`ledger report seal`: draw a report and freeze it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cli.headings import short
from cli.options import (
    Moment,
    as_at_option,
    known_on_option,
    moment,
    writing,
)
from cli.packing import Drawing, withholding
from cli.signing import key_in_force, key_place, remember, sign
from cli.streams import tell
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, how_of, write
from domain.errors import LedgerError

if TYPE_CHECKING:
    from pathlib import Path

    from cli.view import View
    from domain.reports import Sealing
    from ledger.book import Ledger
    from ledger.files import KeptFile
    from ledger.proof.keys import SigningKey
    from ledger.recording import Recorded
    from ledger.session import Command


class Look(TypedDict):
    """What the options say of a pack, in the person's words."""

    audience: str
    as_at: str | None
    known_on: str | None
    without: tuple[str, ...]
    title: str | None
    because: str | None


class Asked(How, Look):
    """All that the options say."""


without_option = click.option(
    "--without",
    multiple=True,
    metavar="WHAT",
    help="Leave out, visibly: owners, evidence, or the words of one entry as texts:57."
    " Can be given again.",
)


@click.command("seal")
@click.option(
    "--to", "audience", metavar="AUDIENCE", required=True, help="For whom it is."
)
@as_at_option
@known_on_option
@without_option
@click.option("--title", metavar="WORDS", help="What the report is called.")
@click.option(
    "--because",
    metavar="TEXT",
    help="Why it is sealed although exception reports are owed. The report says it.",
)
@writing
@click.pass_obj
def seal(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """Draw the plan at any (V, K) as a pack, and freeze its bytes.

    A pack is one archive: the report as a page, PDF and Word document, the history
    with a date slider, the tables for Excel, and every entry. It is kept in the
    ledger under its hash. Nothing is reported by it until `ledger report send`. While
    exception reports are owed (`ledger exceptions --owed`), it is sealed only with
    --because.

    \b
    Examples:
      ledger report seal --to ofsted --as-at "30 July 2020"
      ledger report seal --to DMG --without owners
      ledger report seal --to ofsted --known-on "30 July 2020" --title "July return"
    """
    write(
        workspace,
        Sealer(workspace, asked).record,
        **how_of(asked),
    )


def check_come(as_at: date, today: date) -> None:
    """Refuse a day that has not come before anything is drawn for it.

    Raises:
        ReportAheadError: it has not.
    """
    if as_at > today:
        from domain.report_refusals import ReportAheadError

        raise ReportAheadError(as_at, today)


class Sealer:
    """One report to be sealed."""

    def __init__(
        self,
        workspace: Workspace,
        asked: Look,
        replaces: int | None = None,
        say: Callable[[str], None] = tell,
    ) -> None:
        """Take what is asked.

        Args:
            workspace: Where the ledger is.
            asked: What the options say.
            replaces: The report of which it is the redacted edition.
            say: Is told what is left out, so that a slip is seen.
        """
        self.workspace, self.asked, self.replaces = workspace, asked, replaces
        self.say = say
        self.without = withholding(asked["without"])
        self.title = optional_text(asked["title"])
        self.because = optional_text(asked["because"])

    def record(self, ledger: "Ledger", command: "Command", plan: str) -> "Recorded":
        """Draw the pack, keep it as the next report of `plan`, and sign for it.

        Without the ledger's key at hand it is sealed all the same, and signed for
        by the next checkpoint.
        """
        from ledger.recording import Recorded

        signer = self._signer(ledger)
        # Drawn before the lock is taken: nobody should wait for that.
        again = ledger.knows(command)
        drawn = self._drawn(ledger.log.reports(plan).next_number, plan, again)
        with ledger.log.together():
            sealed = self._seal(ledger, command, plan, *drawn)
            if signer is None or sealed.again:
                return sealed
            # Whoever it is sealed for, the ledger's key is used by whoever is here.
            own = replace(self.workspace.command(), on_behalf_of=None)
            signed = sign(ledger, own, *signer)
        remember(signed, signer[1])
        numbers = (*sealed.numbers, *signed.numbers)
        return Recorded(numbers, (*sealed.events, *signed.events))

    def _signer(self, ledger: "Ledger") -> "tuple[SigningKey, Path] | None":
        """Return the key in force and its place; None where none can sign."""
        checkpoints = ledger.log.checkpoints()
        # A rehearsal runs on a copy, for which nothing is to be signed.
        if not checkpoints.keys or ledger.log.place != self.workspace.place():
            return None
        try:
            place = key_place(self.workspace, None)
            return key_in_force(self.workspace, place, checkpoints)
        except LedgerError as error:
            tell(f"Nothing is signed: {error}")
            tell("`ledger checkpoint sign` signs for it later.")
            return None

    def _seal(
        self,
        ledger: "Ledger",
        command: "Command",
        plan: str,
        sealing: "Sealing",
        pack: "KeptFile",
    ) -> "Recorded":
        asked = self.asked
        words = asked["as_at"], asked["known_on"], *self.without.names
        said = {"title": self.title, "reason": self.because}
        return ledger.seal_report(command, plan, pack, sealing, words, **said)

    def _read_back(self, view: "View") -> None:
        """Say what is left out, with the first words of each entry: a slip leaks."""
        from projections.log import numbered

        for words in self.without.words:
            self.say(f"Withholding {words}.")
        for line in numbered(view.connection, sorted(self.without.texts)):
            said = short(" ".join((line.stored.text or "").split()), 60)
            self.say(f'  #{line.stored.number} says "{said}".')

    def _owed(self, view: "View", plan: str, seen: Moment, again: bool) -> list[str]:
        """Return the codes of the actions for which exception reports are owed.

        Raises:
            ExceptionsOwedError: some are, and nobody said why it is sealed; not of a
                redacted edition, which says what the report said, nor of a command
                that was recorded before, which records nothing.
        """
        from projections.status import status

        found = status(view.connection, plan, seen.as_at, seen.known_to).exceptions
        owed = [one for one in found if one.state == "owed"]
        if self.because is not None:
            return [one.code for one in owed]
        if owed and self.replaces is None and not again:
            from domain.report_refusals import ExceptionsOwedError

            since = [(one.code, date.fromisoformat(one.since)) for one in owed]
            raise ExceptionsOwedError(since)
        return []

    def _drawn(self, number: int, plan: str, again: bool) -> "tuple[Sealing, KeptFile]":
        from cli.bagging import bag_of, kept, name_of
        from domain.reports import Sealing

        workspace, asked, audience = self.workspace, self.asked, self.asked["audience"]
        report = {"number": number, "audience": audience, "title": self.title}
        report |= {"because": self.because}
        with workspace.reading_anew() as view:
            seen = moment(workspace, view, asked["as_at"], asked["known_on"])
            check_come(seen.as_at, workspace.today)
            report["exceptions_owed"] = self._owed(view, plan, seen, again)
            name = name_of(number, audience, seen.as_at)
            look = workspace, view, plan, seen, self.without
            drawing = Drawing(*look, audience, report)
            drawing.check_there()
            self._read_back(view)
            bag = bag_of(drawing, name)
        axes = audience, seen.as_at, seen.known_to
        made = bag.manifest, self.without.names, self.replaces
        sealing = Sealing(number, *axes, *made)
        return sealing, kept(name, bag.content)
