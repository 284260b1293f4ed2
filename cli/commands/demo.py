"""`ledger demo`: a ledger to try things on, two years old and full of changes."""

import sys
from pathlib import Path

import click

from cli.options import answer_option, ledger_option
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable
from domain.errors import LedgerError
from ledger.errors import LedgerExistsError, NoLedgerError

DOCUMENT = "example-plan.docx"

ORIGIN = "progress-ledger-demo/"
"""How the origin of an example begins, so that nobody takes it for a record."""

WORTH_TYPING = (
    ('status{} --as-at "30 July 2020"', "what was true that day, as known now"),
    (
        'diff{} --as-at "30 July 2020" --from-known-on "30 July 2020"',
        "what was learnt of that day afterwards, and from which entries",
    ),
    ("timeline{} 2.6", "all that was ever recorded of one action"),
    ("verify{}", "proof that nothing was altered"),
)
"""Commands, with `{}` where --ledger goes, and what each shows."""


class DocumentInTheWayError(LedgerError):
    """Another document where the example plan is to be written."""

    def __init__(self, document: Path) -> None:
        super().__init__(
            f"{document} is there already and is not the example plan; make the example"
            " in another folder, with --ledger FOLDER/ledger.db."
        )


@click.command()
@answer_option
@ledger_option
@click.pass_obj
def demo(workspace: Workspace, format_: str) -> None:
    """Make an example ledger: 24 actions of a council that does not exist.

    It also writes the plan that it began with as a Word document beside the ledger.
    Two years of updates go through the same code as yours will.

    \b
    Examples:
      ledger demo
      ledger demo --ledger example/ledger.db
    """
    from cli.demo.plan import SLUG

    place = workspace.new_place()
    document = place.parent / DOCUMENT
    # It appears under its name only when it is whole.
    part = place.with_name(place.name + ".part")
    _make(workspace, place, part, document)
    entries = _record(workspace, part, document)
    part.rename(place)
    # SQLite leaves an empty journal behind, which is of no use under the old name.
    part.with_name(part.name + "-journal").unlink(missing_ok=True)
    if format_ == "json":
        numbers = list(range(1, entries + 1))
        made = {"ledger": str(place), "plan": SLUG, "document": str(document)}
        echo_json({"entries": numbers, **made})
        return
    click.echo(
        f"Made the example ledger {printable(str(place))}\n"
        f"with {counted(entries, 'entry')} in the plan {SLUG}, recorded from June 2020"
        " to February 2022.\n"
        f"The document that it began with is {printable(str(document))}.\n\n"
        "Four commands worth typing:"
    )
    where = _option(workspace, place)
    for command, shows in WORTH_TYPING:
        click.echo(f"  ledger {command.format(where)}\n      {shows}")


def _make(workspace: Workspace, place: Path, part: Path, document: Path) -> None:
    """Make the empty ledger `part`, and the document unless it is there already."""
    from cli.demo.document import example_document
    from ledger.connection import create

    content = example_document()
    there = document.exists()
    if there and not (document.is_file() and document.read_bytes() == content):
        raise DocumentInTheWayError(document)
    if place.exists():
        raise LedgerExistsError(place)
    part.unlink(missing_ok=True)
    create(part, ORIGIN + workspace.machine.name())
    if not there:
        document.write_bytes(content)


def _record(workspace: Workspace, place: Path, document: Path) -> int:
    """Record the example and return the number of its last entry."""
    from cli.demo.recording import STEPS, record_example

    with click.progressbar(
        record_example(workspace, place, document),
        length=STEPS,
        label="Recording two years",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as steps:
        return max(steps)


def _option(workspace: Workspace, place: Path) -> str:
    """Return the option that a command typed here needs to find `place`."""
    try:
        found = Workspace(workspace.machine).place()
    except NoLedgerError:
        found = None
    if found == place:
        return ""
    named = printable(str(workspace.chosen or place))
    return f' --ledger "{named}"' if " " in named else f" --ledger {named}"
