"""`ledger plan delegation`: who may record on behalf of whom."""

from typing import Unpack

import click

from cli.options import on_option, writing_in_person
from cli.wiring import Workspace
from cli.writing import How, write


class Delegated(How):
    """All that the options of `delegation` say."""

    pairs: tuple[tuple[str, str], ...]
    none: bool


@click.command("delegation")
@click.option(
    "--allow",
    "pairs",
    type=(str, str),
    metavar="DELEGATE PRINCIPAL",
    multiple=True,
    help="Who may record, and for whom, by user names; may be repeated. Those who could"
    " and are not named no longer can.",
)
@click.option("--none", is_flag=True, help="Nobody may record for another any more.")
@on_option
@writing_in_person("A policy")
@click.pass_obj
def delegation(workspace: Workspace, /, **asked: Unpack[Delegated]) -> None:
    """Say who may record for whom, with --as: a secretary for a director.

    Such an entry names both: who recorded it, as the system knows them, and for whom.
    Nobody lets themselves do it, and nobody confirms what was proposed in their name.
    Confirmations and refusals, roles, policies and redactions are never done for
    another. `ledger plan` shows who may.

    \b
    Examples:
      ledger plan delegation --allow a.officer d.director
      ledger plan delegation --allow a.officer d.director --allow b.clerk d.director
      ledger plan delegation --none
    """
    pairs, none = asked["pairs"], asked["none"]
    if bool(pairs) == none:
        raise click.UsageError(
            "Say who may record for whom with --allow DELEGATE PRINCIPAL, or say that"
            " nobody may with --none."
        )
    write(
        workspace,
        lambda ledger, command, plan: ledger.set_delegation(command, plan, pairs),
        slug=asked["slug"],
        dry_run=asked["dry_run"],
        format_=asked["format_"],
        command_id=asked["command_id"],
        on=asked["on"],
    )
