"""Verbs about a plan: its structure, its words, its rules."""

from collections.abc import Callable

from domain.event import Attribution, Event
from domain.plan import Plan
from domain.plan_events import Inspection
from domain.policies import Wanted
from domain.scheme import RatingScheme
from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.sign_off_verbs import add_wanted
from ledger.verbs import Verbs

Decision = Callable[[Plan, Attribution], Event]


class PlanVerbs(Verbs):
    """Everything that can be recorded of a plan, by its short name."""

    def open_plan(
        self,
        command: Command,
        plan: str,
        title: Text,
        authority: Text | None,
        inspection: Inspection | None,
        scheme: RatingScheme,
        wanted: Wanted | None = None,
    ) -> Recorded:
        """Open a plan, adopt its rating scheme, and say what needs a second person."""

        def decide(session: Session) -> None:
            opened = session.new_plan(plan)
            session.add(opened.open(title, authority, inspection, session.by))
            session.add(session.plan(plan).adopt_scheme(scheme, session.by))
            add_wanted(session, plan, wanted, session.by)

        request = ("plan open", plan, title, authority, inspection, scheme)
        more = () if wanted is None else (wanted,)
        return self._record_ahead(command, (*request, *more), decide)

    def adopt_scheme(
        self, command: Command, plan: str, scheme: RatingScheme
    ) -> Recorded:
        """Adopt another rating scheme from the effective date on."""
        return self._in(
            command,
            "plan scheme",
            plan,
            (scheme,),
            lambda p, by: p.adopt_scheme(scheme, by),
        )

    def add_area(self, command: Command, plan: str, code: str, title: Text) -> Recorded:
        """Add an improvement area."""
        return self._in(
            command,
            "plan area",
            plan,
            (code, title),
            lambda p, by: p.add_area(code, title, by),
        )

    def set_outcome(
        self, command: Command, plan: str, area: str, outcome: int | None, text: Text
    ) -> Recorded:
        """Set an outcome of an area; None adds the next one."""
        return self._in(
            command,
            "plan outcome",
            plan,
            (area, outcome, text),
            lambda p, by: p.set_outcome(area, outcome, text, by),
        )

    def define_term(
        self, command: Command, plan: str, term: Text, meaning: Text
    ) -> Recorded:
        """Say what a term means."""
        return self._in(
            command,
            "plan term",
            plan,
            (term, meaning),
            lambda p, by: p.define_term(term, meaning, by),
        )

    def name_board(
        self, command: Command, plan: str, board: str, name: Text
    ) -> Recorded:
        """Name a group that is reported to."""
        return self._in(
            command,
            "plan board",
            plan,
            (board, name),
            lambda p, by: p.name_board(board, name, by),
        )

    def add_action(
        self,
        command: Command,
        plan: str,
        code: str,
        area: str,
        wording: Text,
        parent: str | None,
    ) -> Recorded:
        """Add an action to an area."""
        return self._in(
            command,
            "plan action",
            plan,
            (code, area, wording, parent),
            lambda p, by: p.add_action(code, area, wording, by, parent),
        )

    def renumber_action(
        self, command: Command, plan: str, ref: str, code: str, reason: Text
    ) -> Recorded:
        """Give an action another code from the effective date on."""
        return self._in(
            command,
            "plan renumber",
            plan,
            (ref, code, reason),
            lambda p, by: p.renumber_action(ref, code, reason, by),
        )

    def withdraw_action(
        self, command: Command, plan: str, ref: str, reason: Text
    ) -> Recorded:
        """Take an action out of the plan."""
        return self._in(
            command,
            "plan withdraw",
            plan,
            (ref, reason),
            lambda p, by: p.withdraw_action(ref, reason, by),
        )

    def merge_actions(
        self,
        command: Command,
        plan: str,
        refs: tuple[str, ...],
        into: str,
        reason: Text,
    ) -> Recorded:
        """Let actions go on as part of another."""
        return self._in(
            command,
            "plan merge",
            plan,
            (refs, into, reason),
            lambda p, by: p.merge_actions(refs, into, reason, by),
        )

    def supersede_plan(
        self, command: Command, plan: str, slug: str, reason: Text
    ) -> Recorded:
        """Say that another plan takes the place of this one."""
        return self._in(
            command,
            "plan supersede",
            plan,
            (slug, reason),
            lambda p, by: p.supersede(slug, reason, by),
        )

    def close_plan(self, command: Command, plan: str, reason: Text) -> Recorded:
        """End the plan."""
        return self._in(
            command, "plan close", plan, (reason,), lambda p, by: p.close(reason, by)
        )

    def _in(
        self,
        command: Command,
        verb: str,
        plan: str,
        words: tuple[object, ...],
        decision: Decision,
    ) -> Recorded:
        """Record one decision about `plan`."""

        def decide(session: Session) -> None:
            session.add(decision(session.plan(plan), session.by))

        return self._record_ahead(command, (verb, plan, *words), decide)
