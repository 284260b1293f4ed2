"""`ledger report export`: the bytes of a report, written out as they were kept."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.bagging import write_folder
from cli.handing_over import pack_of
from cli.headings import minute
from cli.new_files import make_new
from cli.options import answer_option, ledger_option, plan_option
from cli.reported import made
from cli.snapshots import OutputExistsError
from cli.table import echo_json
from cli.telling import report_of, sentence
from cli.wiring import Workspace
from cli.words import counted, printable

if TYPE_CHECKING:
    from projections.reports import Report


SIGNED = "Signed for; whoever has it can check it with `python3 -I -S verify.py`."
UNSIGNED = (
    "No checkpoint signs for it, so nobody else can check it yet; run `ledger key"
    " create` and `ledger checkpoint sign`, then export it again."
)


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
    """Write report NUMBER into FOLDER, to be handed over.

    A sealed report is written as one archive and, beside it, as the folder that the
    archive holds. Its frozen files are in it byte for byte, and once a checkpoint
    signs for it, what proves it to anybody, with `verify.py`. One that was registered
    is written as its file. No file is written over. If a redacted edition took the
    place of the report, that one is written.

    \b
    Example:
      ledger report export 2 reports
    """
    from projections.reports import edition_of

    into = workspace.machine.folder() / folder
    with workspace.reading() as view:
        plan = view.plan(slug)
        report = report_of(view, plan, number)
        edition = edition_of(view.connection, plan, report)
        if edition.as_at is None:
            place, signed = export_report(workspace, edition.as_json(), into), False
        else:
            files, signed = pack_of(workspace, view, plan, edition)
            place = _written(files, edition.name, into)
    if format_ == "json":
        said = {"exported": str(place), "signed": signed, "report": edition.as_json()}
        echo_json({"entries": [], **said})
        return
    _say(report, edition, place, signed)


def _written(files: Mapping[str, bytes], name: str, into: Path) -> Path:
    """Write a pack as archive and folder, and return the place of the archive.

    Raises:
        OutputExistsError: one of them is there.
        OutputFailedError: the disk refuses.
    """
    from ledger.files import safe_name
    from projections.documents.stamping import zipped

    place = into / safe_name(name, "report.zip")
    for there in (place, place.with_suffix("")):
        if there.exists():
            raise OutputExistsError(printable(str(there)))
    folder = place.stem
    write_folder(place.with_suffix(""), files)
    make_new(place, [zipped((f"{folder}/{path}", files[path]) for path in files)])
    return place


def _say(report: "Report", edition: "Report", place: Path, signed: bool) -> None:
    size = counted(place.stat().st_size, "byte")
    click.echo(f"Wrote {size} to {printable(str(place))}.")
    row = report.as_json()
    recorded = minute(report.recorded_at)
    if report.as_at is None:
        click.echo(
            f"Report {report.number} to {printable(report.audience)}: {made(row)}."
        )
        click.echo(f"SHA-256: {report.sha256}, as registered {recorded}.")
        return
    click.echo(f"Unpacked beside it: {printable(str(place.with_suffix('')))}.")
    click.echo(printable(sentence(report, edition)))
    click.echo(f"Manifest: {edition.manifest}, as sealed {recorded}.")
    click.echo(SIGNED if signed else UNSIGNED)


def export_report(workspace: Workspace, row: dict[str, Any], folder: Path) -> Path:
    """Write the file of a report to a new file in `folder`, and return its place.

    Raises:
        BytesLostError: the ledger does not hold its bytes as they were.
        OutputExistsError: a file of its name is there already.
        OutputFailedError: the folder or disk refuses.
    """
    from ledger.connection import connect
    from ledger.files import pieces, safe_name
    from ledger.packs import named

    place = folder / safe_name(row["name"], f"report-{row['number']}")
    with closing(connect(workspace.place())) as connection:
        # Nobody changes the bytes between looking at them and writing them.
        connection.execute("BEGIN")
        sha256 = named(connection, row["entry"])
        for _ in pieces(connection, sha256):
            pass  # Bytes that are not those that were kept are never written.
        make_new(place, pieces(connection, sha256))
    return place
