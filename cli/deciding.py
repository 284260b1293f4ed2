"""Goes through the changes of a next version with a person, one by one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from cli.asking import chosen, is_typing, typed
from cli.choosing import accepted, grounded
from cli.import_options import Asked
from cli.proposals import in_order, in_words, pair_of, to_confirm
from cli.words import counted, printable
from domain.errors import LedgerError

if TYPE_CHECKING:
    from ledger.updating import Choice, Proposal, Update

WORDLESS = frozenset({"renumbered", "gone", "scheme"})
"""The kinds of changes that have no words to edit."""


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
        _show(_asked(proposal), proposal.doubts)
        answer = chosen(f"  Is {old} of the ledger {new} of the document?", answers)
        if answer == "q":
            raise StoppedError
        found[old] = new if answer == "y" else None
    return found


def ask_each(update: "Update", asked: Asked) -> dict[str, "Choice"]:
    """Return what a person chooses of each change.

    Raises:
        StoppedError: the person stops.
    """
    proposals = in_order(update.proposals)
    found, action = {}, None
    for number, proposal in enumerate(proposals, 1):
        if proposal.action != action or number == 1:
            action = proposal.action
            click.echo(f"\n{printable(action or 'The plan itself')}", err=True)
        _show(f"{number} of {len(proposals)}. {_asked(proposal)}", proposal.doubts)
        found[proposal.id] = _ask_one(proposal, asked)
    return found


def ask_to_record(accepted: int, total: int) -> bool:
    """Return whether a person wants to record what they accepted."""
    answers = {"y": "yes", "n": "no"}
    changes = counted(total, "change")
    return chosen(f"\nRecord {accepted} of {changes}?", answers) == "y"


def _asked(proposal: "Proposal") -> str:
    """Return what a change says, without what is about to be asked."""
    return in_words(replace(proposal, needs=frozenset()))


def _show(said: str, doubts: Sequence[str]) -> None:
    for line in (said, *(f"doubt: {doubt}" for doubt in doubts)):
        click.echo("  " + printable(line).replace("\n", "\n    "), err=True)


def _ask_one(proposal: "Proposal", asked: Asked) -> "Choice":
    answers = {"a": "accept", "s": "skip", "e": "edit", "q": "quit"}
    if proposal.kind in WORDLESS:
        del answers["e"]
    answer = chosen(" ", answers)
    if answer == "q":
        raise StoppedError
    if answer == "s":
        return replace(accepted(), accept=False)
    choice = accepted(_edited(proposal.after) if answer == "e" else None)
    return _ask_grounds(grounded(choice, proposal, asked), proposal)


def _edited(words: str) -> str | None:
    """Return the words that a person puts in place of `words`; None for the same."""
    line = typed("  New words, or Enter for the editor:")
    if not line:
        line = (click.edit(words, require_save=False) or "").strip()
    return None if line in ("", words) else line


def _ask_grounds(choice: "Choice", proposal: "Proposal") -> "Choice":
    """Return the choice with the reason and approval that a person types."""
    reason, approved = choice.reason, choice.approved_by
    if "reason" in proposal.needs and reason is None:
        reason = typed("  Why? Enter for not given:") or None
    if "approval" in proposal.needs and approved is None:
        approved = typed("  Approved by whom? Enter for not given:") or None
    return replace(choice, reason=reason, approved_by=approved)
