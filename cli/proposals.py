"""The changes that a next version would make, in words and as data."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledger.updating import Choice, Proposal

HEADS = ("Id", "Kind", "Action", "Before", "After", "Read from", "Needs", "Doubts")


def as_data(proposal: "Proposal", choice: str | None) -> dict[str, Any]:
    """Return a change under the keys of JSON.

    Args:
        proposal: The change.
        choice: "accept" or "skip"; None while a person has to confirm it.
    """
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "action": proposal.action,
        "before": proposal.before or None,
        "after": proposal.after or None,
        "source": "; ".join(proposal.places),
        "needs": sorted(proposal.needs),
        "doubts": list(proposal.doubts),
        "choice": choice,
    }


def as_cells(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of a change for CSV and Markdown, as `HEADS` names them."""
    plain = ("id", "kind", "action", "before", "after", "source")
    needs, doubts = ", ".join(data["needs"]), "\n".join(data["doubts"])
    return (*(data[key] or "" for key in plain), needs, doubts)


def by_action(proposals: Iterable["Proposal"]) -> list[list["Proposal"]]:
    """Return the changes of each action, in the order of its first one.

    An action that is added under the code of another one is an action of its own.
    """
    groups: dict[tuple[str | None, bool], list[Proposal]] = {}
    for proposal in proposals:
        key = proposal.action, proposal.kind == "added"
        groups.setdefault(key, []).append(proposal)
    return list(groups.values())


def in_order(proposals: Iterable["Proposal"]) -> list["Proposal"]:
    """Return the changes as they are numbered for a person: action by action."""
    return [p for group in by_action(proposals) for p in group]


def in_words(proposal: "Proposal", choice: "Choice | None" = None) -> str:
    """Return what a change says and where it was read.

    Args:
        proposal: The change.
        choice: What was chosen of it, which adds to the words; None adds what is
            missing.
    """
    said = [_said(proposal)]
    if choice is None and "confirmation" in proposal.needs:
        said.append(how_to_confirm(proposal))
    if choice is not None and choice.text is not None:
        said.append(f'to be recorded as "{choice.text}"')
    reason = choice.reason if choice else None
    if reason is not None:
        said.append(f"because: {reason}")
    elif "reason" in proposal.needs:
        said.append("reason not given")
    if choice is not None and choice.approved_by is not None:
        said.append(f"approved by {choice.approved_by}")
    # Of what is gone, the place would be that of something else.
    places = "" if proposal.kind == "gone" else "; ".join(proposal.places)
    return "; ".join(said) + (f" ({places})" if places else "")


def how_to_confirm(proposal: "Proposal") -> str:
    """Return how a person says that a change is so."""
    match proposal.kind:
        case "renumbered":
            return f"confirm with --renumbered {pair_of(proposal)}"
        case "gone":
            return f"confirm its withdrawal with --gone {proposal.action}"
        case _:
            return "needs a confirmation"


def pair_of(proposal: "Proposal") -> str:
    """Return which action it is now, as --renumbered takes it: OLD=NEW."""
    after = proposal.after if proposal.kind == "renumbered" else proposal.action
    return f"{proposal.action}={after}"


def to_confirm(proposals: Iterable["Proposal"]) -> list["Proposal"]:
    """Return a change for each action of which nobody is sure that it is the same.

    It is the renumbering, or what else shows how little they have in common.
    """
    found: dict[str | None, Proposal] = {}
    for proposal in proposals:
        unsure = "confirmation" in proposal.needs
        if not unsure or proposal.kind in ("gone", "added"):
            continue
        found.setdefault(proposal.action, proposal)
        if proposal.kind == "renumbered":
            found[proposal.action] = proposal
    return list(found.values())


def _said(proposal: "Proposal") -> str:
    before, after = proposal.before, proposal.after
    label = proposal.id.removeprefix(f"{proposal.action} ")
    match proposal.kind:
        case "progress":
            return f'progress added: "{after}"'
        case "rating" | "owner" | "delivery":
            return f"{proposal.kind} {before or 'not recorded'} -> {after}"
        case "target set":
            return f'target set: "{after}"'
        case "target revised":
            return f"{label}: {before} -> {after}"
        case "reworded":
            return f'reworded: "{before}" -> "{after}"'
        case "renumbered":
            return f"{before} is now {after}"
        case "added":
            return f'new action {proposal.action or ""}: "{after}"'
        case "gone":
            return f'no longer in the document: "{before}"'
        case _:
            return (
                f'{label}: "{before}" -> "{after}"' if before else f'{label}: "{after}"'
            )
