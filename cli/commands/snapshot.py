"""`ledger snapshot`: print the plan at any (V, K), marked as a working copy."""

from pathlib import Path
from typing import Any, Unpack

import click

from cli.headings import day
from cli.looking import Asked, looking
from cli.options import reading
from cli.snapshots import (
    HEADS,
    MARK,
    OutputExistsError,
    OutputFailedError,
    as_document,
    rows_of,
)
from cli.table import as_csv, as_table, echo_json, echo_whole
from cli.wiring import Workspace
from cli.words import printable


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this new file instead of printing it.",
)
@reading
@click.pass_obj
def snapshot(
    workspace: Workspace, /, output: Path | None, **asked: Unpack[Asked]
) -> None:
    """Print the plan as it was on a day, as known up to an entry.

    It is a working copy: computed anew each time, and no report until one is sealed.

    \b
    Examples:
      ledger snapshot --as-at "30 July 2020"
      ledger snapshot --as-at "30 July 2020" --known-on "30 July 2020" --format md
      ledger snapshot --format csv --output plan.csv
    """
    format_ = asked["format_"]
    with looking(workspace, asked) as look:
        data = look.data()
    data = {"snapshot": MARK, "generated": workspace.today.isoformat(), **data}
    if output is None:
        _echo(format_, data)
        return
    _write(workspace.machine.folder() / output, _text(format_, data))
    click.echo(
        f"Wrote a working copy as at {day(data['as_at'])} to {output}.", err=True
    )


def _echo(format_: str, data: dict[str, Any]) -> None:
    if format_ == "json":
        echo_json(data)
    else:
        echo_whole(_text(format_, data))


def _text(format_: str, data: dict[str, Any]) -> str:
    """Return the snapshot as the text of a file in that format."""
    if format_ == "json":
        import json

        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if format_ == "csv":
        return as_csv(HEADS, rows_of(data))
    return as_document(data, as_table if format_ == "table" else None) + "\n"


def _write(place: Path, text: str) -> None:
    """Write a new file; never replace one.

    Raises:
        OutputExistsError: there is a file of that name.
        OutputFailedError: the folder or disk refuses.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise OutputExistsError(printable(str(place))) from error
    except OSError as error:
        raise OutputFailedError(printable(str(place)), str(error)) from error
