"""`ledger timeline`: the history of one action."""

from typing import Literal, Unpack, cast

import click

from cli.listing import echo_log
from cli.looking import Asked, looking
from cli.options import reading
from cli.wiring import Workspace


@click.command()
@click.argument("ref")
@click.option(
    "--order",
    type=click.Choice(["recorded", "effective"]),
    default="recorded",
    show_default=True,
    help="Oldest first by recording, or by when it was so.",
)
@reading
@click.pass_obj
def timeline(
    workspace: Workspace, /, ref: str, order: str, **asked: Unpack[Asked]
) -> None:
    """List every entry about the action REF, oldest first.

    \b
    Example:
      ledger timeline 2.6
    """
    from projections.log import timeline as timeline_of

    by = cast('Literal["recorded", "effective"]', order)
    with looking(workspace, asked) as look:
        day = None if asked["as_at"] is None else look.as_at
        subject = look.subject(ref)
        lines = timeline_of(look.view.connection, subject, look.known_to, day, by)
        rows = [line.as_json() for line in lines]
    echo_log(asked["format_"], rows)
