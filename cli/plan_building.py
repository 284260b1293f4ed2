"""The verbs of `ledger plan` that build it up; each records one entry."""

from typing import TYPE_CHECKING, Unpack

import click

from cli.options import because_option, effective, on_option, writing
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, write
from domain.policies import NOTHING, POLICIES

if TYPE_CHECKING:
    from domain.plan_events import Inspection


policy_option = click.option(
    "--policy",
    type=click.Choice(tuple(POLICIES)),
    default=NOTHING,
    show_default=True,
    help="What needs a second person: ofsted for Red, Blue, signed off and business as"
    " usual; none for nothing.",
)


@click.command("open")
@click.argument("name")
@click.argument("title")
@click.option("--authority", metavar="TEXT", help="The council.")
@click.option("--framework", metavar="TEXT", help="What kind of visit it answers.")
@click.option("--visited", metavar="DATE", help="The days the inspectors were there.")
@click.option("--letter", metavar="DATE", help="The day of their letter.")
@policy_option
@on_option
@writing
@click.pass_obj
def open_(
    workspace: Workspace,
    /,
    name: str,
    title: str,
    authority: str | None,
    framework: str | None,
    visited: str | None,
    letter: str | None,
    policy: str,
    **how: Unpack[How],
) -> None:
    """Open the plan NAME, such as haringey-2019, with the usual rating scheme.

    \b
    Example:
      ledger plan open haringey-2019 "Children first" --authority Haringey \\
        --framework "Focused visit" --letter "2 December 2019"
    """
    from domain.scheme import ragb
    from domain.text import Text

    words, council, scheme = Text(title), optional_text(authority), ragb()
    seen = _inspection(workspace, framework, visited, letter)
    wanted = None if policy == NOTHING else POLICIES[policy]
    write(
        workspace,
        lambda ledger, command, plan: ledger.open_plan(
            command, plan, words, council, seen, scheme, wanted
        ),
        **how,
        opening=name,
    )


def _inspection(
    workspace: Workspace, framework: str | None, visited: str | None, letter: str | None
) -> "Inspection | None":
    """Return the visit that the plan answers; None if nothing was said of it."""
    if framework is None and visited is None and letter is None:
        return None
    from domain.plan_events import Inspection

    return Inspection(
        framework=optional_text(framework),
        visited=effective(visited, workspace.today),
        letter=effective(letter, workspace.today),
    )


@click.command("area")
@click.argument("code")
@click.argument("title")
@on_option
@writing
@click.pass_obj
def area(workspace: Workspace, /, code: str, title: str, **how: Unpack[How]) -> None:
    """Add the improvement area CODE."""
    from domain.text import Text

    words = Text(title)
    write(
        workspace,
        lambda ledger, command, plan: ledger.add_area(command, plan, code, words),
        **how,
    )


@click.command("outcome")
@click.argument("area")
@click.argument("text")
@click.option("--number", type=int, help="Which outcome to put in other words.")
@on_option
@writing
@click.pass_obj
def outcome(
    workspace: Workspace,
    /,
    area: str,
    text: str,
    number: int | None,
    **how: Unpack[How],
) -> None:
    """Add an outcome to the area AREA, or put one in other words with --number."""
    from domain.text import Text

    words = Text(text)
    write(
        workspace,
        lambda ledger, command, plan: ledger.set_outcome(
            command, plan, area, number, words
        ),
        **how,
    )


@click.command("term")
@click.argument("term")
@click.argument("meaning")
@on_option
@writing
@click.pass_obj
def term(workspace: Workspace, /, term: str, meaning: str, **how: Unpack[How]) -> None:
    """Say what the acronym or term TERM means."""
    from domain.text import Text

    words, means = Text(term), Text(meaning)
    write(
        workspace,
        lambda ledger, command, plan: ledger.define_term(command, plan, words, means),
        **how,
    )


@click.command("board")
@click.argument("board")
@click.argument("name")
@on_option
@writing
@click.pass_obj
def board(workspace: Workspace, /, board: str, name: str, **how: Unpack[How]) -> None:
    """Name a group that is reported to, such as DMG; the same as `board name`."""
    name_board(workspace, board, name, how)


def name_board(workspace: Workspace, board: str, name: str, how: How) -> None:
    """Record the name of a board."""
    from domain.text import Text

    words = Text(name)
    write(
        workspace,
        lambda ledger, command, plan: ledger.name_board(command, plan, board, words),
        **how,
    )


@click.command("action")
@click.argument("code")
@click.argument("area")
@click.argument("wording")
@click.option("--under", metavar="REF", help="The action it belongs under.")
@on_option
@writing
@click.pass_obj
def action(
    workspace: Workspace,
    /,
    code: str,
    area: str,
    wording: str,
    under: str | None,
    **how: Unpack[How],
) -> None:
    """Add the action CODE to the area AREA."""
    from domain.text import Text

    words = Text(wording)
    write(
        workspace,
        lambda ledger, command, plan: ledger.add_action(
            command, plan, code, area, words, under
        ),
        **how,
    )


@click.command("reword")
@click.argument("ref")
@click.argument("wording")
@because_option
@on_option
@writing
@click.pass_obj
def reword(
    workspace: Workspace,
    /,
    ref: str,
    wording: str,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Say the action REF in other words."""
    from domain.text import Text

    words, reason = Text(wording), optional_text(because)
    write(
        workspace,
        lambda ledger, command, plan: ledger.reword(command, plan, ref, words, reason),
        **how,
        ref=ref,
    )


BUILDING = (open_, area, outcome, term, board, action, reword)
"""In the order in which help lists them."""
