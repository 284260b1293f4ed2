"""The verbs of `ledger plan` that say who governs it: roles and second persons."""

from typing import Any, Unpack

import click

from cli.delegating import delegation
from cli.headings import day
from cli.listing import echo_facts
from cli.looking import Asked, looking
from cli.options import because_option, on_option, reading, writing_in_person
from cli.reasons import needed_reason
from cli.wiring import Workspace
from cli.writing import How, how_of, write
from domain.policies import POLICIES, Wanted

HEADS = ("Role", "Person", "From", "Until")
COLUMNS = {
    "Role": "role",
    "Person": "person",
    "From": "from",
    "Until": "until",
    "Entry": "entry",
    "Revoked by": "revoked_by",
    "Because": "because",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""


@click.group("role")
def role() -> None:
    """Say who holds a role, such as approver, by user name.

    A role is granted by somebody else, counts from a day on, and stays on record when
    it is revoked. Who holds the role that the policy names, which is approver unless
    it says otherwise, can confirm what others propose.

    \b
    Examples:
      ledger plan role grant approver a.osei
      ledger plan role revoke approver a.osei --because "She has left the council"
      ledger plan role list
    """


@role.command("grant")
@click.argument("role")
@click.argument("user")
@on_option
@writing_in_person("A role")
@click.pass_obj
def grant(workspace: Workspace, /, role: str, user: str, **how: Unpack[How]) -> None:
    """Let USER, by user name, hold ROLE. Nobody grants themselves a role.

    \b
    Example:
      ledger plan role grant approver a.osei --on "1 September 2020"
    """
    write(
        workspace,
        lambda ledger, command, plan: ledger.grant_role(command, plan, role, user),
        **how,
    )


@role.command("revoke")
@click.argument("role")
@click.argument("user")
@because_option
@on_option
@writing_in_person("A role")
@click.pass_obj
def revoke(
    workspace: Workspace,
    /,
    role: str,
    user: str,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """End USER's holding of ROLE; what they decided until then stays.

    \b
    Example:
      ledger plan role revoke approver a.osei --because "She has left the council"
    """
    reason = needed_reason(because, "Revoking a role")
    write(
        workspace,
        lambda ledger, command, plan: ledger.revoke_role(
            command, plan, role, user, reason
        ),
        **how,
    )


@role.command("list")
@reading
@click.pass_obj
def list_(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """List who holds which role, and who held it.

    \b
    Examples:
      ledger plan role list
      ledger plan role list --as-at "30 July 2020" --format csv
    """
    from projections.governance import roles

    with looking(workspace, asked) as look:
        look.status()  # It says why there is nothing to list, where there is not.
        found = roles(look.view.connection, look.plan, look.as_at, look.known_to)
    rows = [one.as_json() for one in found]
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, _cells)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    until = ""
    if row["until"]:
        until = f"{day(row['until'])}, #{row['revoked_by']}\n{row['because'] or ''}"
    return (
        row["role"],
        row["person"],
        f"{day(row['from'])}, #{row['entry']}",
        until.rstrip(),
    )


class Policy(How):
    """All that the options of `second-person` say."""

    policy: str | None
    ratings: tuple[str, ...]
    delivery: tuple[str, ...]
    role: str | None


@click.command("second-person")
@click.option(
    "--policy",
    type=click.Choice(tuple(POLICIES)),
    help="A policy by its name; what the other options name is added to it.",
)
@click.option(
    "--rating",
    "ratings",
    metavar="RATING",
    multiple=True,
    help="A rating that needs one; may be repeated. Those that did no longer do.",
)
@click.option(
    "--delivery",
    metavar="STATUS",
    multiple=True,
    help="A delivery status that needs one; likewise.",
)
@click.option(
    "--role", metavar="ROLE", help="Who can be it: approver, unless this says another."
)
@on_option
@writing_in_person("A policy")
@click.pass_obj
def second_person(workspace: Workspace, /, **asked: Unpack[Policy]) -> None:
    """Say which ratings and delivery statuses count only once somebody else confirms.

    Until then they are proposals: shown, and counted and reported nowhere. The policy
    named ofsted has Red, Blue, signed off and business as usual; none has nothing.
    It decides about what is recorded while it is in force, whatever day that is about;
    what was recorded before it stays as it is. `ledger plan` shows it.

    \b
    Examples:
      ledger plan second-person --policy ofsted
      ledger plan second-person --rating Blue --delivery "signed off"
      ledger plan second-person --role "head of service"
    """
    wanted = _wanted(asked)
    write(
        workspace,
        lambda ledger, command, plan: ledger.want_second_person(command, plan, wanted),
        **how_of(asked),
    )


def _wanted(asked: Policy) -> Wanted:
    """Return what is to need a second person; None where nothing is said of it."""
    if not any((asked["policy"], asked["ratings"], asked["delivery"], asked["role"])):
        raise click.UsageError(
            "Say which judgements need a second person: --policy ofsted, --policy none,"
            " --rating, --delivery, or by --role who can be it."
        )
    named = POLICIES[asked["policy"]] if asked["policy"] else Wanted()
    ratings = (*(named.ratings or ()), *asked["ratings"])
    delivery = (*(named.delivery or ()), *asked["delivery"])
    return Wanted(
        ratings if ratings or asked["policy"] else None,
        delivery if delivery or asked["policy"] else None,
        asked["role"],
    )


GOVERNING = (second_person, role, delegation)
"""In the order in which help lists them."""
