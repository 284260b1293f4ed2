"""Goes through the changes of a next version with a person, one by one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from cli.asking import chosen, is_typing, typed
from cli.choosing import accepted, grounded
from cli.headings import short
from cli.import_options import Asked
from cli.previewing import of_new
from cli.proposals import in_order, in_words, pair_of, to_confirm
from cli.words import counted, printable
from domain.errors import LedgerError

if TYPE_CHECKING:
    from cli.comparing import Comparison
    from ledger.updating import Choice, Proposal, Update

ALL = "A"
"""Typed to accept this change and all after it that need no confirmation."""


class NobodyToAskError(LedgerError):
    """Questions where there is no terminal."""

    def __init__(self) -> None:
        super().__init__(
            "--ask puts its questions at a terminal, and here is none; write the"
            " choices with --save-decisions FILE, edit them, and give them with"
            " --decisions FILE --accept."
        )


class StoppedError(Exception):
    """A person has stopped before the last question; nothing is to be recorded."""


def check_typing() -> None:
    """Refuse to ask where nobody can answer.

    Raises:
        NobodyToAskError: standard input is no terminal.
    """
    if not is_typing():
        raise NobodyToAskError


def ask_renumbered(update: "Update") -> dict[str, str | None]:
    """Return which actions a person says are the same: code before -> code now.

    None stands for an action that is none of those in the document.

    Raises:
        StoppedError: the person stops.
    """
    answers = {"y": "yes", "n": "no", "q": "quit"}
    found: dict[str, str | None] = {}
    for proposal in to_confirm(update.proposals):
        old, _, new = pair_of(proposal).partition("=")
        _show(_asked(proposal), (*_wordings(proposal), *_doubts(proposal)))
        question = f"Is {old} of the ledger {new} of the document?"
        if old == new:
            question = f"Is {old} still the same action, in other words?"
        answer = chosen(f"  {question}", answers)
        if answer == "q":
            raise StoppedError
        found[old] = new if answer == "y" else None
    return found


def ask_each(comparison: "Comparison") -> dict[str, "Choice"]:
    """Return what a person chooses of each change.

    A renumbering that they confirmed before is accepted. Once they accept all the
    rest, only what needs a confirmation is asked.

    Raises:
        StoppedError: the person stops.
    """
    from ledger.documents.preview import as_json

    asked = comparison.job.asked
    rows = {row["code"]: row for row in as_json(comparison.job.reading)["rows"]}
    proposals = in_order(comparison.update.proposals)
    found, action, rest = {}, None, False
    for number, proposal in enumerate(proposals, 1):
        free = "confirmation" not in proposal.needs
        if free and (rest or proposal.kind == "renumbered"):
            found[proposal.id] = grounded(accepted(), proposal, asked)
            continue
        if proposal.action != action or not found:
            action = proposal.action
            click.echo(f"\n{printable(action or 'The plan itself')}", err=True)
        more = of_new(rows[proposal.action or ""]) if proposal.kind == "added" else ()
        said = f"{number} of {len(proposals)}. {_asked(proposal)}"
        _show(said, (*more, *_doubts(proposal)))
        answer = _answer(proposal)
        rest = rest or answer == ALL
        found[proposal.id] = _choice(answer, proposal, asked)
    return found


def ask_to_record(accepted: int, total: int) -> bool:
    """Return whether a person wants to record what they accepted."""
    answers = {"y": "yes", "n": "no"}
    changes = counted(total, "change")
    return chosen(f"\nRecord {accepted} of {changes}?", answers) == "y"


def _asked(proposal: "Proposal") -> str:
    """Return what a change says, without what is about to be asked."""
    return in_words(replace(proposal, needs=frozenset()))


def _doubts(proposal: "Proposal") -> list[str]:
    return [f"doubt: {doubt}" for doubt in proposal.doubts]


def _wordings(proposal: "Proposal") -> list[str]:
    """Return the beginning of both wordings of an action that was renumbered."""
    if proposal.wordings is None:
        return []
    old, new = (short(" ".join(words.split()), 100) for words in proposal.wordings)
    return [f'in the ledger: "{old}"', f'in the document: "{new}"']


def _show(said: str, more: Sequence[str]) -> None:
    for line in (said, *(f"  {line}" for line in more)):
        click.echo("  " + printable(line).replace("\n", "\n    "), err=True)


def _answer(proposal: "Proposal") -> str:
    """Return what a person types of a change."""
    from ledger.updating.proposal import WORDLESS

    answers = {"a": "accept", ALL: "accept all the rest", "s": "skip"}
    if "confirmation" in proposal.needs:
        del answers[ALL]
    if proposal.kind not in WORDLESS:
        answers["e"] = "edit"
    return chosen(" ", {**answers, "q": "quit"})


def _choice(answer: str, proposal: "Proposal", asked: Asked) -> "Choice":
    if answer == "q":
        raise StoppedError
    if answer == "s":
        return replace(accepted(), accept=False)
    choice = accepted(_edited(proposal.after) if answer == "e" else None)
    choice = grounded(choice, proposal, asked)
    return choice if answer == ALL else _ask_grounds(choice, proposal)


def _edited(words: str) -> str | None:
    """Return the words that a person puts in place of `words`; None for the same."""
    line = typed("  New words, or only Enter to change these in a text editor:")
    if not line:
        line = (click.edit(words, require_save=False) or "").strip()
    return None if line in ("", words) else line


def _ask_grounds(choice: "Choice", proposal: "Proposal") -> "Choice":
    """Return the choice with the reason and approval that a person types."""
    reason, approved = choice.reason, choice.approved_by
    if "reason" in proposal.needs and reason is None:
        reason = typed("  Why? Only Enter if it is not known:") or None
    if "approval" in proposal.needs and approved is None:
        approved = typed("  Approved by whom? Only Enter if it is not known:") or None
    return replace(choice, reason=reason, approved_by=approved)
