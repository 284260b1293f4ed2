"""`ledger brief`: one page for a board."""

from pathlib import Path
from typing import Unpack

import click

from cli.briefing import as_page, as_text, heading, told
from cli.looking import Asked as Looking
from cli.looking import looking, point_of
from cli.new_files import format_of, make_new
from cli.options import looking_options
from cli.table import echo_whole
from cli.wiring import Workspace
from cli.words import printable

FORMATS = ("table", "md", "json", "docx")


class Asked(Looking):
    """All that the options say."""

    board: str
    since: str | None
    output: Path | None


@click.command()
@click.option(
    "--for",
    "board",
    metavar="BOARD",
    required=True,
    help="For whom it is: the label or the full name of a board.",
)
@click.option(
    "--since",
    metavar="WHEN",
    help='"last report", "last meeting", a date, "report 2" or "#57". [default: the'
    " last report to them, else their last meeting]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this new file: .docx for Word, .md for Markdown.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to print it. [default: as the name of --output ends, otherwise table]",
)
@looking_options
@click.pass_obj
def brief(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """Print one page for a board: what moved, what is off track, what is asked of it.

    It says what moved since the last report to the board, the actions that need an
    exception report and theirs, the decisions asked for, the targets that were moved,
    and the measures. It is a working copy, and counts as nothing that was reported.

    \b
    Examples:
      ledger brief --for DMG
      ledger brief --for NCSP --since "last meeting" --as-at "31 March 2021"
      ledger brief --for DMG --since "last report" --output briefing.docx
    """
    from projections.briefing import sections
    from projections.documents.data import as_json_file

    output = asked["output"]
    format_ = asked["format_"] or format_of(output, FORMATS)
    if format_ == "docx" and output is None:
        raise click.UsageError("A docx file needs a name; say --output FILE.")
    with looking(workspace, asked) as look:
        given, before = told(workspace, look, asked["board"], asked["since"])
    parts, heads = sections(given), heading(asked["board"], given, before)
    if format_ == "json":
        said = {"board": asked["board"], "since": before.as_json()}
        listed = [part.as_json() for part in parts]
        content = as_json_file({**point_of(given.data), **said, "sections": listed})
    elif format_ == "docx":
        from projections.documents.brief_word import as_word

        generated = workspace.today.isoformat()
        content = as_word(heads, parts, {**given.data, "generated": generated})
    else:
        page = as_text(heads, parts) + "\n" if format_ == "table" else ""
        content = (page or as_page(heads, parts)).encode()
    if output is None:
        echo_whole(content.decode())
        return
    make_new(workspace.machine.folder() / output, [content])
    click.echo(f"Wrote the briefing to {printable(str(output))}.", err=True)
