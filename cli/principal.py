"""For whom is recorded: the option --as, and why some commands do not take it."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def _for(ctx: click.Context, _: click.Parameter, user: str | None) -> None:
    if user is not None:
        ctx.obj.principal = user


as_option = click.option(
    "--as",
    "principal",
    metavar="USER",
    expose_value=False,
    callback=_for,
    help="For whom you record, by user name, if not for yourself. The plan's policy"
    " has to let you (`ledger plan delegation`), and entries name you both.",
)


def in_person_option(act: str) -> Callable[[F], F]:
    """Return a --as that nobody is shown, and that says why `act` does not take it."""

    def refuse(_: click.Context, __: click.Parameter, user: str | None) -> None:
        if user is not None:
            from domain.delegation_refusals import InPersonError

            raise InPersonError(act)

    return click.option(
        "--as", "principal", expose_value=False, hidden=True, callback=refuse
    )
