"""`ledger snapshot`: print the plan at any (V, K), marked as a working copy."""

from pathlib import Path
from typing import Unpack

import click

from cli.bagging import write_folder
from cli.headings import day
from cli.looking import Asked as Looking
from cli.looking import Look, looking
from cli.new_files import format_of, make_new
from cli.options import FORMATS, Moment, looking_options
from cli.packing import Drawing, withholding
from cli.sealing import without_option
from cli.snapshots import as_document
from cli.table import as_table, echo_whole
from cli.wiring import Workspace
from cli.words import printable

FILES = {
    "html": "report.html",
    "pdf": "report.pdf",
    "docx": "report.docx",
    "xlsx": "plan.xlsx",
    "csv": "plan.csv",
    "json": "plan.json",
}
"""Formats that are files of a pack -> which file."""

NO_WORDS = frozenset({"pdf", "docx", "xlsx"})
"""Formats that are no words for a terminal."""


class Asked(Looking):
    """All that the options say."""

    output: Path | None
    pack: Path | None
    audience: str | None
    without: tuple[str, ...]


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this new file instead of printing it.",
)
@click.option(
    "--pack",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write every file that a report would have into this new folder.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS, *(name for name in FILES if name not in FORMATS)]),
    help="How to print it. [default: as the name of --output ends, otherwise table]",
)
@click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    help="With what moved since the last report to them.",
)
@without_option
@looking_options
@click.pass_obj
def snapshot(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """Print the plan as it was on a day, as known up to an entry.

    It is a working copy: computed anew each time, and no report until one is sealed.
    Word and Excel files can be changed there and read with `ledger import`.

    \b
    Examples:
      ledger snapshot --as-at "30 July 2020"
      ledger snapshot --as-at "30 July 2020" --known-on "30 July 2020" --format md
      ledger snapshot --output report.pdf
      ledger snapshot --pack july --to ofsted --as-at "30 July 2020"
    """
    output, pack = asked["output"], asked["pack"]
    format_ = asked["format_"] or format_of(output, (*FORMATS, *FILES))
    if output is not None and pack is not None:
        raise click.UsageError("Say either --output FILE or --pack FOLDER.")
    if output is None and pack is None and format_ in NO_WORDS:
        raise click.UsageError(f"A {format_} file needs a name; say --output FILE.")
    with looking(workspace, asked) as look:
        drawing = _drawing(workspace, look, asked)
        if pack is not None:
            write_folder(workspace.machine.folder() / pack, drawing.files())
            where = printable(str(pack))
        else:
            content = _bytes(drawing, format_)
            where = printable(str(output))
    if output is None and pack is None:
        # A byte order mark is for files: a terminal and a pipe know UTF-8.
        echo_whole(content.decode("utf-8-sig"))
        return
    if output is not None:
        make_new(workspace.machine.folder() / output, [content])
    said = day(look.as_at.isoformat())
    click.echo(f"Wrote a working copy as at {said} to {where}.", err=True)


def _drawing(workspace: Workspace, look: Look, asked: Asked) -> Drawing:
    """Return what is to be drawn, as a working copy."""
    seen = Moment(look.as_at, look.known_to)
    without = withholding(asked["without"])
    return Drawing(workspace, look.view, look.plan, seen, without, asked["audience"])


def _bytes(drawing: Drawing, format_: str) -> bytes:
    """Return the snapshot as the bytes of a file in that format."""
    if format_ in FILES:
        return drawing.file(FILES[format_])
    with drawing.material() as material:
        data = dict(material.data)
    table = as_table if format_ == "table" else None
    return f"{as_document(data, table)}\n".encode()
