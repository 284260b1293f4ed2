"""The action as an aggregate: its decisions about words, targets and evidence."""

from dataclasses import dataclass

from domain import action_events as a
from domain.amending import Numbers, correction, retraction
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Attribution, Event
from domain.evidence import Attachment
from domain.history import said_by
from domain.judging import Judged
from domain.refusals import (
    ApprovalMissingError,
    EvidenceError,
    ReasonMissingError,
    UnchangedError,
    UnknownTargetError,
    WhichTargetError,
)
from domain.sign_off_events import RatingProposed
from domain.taking_back import check_judgements
from domain.target import Target
from domain.text import Text


@dataclass(frozen=True)
class Action(Judged):
    """One action of `plan`, as its own entries make it.

    Decisions return the event and leave the action as it is; `apply` makes the
    next. Each refuses with a subclass of `LedgerError`.
    """

    def record_progress(self, text: Text, by: Attribution) -> a.ProgressRecorded:
        """Note what was done."""
        return self._next(a.ProgressRecorded, by, text=text)

    def reword(self, wording: Text, reason: Text | None, by: Attribution) -> a.Reworded:
        """Say the action in other words."""
        return self._next(a.Reworded, by, wording=wording, reason=reason)

    def add_sub_item(self, label: str, text: Text, by: Attribution) -> a.SubItemAdded:
        """Add a lettered part, or give the part of that label new words."""
        return self._next(a.SubItemAdded, by, label=label, text=text)

    def state_impact(self, label: str, text: Text, by: Attribution) -> a.ImpactStated:
        """State what the action is to change."""
        return self._next(a.ImpactStated, by, label=label, text=text)

    def assign_owner(
        self, owner: Text, reason: Text | None, by: Attribution
    ) -> a.OwnerAssigned:
        """Say who answers for the action, by role."""
        return self._next(a.OwnerAssigned, by, owner=owner, reason=reason)

    def set_target(self, target: Target, by: Attribution) -> a.TargetSet:
        """Set one more target under the next number."""
        number = 1 + sum(isinstance(e, a.TargetSet) for e in self.history.events)
        return self._next(a.TargetSet, by, number=number, target=target)

    def revise_target(
        self,
        number: int | None,
        target: Target,
        by: Attribution,
        *,
        reason: Text | None,
        approved_by: Text | None,
    ) -> a.TargetRevised:
        """Change a target, or the only one there is; what it was stays on record.

        Who types a revision says why, and who approved it; a document that is its
        source may say neither.
        """
        which = self._target(number)
        if by.source is None:
            _check_grounds(reason, approved_by)
        if self.targets[which] == target:
            raise UnchangedError(f"Target {which} of action {self.code}")
        fields = {"target": target, "reason": reason, "approved_by": approved_by}
        return self._fitting(self._next(a.TargetRevised, by, number=which, **fields))

    def report_exception(
        self, cause: Text, recovery: Text, asked: Text | None, by: Attribution
    ) -> a.ExceptionReported:
        """Report why the action is off track and what is to happen."""
        fields = {"cause": cause, "recovery": recovery, "asked": asked}
        return self._next(a.ExceptionReported, by, **fields)

    def attach_evidence(self, given: Attachment, by: Attribution) -> a.EvidenceAttached:
        """Tie a file, by its hash, or a link to the action."""
        if (given.file is None) == (given.link is None):
            raise EvidenceError
        file = given.file._asdict() if given.file else {}
        fields = {"link": given.link, "entry": given.entry, **file}
        said = {"description": given.description, **fields}
        return self._next(a.EvidenceAttached, by, **said)

    def correct(
        self, replacement: Event, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryCorrected:
        """Put `replacement` in the place of the entry whose version it has."""
        if isinstance(replacement, a.Rated | RatingProposed):
            value = self.plan.scheme_on(replacement.effective).find(replacement.rating)
            replacement = replacement.model_copy(update={"rating": value.value})
        version = replacement.originator_version
        before = said_by(self.history.at(version, numbers(version)))
        self._check_correction(before, replacement)
        if replacement.effective != before.effective:
            self.plan.check_live(self.plan.action(self.id), replacement.effective)
        made = correction(self.history, version, replacement, reason, by, numbers)
        return self._fitting(made)

    def retract(
        self, version: int, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryRetracted:
        """Take the entry of `version` back."""
        made = retraction(self.history, version, reason, by, numbers)
        check_judgements(self, self.apply([self._fitting(made)]), by)
        return made

    def _target(self, number: int | None) -> int:
        """Return the number of the target that is meant."""
        if number is None and len(self.targets) > 1:
            words = {number: one.words for number, one in self.targets.items()}
            raise WhichTargetError(self.code, words)
        which = min(self.targets, default=1) if number is None else number
        if which not in self.targets:
            raise UnknownTargetError(self.code, which, sorted(self.targets))
        return which


def _check_grounds(reason: Text | None, approved_by: Text | None) -> None:
    """Refuse a revision of a target that lacks either."""
    if reason is None:
        raise ReasonMissingError("A revised target")
    if approved_by is None:
        raise ApprovalMissingError
