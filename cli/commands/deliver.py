"""`ledger deliver`: record where delivery stands."""

from typing import TYPE_CHECKING, Unpack, get_args

import click

from cli.options import because_option, on_option, writing
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import Act, How, how_of, write
from domain.delivery import as_status
from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.text import Text

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


class Delivering(How):
    """All that the options say."""

    waiver: str | None
    monitored_by: str | None


@click.command()
@click.argument("ref")
@click.argument("status")
@because_option
@click.option(
    "--waive-evidence",
    "waiver",
    metavar="WHY",
    help="For a sign-off without evidence: why there is none.",
)
@click.option(
    "--monitored-by",
    metavar="ROLE",
    help="For business as usual: who goes on monitoring it.",
)
@on_option
@writing
@click.pass_obj
def deliver(
    workspace: Workspace,
    /,
    ref: str,
    status: str,
    because: str | None,
    **how: Unpack[Delivering],
) -> None:
    """Record the delivery STATUS of the action REF, apart from its rating.

    STATUS is one of: not started, in progress, completion claimed, signed off,
    business as usual claimed, business as usual, reopened. A sign-off wants evidence,
    or --waive-evidence; business as usual wants --monitored-by. Where the plan's policy
    wants a second person, it is a proposal until `ledger confirm`.

    \b
    Examples:
      ledger deliver 4.6 "completion claimed" --because "Group set up in January"
      ledger deliver 4.6 "business as usual" --monitored-by "Head of Quality"
    """
    beside = optional_text(how["waiver"]), optional_text(how["monitored_by"])
    write(
        workspace,
        delivering(ref, status, optional_text(because), *beside),
        **how_of(how),
        ref=ref,
    )


def statuses() -> tuple[str, ...]:
    """Return the words that a delivery status can be."""
    from domain.action_events import DeliveryStatus

    return (*get_args(DeliveryStatus), REOPENED)


def delivering(
    ref: str,
    status: str,
    reason: "Text | None",
    waiver: "Text | None",
    monitored_by: "Text | None",
) -> Act:
    """Return what records a delivery status, in the words of a person.

    Raises:
        UnknownStatusError: there is no such status.
    """
    wanted = as_status(status)
    if wanted not in (known := statuses()):
        raise UnknownStatusError(status, known)
    act = _reopening if wanted == REOPENED else _delivering
    return act(ref, wanted, reason, waiver, monitored_by)


def _reopening(
    ref: str,
    _: str,
    reason: "Text | None",
    waiver: "Text | None",
    monitored_by: "Text | None",
) -> Act:
    if waiver is not None or monitored_by is not None:
        raise click.UsageError("Reopening takes neither a waiver nor a monitor.")
    return lambda ledger, command, plan: ledger.reopen(command, plan, ref, reason)


def _delivering(
    ref: str,
    status: str,
    reason: "Text | None",
    waiver: "Text | None",
    monitored_by: "Text | None",
) -> Act:
    return lambda ledger, command, plan: ledger.record_delivery(
        command, plan, ref, status, reason, waiver=waiver, monitored_by=monitored_by
    )
