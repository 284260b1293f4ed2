"""What a next version would change, printed for a person."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

import click

from cli.choosing import Choices
from cli.comparing import Comparison
from cli.confirming import Questions
from cli.previewing import (
    change_line,
    echo_lines,
    echo_list,
    echo_unplaced,
    of_new,
    only_doubts,
)
from cli.proposals import by_action, in_words
from cli.table import wrapped
from cli.words import counted, printable

if TYPE_CHECKING:
    from ledger.updating import Proposal


def echo_comparison(
    comparison: Comparison, choices: Choices, data: Mapping[str, Any]
) -> None:
    """Print the changes action by action, and end with what to type next.

    Args:
        comparison: The document beside its plan.
        choices: What was chosen of each change so far.
        data: The comparison, as `--format json` prints it.
    """
    from ledger.documents.preview import as_json

    name, day = data["document"]["name"], data["as_at"]
    click.echo(printable(f"Plan {data['plan']}, compared with {name} as at {day}"))
    numbers = count(1)
    rows = {row["code"]: row for row in as_json(comparison.job.reading)["rows"]}
    for proposals in by_action(comparison.update.proposals):
        click.echo("\n" + _heading(proposals, rows))
        for proposal in proposals:
            _echo(f"{next(numbers)}. {_chosen(proposal, choices)}")
            for doubt in proposal.doubts:
                _echo(f"   doubt: {doubt}")
            if proposal.kind == "added" and proposal.action in rows:
                echo_lines(of_new(rows[proposal.action]))
    echo_list("doubt", ", for a person to decide", only_doubts(data))
    echo_unplaced(data["unplaced"])
    if data["tracked_changes"]:
        changes = [change_line(change) for change in data["tracked_changes"]]
        echo_list("change", " still tracked in Word", changes)
    if data["unrecordable"]:
        echo_list("thing", " that cannot be recorded", data["unrecordable"])
    _echo_end(comparison, choices, data)


def _heading(proposals: Sequence["Proposal"], rows: Mapping[str, Any]) -> str:
    """Return the code of an action, and the beginning of its wording."""
    action, kinds = proposals[0].action, {p.kind: p for p in proposals}
    if action is None:
        return "The plan itself"
    if "added" in kinds:
        return printable(f"{action} (new)")
    if "gone" in kinds:
        wording = kinds["gone"].before
    else:
        code = kinds["renumbered"].after if "renumbered" in kinds else action
        wording = rows.get(code, {}).get("says") or ""
    words = " ".join(wording.split())
    short = words if len(words) <= 70 else words[:69] + "…"
    return printable(f"{action} {short}".rstrip())


def _chosen(proposal: "Proposal", choices: Choices) -> str:
    """Return what a change says, with what was chosen of it."""
    choice = choices.get(proposal.id)
    if choice is not None and not choice.accept:
        return f"(skipped) {in_words(proposal)}"
    return in_words(proposal, choice)


def _echo(line: str) -> None:
    click.echo("  " + printable(line).replace("\n", "\n     "))


def _echo_end(
    comparison: Comparison, choices: Choices, data: Mapping[str, Any]
) -> None:
    """Say how much there is to decide, and what to type next."""
    proposals = comparison.update.proposals
    counts = (
        (len(proposals), "change"),
        (len(only_doubts(data)), "doubt"),
        (len(data["unplaced"]), "unplaced span"),
    )
    click.echo(f"\n{'; '.join(counted(*count) for count in counts)}.")
    if data["obstacles"]:
        click.echo("This is a preview, and the document cannot be recorded as it is:")
        for obstacle in data["obstacles"]:
            click.echo(wrapped(obstacle))
        return
    if not proposals:
        click.echo("Nothing of the document is left to record.")
        return
    click.echo("This is a preview; nothing was recorded.")
    questions = Questions.of(comparison, choices)
    for what, command in _next(comparison, choices, questions):
        click.echo(what)
        click.echo("  " + command)
        if command == questions.command:
            click.echo(questions.otherwise)


def _next(
    comparison: Comparison, choices: Choices, questions: Questions
) -> Iterator[tuple[str, str]]:
    """Yield what may be done now, and the command that does it."""
    job = comparison.job
    accepted = sum(choice.accept for choice in choices.values())
    if accepted:
        changes = counted(accepted, "change")
        if questions:
            need = "needs" if accepted == 1 else "need"
            changes = f"the {changes} that {need} no confirmation"
        yield f"To record {changes}:", job.line("--accept")
    if questions:
        yield f"{questions.said}\nIf all of this is so:", questions.command
    file = job.asked["save_decisions"]
    if file is not None:
        what = f"To record what {file} says, once you have edited it:"
        yield what, comparison.replay(str(file))
    elif job.asked["decisions"] is None:
        yield "To go through them one by one:", job.line("--ask")
        line = job.line("--save-decisions", "decisions.yaml")
        yield "To write them to a file, and choose there:", line
