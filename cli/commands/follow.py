"""`ledger follow`: entries as they are recorded, and views that are kept up."""

from typing import TYPE_CHECKING

import click

from cli.listing import in_one_line
from cli.options import answer_option, entry_number, ledger_option
from cli.table import echo_whole
from cli.wiring import Workspace

if TYPE_CHECKING:
    from projections.log import Line


@click.command()
@click.option(
    "--after",
    metavar="N",
    help="Begin after entry N; 0 for all.  [default: the last one there is]",
)
@click.option("--up-to", metavar="N", help="End with entry N.")
@click.option("--once", is_flag=True, help="End with the last entry that there is now.")
@click.option("--quiet", is_flag=True, help="Print no entries; only keep the views up.")
@answer_option
@ledger_option
@click.pass_obj
def follow(
    workspace: Workspace,
    after: str | None,
    up_to: str | None,
    once: bool,
    quiet: bool,
    format_: str,
) -> None:
    """Print each entry as it is recorded, one line each, until Ctrl-C or SIGTERM.

    What is new is folded into the views at once, so whoever asks next need not wait
    for that. If the server goes away, it is tried again in growing pauses, and no
    entry is missed or repeated.

    \b
    Examples:
      ledger follow
      ledger follow --after 57 --format json
      ledger follow --after 0 --once
    """
    from cli.following import Follower
    from cli.stopping import stopping

    first = None if after is None else entry_number(after)
    last = None if up_to is None else entry_number(up_to)

    def tell(line: "Line") -> None:
        if not quiet:
            echo_whole(_line(line, format_) + "\n")

    with stopping() as stop:
        Follower(workspace, tell, stop, first, last, once).run()


def _line(line: "Line", format_: str) -> str:
    row = line.as_json()
    if format_ == "json":
        from projections.documents.data import as_json_line

        return as_json_line(row)
    return in_one_line(row)
