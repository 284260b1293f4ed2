"""`ledger deliver`: record where delivery stands."""

from typing import Unpack, get_args

import click

from cli.options import because_option, on_option, writing
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, write
from domain.errors import LedgerError

REOPENED = "reopened"


class UnknownStatusError(LedgerError):
    """A delivery status that there is not."""

    def __init__(self, words: str, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(words, known, n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        super().__init__(
            f'"{words}" is no delivery status; choose one of {", ".join(known)}.{hint}'
        )


@click.command()
@click.argument("ref")
@click.argument("status")
@because_option
@on_option
@writing
@click.pass_obj
def deliver(
    workspace: Workspace,
    /,
    ref: str,
    status: str,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Record the delivery STATUS of the action REF, apart from its rating.

    STATUS is one of: not started, in progress, completion claimed, signed off,
    business as usual claimed, business as usual, reopened.

    \b
    Example:
      ledger deliver 4.6 "completion claimed" --because "Group set up in January"
    """
    from domain.action_events import DeliveryStatus

    wanted = " ".join(status.replace("-", " ").replace("_", " ").lower().split())
    known = (*get_args(DeliveryStatus), REOPENED)
    if wanted not in known:
        raise UnknownStatusError(status, known)
    reason = optional_text(because)
    write(
        workspace,
        lambda ledger, command, plan: (
            ledger.reopen(command, plan, ref, reason)
            if wanted == REOPENED
            else ledger.record_delivery(command, plan, ref, wanted, reason)
        ),
        **how,
        ref=ref,
    )
