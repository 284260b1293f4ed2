"""What every file of a pack is drawn from: plain data, computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Plan = Mapping[str, Any]
"""A plan under the keys of `ledger snapshot --format json`."""


class Told(NamedTuple):
    """A report that was sent to the same audience before.

    Attributes:
        number: Its number among the reports of the plan.
        sent_on: ISO day on which it was sent, at the latest.
        as_at: ISO day that it speaks of.
        known_to: The last entry that it took into account.
        snapshot: The plan as its frozen bytes have it.
    """

    number: int
    sent_on: str
    as_at: str
    known_to: int
    snapshot: Plan


class Filed(NamedTuple):
    """A report that was made without the ledger and went to the same audience before.

    Attributes:
        number: Its number among the reports of the plan.
        sent_on: ISO day on which it was sent, at the latest.
        days_late: Days from then to its registration.
        after: How many of those that were made with the ledger went before it.
    """

    number: int
    sent_on: str
    days_late: int
    after: int = 0


class Point(NamedTuple):
    """How many live actions had which rating on a day.

    Attributes:
        on: ISO day.
        counts: Rating -> actions, with the keys and order of `counts` of the plan.
    """

    on: str
    counts: Mapping[str, int]


class Slip(NamedTuple):
    """A target with a date that was moved.

    Attributes:
        action: Code of the action.
        target: Number of the target in the action.
        text: The words it stands in now.
        original_due: ISO day on which it fell due at first.
        original_due_printed: The same as the plan prints it.
        due: ISO day on which it falls due now.
        due_printed: The same as the plan prints it.
        days: Days from the one to the other; below 0 if it was brought forward.
        revisions: How often it was revised.
        approved_by: Who agreed to the last revision; None when not recorded.
        because: Why it was last revised; None when not recorded.
        words_at_first: The words it stood in at first, if more than their date is
            another now; else empty.
    """

    action: str
    target: int
    text: str
    original_due: str
    original_due_printed: str
    due: str
    due_printed: str
    days: int
    revisions: int
    approved_by: str | None
    because: str | None
    words_at_first: str = ""


class Step(NamedTuple):
    """From which day on a field says what.

    Attributes:
        since: ISO day; empty for what was so before any day that is known.
        says: What it says from then on; empty for nothing.
        entries: The entries that say so; none for what nobody recorded.
    """

    since: str
    says: str
    entries: Sequence[int] = ()


@dataclass(frozen=True)
class ActionSteps:
    """One action over the whole time that a pack looks at.

    Attributes:
        id: Permanent id.
        area: Code of its area.
        code: The codes it wore.
        wording: What it said.
        rating: Its ratings; "not recorded" where it had none.
        delivery: Its delivery status, likewise; "withdrawn" or "merged" once it left.
        target: Its targets, a line for each.
        progress: Its latest note.
        added: ISO day from which on it was in the plan.
        ended: ISO day on which it left the plan; None while it is in it.
    """

    id: str
    area: str
    code: Sequence[Step]
    wording: Sequence[Step]
    rating: Sequence[Step]
    delivery: Sequence[Step]
    target: Sequence[Step]
    progress: Sequence[Step]
    added: str
    ended: str | None


class Amended(NamedTuple):
    """What a report said of its day, and what is known otherwise of that day now.

    Attributes:
        action: Code of the action; None for the plan itself.
        field: What it is about, such as `rating` or `target 1`.
        reported: What the report said; None for nothing.
        known: What is known now; None for nothing.
        entries: Numbers of the entries that made the difference, ascending.
        because: The reasons of those entries; empty when not recorded.
    """

    action: str | None
    field: str
    reported: str | None
    known: str | None
    entries: Sequence[int]
    because: Sequence[str]


@dataclass(frozen=True)
class Material:
    """All that the files of a pack say, at (V, K).

    Attributes:
        data: The plan under the keys of `snapshot --format json`. Its `snapshot` is
            "working copy" or "report"; `report` is None or has `number`, `audience`,
            `title`, `because` and `exceptions_owed`; `generated` is an ISO day;
            `withheld` lists in words what was left out for this audience.
        lines: The plan's entries up to K that were effective by V, and what corrects
            or retracts them, by number, under the keys of `log --format json`.
        told: What was reported to the same audience before, by the day of sending;
            the last one is the report before this one that can be compared.
        filed: The reports before this one that were made without the ledger, likewise.
        trend: Ratings over time, the last point at V.
        slips: Targets that were moved, by area, code and number.
        steps: Each action over time, ended ones too, by area and code.
        amended: What the report before this one said otherwise of its own day than is
            known at K, in the order of a diff.
        later: How many entries up to K are about days after V alone, and so not among
            the lines.
    """

    data: Plan
    lines: Sequence[Mapping[str, Any]]
    told: Sequence[Told]
    trend: Sequence[Point]
    slips: Sequence[Slip]
    steps: Sequence[ActionSteps]
    amended: Sequence[Amended] = ()
    later: int = 0
    filed: Sequence[Filed] = ()

    @property
    def sent(self) -> list[Told | Filed]:
        """Every report to the same audience before, in the order of sending."""
        sent: list[Told | Filed] = []
        for after in range(len(self.told) + 1):
            sent += [one for one in self.filed if one.after == after]
            sent += self.told[after : after + 1]
        return sent

    @property
    def filed_since(self) -> list[Filed]:
        """Those made without the ledger that no report made with it came after."""
        return [one for one in self.filed if one.after == len(self.told)]
