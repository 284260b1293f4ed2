"""`ledger upgrade`: bring what a ledger has on a server to this version."""

from contextlib import closing
from typing import TYPE_CHECKING

import click

from cli.options import answer_option, ledger_option
from cli.streams import tell
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import printable
from ledger.place import ServerPlace

if TYPE_CHECKING:
    from ledger.engine import Connection
    from ledger.postgres.checks import Difference


@click.command()
@answer_option
@ledger_option
@click.pass_obj
def upgrade(workspace: Workspace, format_: str) -> None:
    """Renew functions, triggers, rights and views on a server of another version.

    Only the ledger's owner can, and should once a later version is installed. Entries
    stay as they are. In a file the next entry does it.

    \b
    Example:
      ledger upgrade --ledger postgresql://ledger_owner@db.council.example/plans
    """
    from ledger.connection import connect

    place = workspace.place()
    if not isinstance(place, ServerPlace):
        with closing(connect(place)) as file:
            renewed = _views_renewed(workspace, file)
        _echo(format_, (), (), renewed)
        return
    from ledger.server import renewing

    with renewing(place) as (connection, renewal):
        # Views of another shape can be made by the owner alone.
        renewed = _views_renewed(workspace, connection)
    _echo(format_, renewal.done, renewal.left, renewed)


def _views_renewed(workspace: Workspace, connection: "Connection") -> bool:
    """Bring the views up; tell whether they were not those of this version."""
    from projections.position import NO_VIEWS, position

    before = position(connection)
    workspace.catch_up(connection)
    return before == NO_VIEWS


def _echo(
    format_: str,
    done: "tuple[Difference, ...]",
    left: "tuple[Difference, ...]",
    views: bool,
) -> None:
    for one in left:
        tell(
            f"ledger: The {one.kind} {one.name} is not as the program makes it, and was"
            " left so; see `ledger verify`."
        )
    if format_ == "json":
        listed = [[one._asdict() for one in some] for some in (done, left)]
        keys = {"renewed": listed[0], "left": listed[1], "views_renewed": views}
        echo_json({"entries": [], **keys})
        return
    for one in done:
        click.echo(printable(_what_was_done(one)))
    if views:
        click.echo("Renewed the views, which were not those of this version.")
    if not done and not views:
        click.echo("Nothing was to be renewed.")


def _what_was_done(one: "Difference") -> str:
    """Return the sentence for something that is as this version makes it now."""
    if one.kind == "right" and not one.missing:
        right, _, role = one.name.partition(" of ")
        return f"Took back the right {right} from {role}."
    if one.kind == "number":
        done = "Put back" if one.missing else "Renewed"
        return f"{done} the number of the functions."
    return f"Renewed the {one.kind} {one.name}{_before(one)}."


def _before(one: "Difference") -> str:
    """Return what is to be said of a function that was not this version's."""
    if one.missing:
        return ", which was missing"
    if one.kind != "function":
        return ""
    if one.older:
        return ", which an earlier version made"
    return (
        ", which this version does not know: a later one, or somebody by hand, made it"
    )
