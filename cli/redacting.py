"""Redacting as one piece of work: places, entry, views, editions, and a clean file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from cli.answering import rows_of, sentence
from cli.redaction_places import BEYOND, Places, places
from cli.streams import tell
from cli.table import echo_json
from cli.trouble import TROUBLE
from cli.wiring import Workspace
from cli.words import printable

if TYPE_CHECKING:
    from cli.resealing import Resealed
    from ledger.recording import Recorded
    from ledger.redact_verbs import Redaction
    from ledger.session import Command


@dataclass
class Done:
    """What came of a redaction.

    Attributes:
        recorded: What was recorded; None if only the file was cleaned.
        places: Where the words stood.
        resealed: The redacted editions that were sealed.
        trouble: Why the file still holds the words; None if it is clean.
    """

    recorded: "Recorded | None" = None
    places: Places = field(default_factory=Places)
    resealed: "Sequence[Resealed]" = ()
    trouble: Exception | None = None

    @property
    def frozen(self) -> list[int]:
        """The sealed reports that hold the words and stay as they are, by number."""
        gone = {(one.plan, one.replaces) for one in self.resealed}
        return [
            one.file.report
            for one in self.places.reports
            if one.file.made == "sealed"
            and (one.file.plan, one.file.report) not in gone
        ]


def check_fields(workspace: Workspace, number: int) -> None:
    """Refuse a redaction that names no field, with those that the entry has.

    Raises:
        WhichFieldError, NoWordsError, AlreadyRedactedError, UnknownEntryError: as the
            names say.
    """
    from domain.text import Text
    from ledger.redact_verbs import Redaction

    nothing = Redaction(number, (), False, False, Text("none"), Text("none"))
    with workspace.opened(workspace.place()) as ledger:
        ledger.would_redact(workspace.command(), nothing)


def rehearse(
    workspace: Workspace, command: "Command", asked: "Redaction", format_: str
) -> None:
    """Say what a redaction would remove, and where the words stand; change nothing."""
    with workspace.opened(workspace.place()) as ledger:
        gone = ledger.would_redact(command, asked)
    found = places(workspace, gone)
    if format_ == "json":
        echo_json({"entries": [], "places": found.as_json()})
        return
    click.echo("Dry run: nothing was redacted. It would remove for good:")
    for place in gone:
        click.echo(f"  #{place.number} {place.field}")
    _echo(found.lines())
    if any(one.file.made == "sealed" for one in found.reports):
        click.echo("Sealed reports stay frozen unless --reseal replaces them.")
    click.echo(BEYOND)


def redact(
    workspace: Workspace, command: "Command", asked: "Redaction", *, anew: bool
) -> Done:
    """Redact, and leave nothing of the words in the ledger's file.

    Args:
        workspace: The way to the ledger.
        command: Who asks. Sent again, it finishes what was cut short.
        asked: What is to go.
        anew: Whether sealed reports that open the words get a redacted edition.
    """
    done = Done()
    with workspace.opened(workspace.place()) as ledger:
        if not ledger.knows(command):
            done.places = places(workspace, ledger.would_redact(command, asked))
    with workspace.recording() as ledger:
        done.recorded = ledger.redact(command, asked)
    finish(workspace, done, anew=anew)
    return done


def finish(workspace: Workspace, done: Done, *, anew: bool) -> None:
    """Draw views and reports without what was redacted, and clean the file.

    It never fails: what was recorded is recorded, and `done.trouble` says what is
    left to do.
    """
    from ledger.cleaning import clean

    try:
        with workspace.reading():
            pass  # It has the views caught up: those with words are drawn anew.
        if anew:
            from cli.resealing import reseal

            by = None if done.recorded is None else done.recorded.numbers
            done.resealed = reseal(workspace, by)
        clean(workspace.place())
    except TROUBLE as error:
        done.trouble = error


def answer(workspace: Workspace, done: Done, format_: str) -> None:
    """Say what was redacted and what was not reached; never fail."""
    numbers = () if done.recorded is None else done.recorded.numbers
    again = done.recorded is not None and done.recorded.again
    try:
        rows = rows_of(workspace, numbers)
    except TROUBLE as error:
        rows = []
        tell(f"The views cannot show it: {' '.join(str(error).split())}.")
    if format_ == "json":
        echo_json(_as_json(done, numbers, again, rows))
    else:
        _echo_done(done, again, rows)
    if done.trouble is not None:
        why = " ".join(str(done.trouble).split())
        left = "The words are out of the vault, but the file is not clean of them yet"
        tell(f"{left} ({why.rstrip('.')}); run `ledger redact --finish`.")


def _as_json(
    done: Done, numbers: Sequence[int], again: bool, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "entries": list(numbers),
        "again": again,
        "recorded": rows,
        "finished": done.trouble is None,
        "places": done.places.as_json(),
        "resealed": [one._asdict() for one in done.resealed],
        "frozen": done.frozen,
    }


def _echo_done(done: Done, again: bool, rows: list[dict[str, Any]]) -> None:
    if again:
        click.echo("This command was recorded before; what it had left was finished.")
    for row in rows:
        click.echo(sentence(row))
    _echo(done.places.lines())
    for one in done.resealed:
        said = f"Report {one.replaces} was replaced by its redacted edition"
        click.echo(f"{said}, report {one.report} ({one.plan}, #{one.entry}).")
    if done.frozen:
        listed = ", ".join(map(str, done.frozen))
        click.echo(
            f"Sealed reports that stay frozen, with the words in them: {listed};"
            " `ledger redact --finish --reseal` replaces them."
        )
    if done.trouble is None:
        click.echo("Vault, views and journals are clean; the file was written anew.")
    click.echo(BEYOND)


def _echo(lines: Any) -> None:
    for line in lines:
        click.echo(printable(line))
