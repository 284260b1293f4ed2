"""`ledger report export`: the bytes of a report, written out as they were kept."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import click

from cli.bagging import write_folder
from cli.headings import minute
from cli.options import answer_option, ledger_option, plan_option
from cli.reported import made
from cli.snapshots import OutputExistsError, OutputFailedError
from cli.table import echo_json
from cli.telling import report_of, sentence
from cli.wiring import Workspace
from cli.words import counted, printable


@click.command("export")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@plan_option
@answer_option
@ledger_option
@click.pass_obj
def export(
    workspace: Workspace, number: int, folder: Path, slug: str | None, format_: str
) -> None:
    """Write report NUMBER, byte for byte, into FOLDER.

    A sealed report is written as one archive, to be handed over, and beside it as the
    folder that the archive holds. One that was registered is written as its file.
    Hashes are compared before anything is written, and no file is written over. If a
    redacted edition took the place of the report, that one is written.

    \b
    Example:
      ledger report export 2 reports
    """
    from projections.reports import edition_of

    with workspace.reading() as view:
        plan = view.plan(slug)
        report = report_of(view, plan, number)
        edition = edition_of(view.connection, plan, report)
    row, into = edition.as_json(), workspace.machine.folder() / folder
    place = _unpacked(workspace, row, into)
    if format_ == "json":
        echo_json({"entries": [], "exported": str(place), "report": row})
        return
    size = counted(row["size"], "byte")
    click.echo(f"Wrote {size} to {printable(str(place))}.")
    if row["made"] == "sealed":
        click.echo(f"Unpacked beside it: {printable(str(place.with_suffix('')))}.")
        click.echo(printable(sentence(report, edition)))
        how = "sealed"
    else:
        click.echo(f"Report {number} to {printable(row['audience'])}: {made(row)}.")
        how = "registered"
    click.echo(f"SHA-256: {row['sha256']}, as {how} {minute(row['recorded_at'])}.")


def _unpacked(workspace: Workspace, row: dict[str, Any], folder: Path) -> Path:
    """Write a report, and a pack as a folder too; return the place of its file."""
    if row["made"] != "sealed":
        return export_report(workspace, row, folder)
    from ledger.connection import connect
    from ledger.files import safe_name
    from ledger.packs import archive

    beside = folder / Path(safe_name(row["name"], f"report-{row['number']}")).stem
    if beside.exists():
        raise OutputExistsError(printable(str(beside)))
    place = export_report(workspace, row, folder)
    with (
        closing(connect(workspace.place())) as connection,
        archive(connection, row["sha256"]) as pack,
    ):
        write_folder(beside, {path: pack.read(path) for path in pack.paths})
    return place


def export_report(workspace: Workspace, row: dict[str, Any], folder: Path) -> Path:
    """Write the file of a report to a new file in `folder`, and return its place.

    Raises:
        BytesLostError: the ledger does not hold its bytes as they were.
        OutputExistsError: a file of its name is there already.
        OutputFailedError: the folder or disk refuses.
    """
    from ledger.connection import connect
    from ledger.files import pieces, safe_name

    place = folder / safe_name(row["name"], f"report-{row['number']}")
    with closing(connect(workspace.place())) as connection:
        # Nobody changes the bytes between looking at them and writing them.
        connection.execute("BEGIN")
        for _ in pieces(connection, row["sha256"]):
            pass  # Bytes that are not those that were kept are never written.
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                try:
                    for piece in pieces(connection, row["sha256"]):
                        file.write(piece)
                except BaseException:
                    file.close()
                    with suppress(OSError):
                        place.unlink()
                    raise
        except FileExistsError as error:
            raise OutputExistsError(printable(str(place))) from error
        except OSError as error:
            raise OutputFailedError(printable(str(place)), str(error)) from error
    return place
