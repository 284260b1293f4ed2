"""`ledger demo`: a ledger to try things on, two years old and full of changes."""

import sys
from pathlib import Path

import click

from cli.options import answer_option, ledger_option
from cli.previewing import quoted
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable
from domain.errors import LedgerError
from ledger.errors import LedgerExistsError, NoLedgerError
from ledger.place import PlaceError

DOCUMENT = "example-plan.docx"
NEXT_DOCUMENT = "example-plan-february-2022.docx"

ORIGIN = "progress-ledger-demo/"
"""How the origin of an example begins, so that nobody takes it for a record."""

WORTH_TYPING = (
    ('status{} --as-at "30 July 2020"', "what was true that day, as known now"),
    (
        'report show{} --to ofsted --on "30 July 2020"',
        "what Ofsted was told by then, from the bytes that were sent",
    ),
    ("report diff{} 1", "what came to light after that report, and from which entries"),
    ("verify{}", "proof that nothing was altered"),
)
"""Commands, with `{}` where --ledger goes, and what each shows."""

OF_THE_NEXT = (
    ('import{} {next} --as-at "28 February 2022"', "what changed; records nothing"),
    (
        'import{} {next} --as-at "28 February 2022" --accept --renumbered "1.4=1.5"',
        "records it, and says that 1.4 is 1.5 now",
    ),
    ("check{}", "what is missing, such as who approved a new target"),
    ("timeline{} 2.6", "all that was ever recorded of one action"),
)
"""The same about the next version of the document, with `{next}` for its name."""


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

    Beside the ledger it writes the plan that it began with as a Word document, and
    the next version of that, for you to import. Two years of updates go through the
    same code as yours will.

    \b
    Examples:
      ledger demo
      ledger demo --ledger example/ledger.db
    """
    from cli.demo.plan import SLUG

    place = _file(workspace)
    document, following = (place.with_name(name) for name in (DOCUMENT, NEXT_DOCUMENT))
    # It appears under its name only when it is whole.
    part = place.with_name(place.name + ".part")
    _make(workspace, place, part, document)
    entries = _record(workspace, part, document)
    _write_next(workspace, part, following)
    part.rename(place)
    _name_key(part, place)
    # SQLite leaves an empty journal behind, which is of no use under the old name.
    part.with_name(part.name + "-journal").unlink(missing_ok=True)
    if format_ == "json":
        numbers = list(range(1, entries + 1))
        made = {"ledger": str(place), "plan": SLUG, "document": str(document)}
        made["next_document"] = str(following)
        echo_json({"entries": numbers, **made})
        return
    click.echo(
        f"Made the example ledger {printable(str(place))}\n"
        f"with {counted(entries, 'entry')} in the plan {SLUG}, recorded from June 2020"
        " to February 2022.\n"
        f"The document that it began with is {printable(str(document))}.\n"
    )
    _suggest(workspace, place, following)


def _file(workspace: Workspace) -> Path:
    """Return the file that the example becomes.

    Raises:
        PlaceError: a place on a server was named.
    """
    place = workspace.new_place()
    if isinstance(place, Path):
        return place
    raise PlaceError(
        "The example is made as a file; name one with --ledger, and copy it to the"
        " server with `ledger copy FILE URL` afterwards."
    )


def _make(workspace: Workspace, place: Path, part: Path, document: Path) -> None:
    """Make the empty ledger `part`, and the document unless it is there already."""
    from cli.demo.document import example_document
    from ledger.connection import create

    content = example_document()
    there = _is_there(document, content)
    if place.exists():
        raise LedgerExistsError(place)
    if place.with_suffix(".key").exists():
        from ledger.proof.errors import KeyExistsError

        raise KeyExistsError(place.with_suffix(".key"))
    # What an example that was cut short left behind.
    for leftover in part.parent.glob(f"{part.with_suffix('.key').name}*"):
        leftover.unlink()
    part.unlink(missing_ok=True)
    create(part, ORIGIN + workspace.machine.name())
    if not there:
        document.write_bytes(content)


def _name_key(part: Path, place: Path) -> None:
    """Let the key be called as the ledger is, with all that lies beside it."""
    from ledger.proof.keys import public_place
    from ledger.proof.last_note import last_place

    for of_key in (lambda key: key, public_place, last_place):
        of_key(part.with_suffix(".key")).rename(of_key(place.with_suffix(".key")))


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


def _write_next(workspace: Workspace, part: Path, following: Path) -> None:
    """Write the next version of the document, unless it is there already."""
    from cli.demo.february import february_document

    with workspace.opened(part) as ledger:
        content = february_document(ledger.log)
    if not _is_there(following, content):
        following.write_bytes(content)


def _is_there(document: Path, content: bytes) -> bool:
    """Tell whether the document is there already.

    Raises:
        DocumentInTheWayError: something else is.
    """
    there = document.exists()
    if there and not (document.is_file() and document.read_bytes() == content):
        raise DocumentInTheWayError(document)
    return there


def _suggest(workspace: Workspace, place: Path, following: Path) -> None:
    """Print what may be typed next."""
    where = _option(workspace, place)
    click.echo("Four commands worth typing:")
    for command, shows in WORTH_TYPING:
        click.echo(f"  ledger {command.format(where)}\n      {shows}")
    name = NEXT_DOCUMENT
    if isinstance(workspace.chosen, Path):
        name = str(workspace.chosen.with_name(name))
    elif following.parent != workspace.machine.folder():
        name = str(following)
    click.echo(f"\nMeanwhile somebody went on writing in Word: {printable(name)}.")
    click.echo("Four more about that:")
    for command, shows in OF_THE_NEXT:
        line = command.format(where, next=quoted(printable(name)))
        click.echo(f"  ledger {line}\n      {shows}")


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
