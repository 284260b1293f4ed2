"""`ledger import`: read a plan document; a preview first, recorded when accepted."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.options import dry_run_option, effective, format_option, ledger_option
from cli.previewing import HEADS, echo_preview, row_cells
from cli.table import echo_json, echo_rows
from cli.wiring import Workspace
from cli.words import counted
from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.partial_date import PartialDate
    from ledger.documents.plan_reading import PlanReading
    from ledger.recording import Recorded


class StreamedDocumentError(LedgerError):
    """A document that was to be read from standard input."""

    def __init__(self) -> None:
        super().__init__(
            "A plan document is read from a file, so that its name and hash can be"
            " recorded, and not from standard input; save it and give its name."
        )


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--accept", is_flag=True, help="Record it; otherwise only show it.")
@click.option(
    "--as-at",
    metavar="DATE",
    help="When the document was so. Otherwise the plan stands from the date of the"
    " inspectors' letter, and its notes and ratings are undated.",
)
@click.option("--plan", "slug", metavar="SLUG", help="Short name for the plan.")
@dry_run_option
@format_option
@ledger_option
@click.pass_obj
def import_(
    workspace: Workspace,
    file: Path,
    accept: bool,
    as_at: str | None,
    slug: str | None,
    dry_run: bool,
    format_: str,
) -> None:
    """Read the plan in the Word document FILE, and record it with --accept.

    Without --accept, or with --dry-run, it is a preview: what was read from which
    cell, what would be recorded of it, how each date was understood, every doubt,
    and all words that found no place. A rating that
    the document does not give in words is "not recorded", never guessed.

    \b
    Examples:
      ledger import plan.docx
      ledger import plan.docx --accept
      ledger import plan.docx --accept --as-at "30 July 2020"
    """
    from ledger.documents.reading import read_plan
    from ledger.documents.word import read_word
    from ledger.importing import slug_of

    if str(file) == "-":
        raise StreamedDocumentError
    stands = effective(as_at, workspace.today)
    reading = read_plan(read_word(workspace.machine.folder() / file))
    plan = slug or slug_of(reading)
    data = {"plan": plan, **_data(workspace, reading, stands)}
    if accept and not dry_run:
        _accept(workspace, plan, reading, stands, format_, data)
    elif format_ == "json":
        echo_json(data)
    elif format_ == "table":
        given = {"--plan": slug, "--as-at": as_at, "--ledger": workspace.chosen}
        options = [str(x) for pair in given.items() if pair[1] for x in pair]
        echo_preview(data, ["ledger", "import", str(file), "--accept", *options])
    else:
        echo_rows(format_, HEADS, [row_cells(row) for row in data["rows"]], data)


def _data(
    workspace: Workspace, reading: "PlanReading", as_at: "PartialDate | None"
) -> dict[str, Any]:
    """Return the reading as data, with the date it is taken to stand from."""
    from ledger.documents.preview import as_json
    from ledger.importing import stands_from

    data = as_json(reading)
    stands = as_at or stands_from(reading, workspace.today)
    if as_at is None:
        undated = (
            f"The document bears no date of its own: its actions are taken to stand"
            f" from {stands}, and its notes and ratings are undated; say --as-at DATE"
            " if you know when it was so."
        )
        data["doubts"] = [undated, *data["doubts"]]
    return {"stands_from": str(stands), **data}


def _accept(
    workspace: Workspace,
    plan: str,
    reading: "PlanReading",
    as_at: "PartialDate | None",
    format_: str,
    data: dict[str, Any],
) -> None:
    from ledger.importing import import_plan

    with workspace.recording() as ledger:
        user = workspace.machine.user()
        recorded = import_plan(ledger.log, user, plan, reading, as_at)
        which = f" --plan {plan}" if len(ledger.log.plans()) > 1 else ""
    if format_ == "json":
        numbers = list(recorded.numbers)
        echo_json({"entries": numbers, "again": recorded.again, **data})
    else:
        _echo_recorded(recorded, data)
        click.echo(f"Next: ledger status{which}")


def _echo_recorded(recorded: "Recorded", data: dict[str, Any]) -> None:
    """Say what was recorded, and what to look at next."""
    numbers = recorded.numbers
    span = f"#{numbers[0]} to #{numbers[-1]}"
    if recorded.again:
        click.echo(f"This document was recorded before, as {span}; nothing was added.")
        return
    outcomes = sum(len(area["outcomes"]) for area in data["areas"])
    parts = ", ".join(
        counted(number, noun)
        for number, noun in (
            (len(data["areas"]), "area"),
            (outcomes, "outcome"),
            (len(data["rows"]), "action"),
        )
    )
    entries = counted(len(numbers), "entry")
    click.echo(f"Recorded {entries}, {span}, in the plan {data['plan']}: {parts}.")
    for name, what in (("doubts", "doubt"), ("unplaced", "unplaced span")):
        if data[name]:
            click.echo(f"{counted(len(data[name]), what)}: see the preview.")
