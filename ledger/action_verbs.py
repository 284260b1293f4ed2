"""Verbs about one action of a plan; each records one entry."""

from collections.abc import Callable

from domain.action import Action
from domain.event import Attribution, Event
from domain.target import Target
from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs

Decision = Callable[[Action, Attribution], Event | tuple[Event, ...]]


class ActionVerbs(Verbs):
    """Everything that can be recorded of an action, by its code or id."""

    def record_progress(
        self, command: Command, plan: str, ref: str, text: Text
    ) -> Recorded:
        """Record a progress note."""
        return self._on(
            command,
            "progress",
            plan,
            ref,
            (text,),
            lambda action, by: action.record_progress(text, by),
        )

    def rate(
        self, command: Command, plan: str, ref: str, rating: str, reason: Text | None
    ) -> Recorded:
        """Rate the action by the scheme's word or letter."""
        return self._on(
            command,
            "rate",
            plan,
            ref,
            (rating, reason),
            lambda action, by: action.rate(rating, reason, by),
        )

    def set_target(
        self, command: Command, plan: str, ref: str, target: Target
    ) -> Recorded:
        """Set one more target."""
        return self._on(
            command,
            "target set",
            plan,
            ref,
            (target,),
            lambda action, by: action.set_target(target, by),
        )

    def revise_target(
        self,
        command: Command,
        plan: str,
        ref: str,
        number: int | None,
        target: Target,
        *,
        reason: Text | None,
        approved_by: Text | None,
    ) -> Recorded:
        """Change a target; the one before stays on record."""
        return self._on(
            command,
            "target revise",
            plan,
            ref,
            (number, target, reason, approved_by),
            lambda action, by: action.revise_target(
                number, target, by, reason=reason, approved_by=approved_by
            ),
        )

    def assign_owner(
        self, command: Command, plan: str, ref: str, owner: Text, reason: Text | None
    ) -> Recorded:
        """Say who answers for the action."""
        return self._on(
            command,
            "owner",
            plan,
            ref,
            (owner, reason),
            lambda action, by: action.assign_owner(owner, reason, by),
        )

    def report_exception(
        self,
        command: Command,
        plan: str,
        ref: str,
        *,
        cause: Text,
        recovery: Text,
        asked: Text | None,
    ) -> Recorded:
        """Report why the action is off track, and what is to happen."""
        return self._on(
            command,
            "exception report",
            plan,
            ref,
            (cause, recovery, asked),
            lambda action, by: action.report_exception(cause, recovery, asked, by),
        )

    def record_delivery(
        self,
        command: Command,
        plan: str,
        ref: str,
        status: str,
        reason: Text | None,
        *,
        waiver: Text | None = None,
        monitored_by: Text | None = None,
    ) -> Recorded:
        """Record where delivery stands, or propose it where it needs confirming."""
        beside = {"waiver": waiver, "monitored_by": monitored_by}
        return self._on(
            command,
            "deliver",
            plan,
            ref,
            (status, reason, *(words for words in beside.values() if words)),
            lambda action, by: action.record_delivery(status, reason, by, **beside),
        )

    def reopen(
        self, command: Command, plan: str, ref: str, reason: Text | None
    ) -> Recorded:
        """Work on a settled action again."""
        return self._on(
            command,
            "reopen",
            plan,
            ref,
            (reason,),
            lambda action, by: action.reopen(reason, by),
        )

    def reword(
        self, command: Command, plan: str, ref: str, wording: Text, reason: Text | None
    ) -> Recorded:
        """Say the action in other words."""
        return self._on(
            command,
            "reword",
            plan,
            ref,
            (wording, reason),
            lambda action, by: action.reword(wording, reason, by),
        )

    def _on(
        self,
        command: Command,
        verb: str,
        plan: str,
        ref: str,
        words: tuple[object, ...],
        decision: Decision,
    ) -> Recorded:
        """Record one decision about the action that `ref` names."""

        def decide(session: Session) -> None:
            made = decision(session.action(plan, ref), session.by)
            for event in made if isinstance(made, tuple) else (made,):
                session.add(event)

        return self._record_ahead(command, (verb, plan, ref, *words), decide)
