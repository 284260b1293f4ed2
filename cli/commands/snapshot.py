"""`ledger snapshot`: print the plan at any (V, K), marked as a working copy."""

from pathlib import Path
from typing import Any, Unpack

import click

from cli.headings import day
from cli.looking import Asked, looking
from cli.options import FORMATS, looking_options
from cli.snapshots import (
    MARK,
    OutputExistsError,
    OutputFailedError,
    as_document,
)
from cli.table import as_table, echo_json, echo_whole
from cli.wiring import Workspace
from cli.words import printable

OFFICE = ("docx", "xlsx")
"""Formats that are files, not words for a terminal."""


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this new file instead of printing it.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS, *OFFICE]),
    help="How to print it. [default: as the name of --output ends, otherwise table]",
)
@looking_options
@click.pass_obj
def snapshot(
    workspace: Workspace, /, output: Path | None, **asked: Unpack[Asked]
) -> None:
    """Print the plan as it was on a day, as known up to an entry.

    It is a working copy: computed anew each time, and no report until one is sealed.
    Word and Excel files can be changed there and read with `ledger import`.

    \b
    Examples:
      ledger snapshot --as-at "30 July 2020"
      ledger snapshot --as-at "30 July 2020" --known-on "30 July 2020" --format md
      ledger snapshot --output plan.docx
    """
    format_ = asked["format_"] or _ending(output)
    if output is None and format_ in OFFICE:
        raise click.UsageError(f"A {format_} file needs a name; say --output FILE.")
    with looking(workspace, asked) as look:
        data = look.data()
    marks: dict[str, Any] = {"snapshot": MARK, "report": None, "withheld": []}
    data = {**marks, "generated": workspace.today.isoformat(), **data}
    if output is None:
        _echo(format_, data)
        return
    _write(workspace.machine.folder() / output, _bytes(format_, data))
    click.echo(
        f"Wrote a working copy as at {day(data['as_at'])} to {output}.", err=True
    )


def _ending(output: Path | None) -> str:
    """Return the format that the name of a file asks for; table if it says none."""
    ending = "" if output is None else output.suffix.lower().removeprefix(".")
    return ending if ending in (*FORMATS, *OFFICE) else "table"


def _echo(format_: str, data: dict[str, Any]) -> None:
    if format_ == "json":
        echo_json(data)
    else:
        echo_whole(_text(format_, data))


def _text(format_: str, data: dict[str, Any]) -> str:
    """Return the snapshot as text for a terminal, or as Markdown."""
    if format_ == "csv":
        from projections.documents.separated import PLAN_HEADS, as_csv, plan_rows

        return as_csv(PLAN_HEADS, plan_rows(data))
    return as_document(data, as_table if format_ == "table" else None) + "\n"


def _bytes(format_: str, data: dict[str, Any]) -> bytes:
    """Return the snapshot as the bytes of a file in that format."""
    if format_ == "docx":
        from projections.documents.word import as_word

        return as_word(data)
    if format_ == "xlsx":
        from projections.documents.workbook import as_workbook

        return as_workbook(data)
    if format_ == "csv":
        from projections.documents.separated import as_plan_csv

        return as_plan_csv(data)
    if format_ == "json":
        from projections.documents.data import as_json_file

        return as_json_file(data)
    return _text(format_, data).encode("utf-8")


def _write(place: Path, data: bytes) -> None:
    """Write a new file; never replace one.

    Raises:
        OutputExistsError: there is a file of that name.
        OutputFailedError: the folder or disk refuses.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise OutputExistsError(printable(str(place))) from error
    except OSError as error:
        raise OutputFailedError(printable(str(place)), str(error)) from error
