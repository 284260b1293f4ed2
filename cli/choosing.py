"""What is recorded of the changes that a next version makes, and what is left out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cli.import_options import Asked
from cli.proposals import how_to_confirm
from domain.errors import LedgerError

if TYPE_CHECKING:
    from cli.decisions import Decisions
    from ledger.updating import Choice, Proposal, Update

Choices = Mapping[str, "Choice"]


class NotGoneError(LedgerError):
    """A withdrawal that was confirmed of an action that is not missing."""

    def __init__(self, code: str, gone: Sequence[str]) -> None:
        missing = f"those missing are {', '.join(gone)}" if gone else "none is"
        super().__init__(
            f"--gone {code} names no action that is missing in the document; {missing}."
        )


def choices_of(
    update: "Update", asked: Asked, saved: "Decisions | None"
) -> dict[str, "Choice"]:
    """Return the choice of each change that the options or a file decide on.

    Without a file, all are accepted but those that a person has to confirm.

    Raises:
        NotGoneError: a withdrawal is confirmed of what is not missing.
    """
    missing = [p.action or "" for p in update.proposals if p.kind == "gone"]
    for code in asked["gone"]:
        if code not in missing:
            raise NotGoneError(code, missing)
    found: dict[str, Choice] = {}
    for proposal in update.proposals:
        choice = saved.choices.get(proposal.id) if saved else None
        confirmed = proposal.kind == "gone" and proposal.action in asked["gone"]
        if choice is None and (confirmed or _is_free(proposal, saved)):
            choice = accepted()
        if choice is not None:
            found[proposal.id] = grounded(choice, proposal, asked)
    return found if saved is not None else _possible(update, found)


def accepted(text: str | None = None) -> "Choice":
    """Return the choice to record a change, in other words if `text` gives them."""
    from ledger.updating import Choice

    return Choice(accept=True, text=text, reason=None, approved_by=None)


def grounded(choice: "Choice", proposal: "Proposal", asked: Asked) -> "Choice":
    """Return a choice of the change as it is now, with what the options say of it."""
    from dataclasses import replace

    reason = choice.reason
    if reason is None and ("reason" in proposal.needs or proposal.kind == "gone"):
        reason = asked["because"]
    approved = choice.approved_by
    if approved is None and "approval" in proposal.needs:
        approved = asked["approved_by"]
    seen = proposal.before, proposal.after
    return replace(choice, reason=reason, approved_by=approved, seen=seen)


def left_out(update: "Update", choices: Choices) -> list[str]:
    """Return a line for each change that is not recorded: what, and what to do."""
    lines = []
    worn = _worn(update, choices)
    for proposal in update.proposals:
        choice = choices.get(proposal.id)
        if choice is None:
            lines.append(f"{proposal.id}: {_why_open(proposal, worn)}")
        elif not choice.accept:
            lines.append(f"{proposal.id}: skipped")
    return lines


def said_of(choice: "Choice | None") -> str | None:
    """Return "accept" or "skip"; None where nobody chose."""
    return None if choice is None else "accept" if choice.accept else "skip"


def _possible(update: "Update", found: dict[str, "Choice"]) -> dict[str, "Choice"]:
    """Return the choices without those that take a code before it is free."""
    worn = _worn(update, found)
    early = {p.id for p in update.proposals if p.id in found and _code_taken(p) in worn}
    if not early:
        return found
    # Whoever waits for a code keeps their own, for which somebody else may wait.
    return _possible(update, {k: v for k, v in found.items() if k not in early})


def _worn(update: "Update", choices: Choices) -> set[str]:
    """Return the codes that an action keeps while nobody accepts that it lost them."""
    return {
        (p.action or "").casefold()
        for p in update.proposals
        if p.kind in ("gone", "renumbered")
        and (p.id not in choices or not choices[p.id].accept)
    }


def _code_taken(proposal: "Proposal") -> str | None:
    match proposal.kind:
        case "renumbered":
            return proposal.after.casefold()
        case "added":
            return (proposal.action or "").casefold()
        case _:
            return None


def _why_open(proposal: "Proposal", worn: set[str]) -> str:
    if "confirmation" not in proposal.needs:
        if _code_taken(proposal) in worn:
            return "its code is another action's until you confirm what became of that"
        return "nothing was decided about it"
    if proposal.kind not in ("renumbered", "gone") and proposal.doubts:
        return proposal.doubts[-1]  # That is what it depends on.
    return how_to_confirm(proposal)


def _is_free(proposal: "Proposal", saved: "Decisions | None") -> bool:
    """Tell whether nobody has to decide about a change."""
    return saved is None and "confirmation" not in proposal.needs
