"""The facts that rules of checking look at: all that stands at some (V, K)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from domain.delivery import DONE_OR_CLAIMED
from domain.printing import print_day
from projections.facts import Row, history_rows
from projections.schemes import Schemes
from projections.tables import Connection


class Finding(NamedTuple):
    """A contradiction or a gap; nothing says which side of it is right.

    Attributes:
        rule: What kind it is, in a few words that stay the same.
        action: Code of the action; None for the plan itself.
        entries: Numbers of the entries that it is about, ascending.
        finding: What is so, as a sentence.
        mend: A command that mends it, with words in capitals or quotes for what only a
            person knows; None where nothing can be typed to mend it.
        before: For what was changed, what it was; None otherwise.
        after: What it became.
        subject: Id of the action, the plan or its reports.
    """

    rule: str
    action: str | None
    entries: tuple[int, ...]
    finding: str
    mend: str | None = None
    before: str | None = None
    after: str | None = None
    subject: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the finding under the keys of `check --format json`."""
        return {**self._asdict(), "entries": list(self.entries)}


def finding_of(
    rule: str,
    subject: str,
    code: str | None,
    rows: Sequence[Row],
    said: str,
    mend: str | None = None,
) -> Finding:
    """Return a finding about the entries that state `rows`."""
    entries = tuple(sorted({row.entry for row in rows}))
    return Finding(rule, code, entries, said, mend, subject=subject)


@dataclass(frozen=True)
class Standing:
    """All facts of a plan that stand.

    Attributes:
        plan: The plan's short name.
        histories: Subject -> field -> its facts, in order of effect.
        schemes: The plan's rating schemes, those to come too.
        dates: Entry number -> its effective date as printed, and its precision.
    """

    plan: str
    histories: dict[str, dict[str, list[Row]]]
    schemes: Schemes
    dates: dict[int, tuple[str, str]]

    @classmethod
    def at(
        cls, connection: Connection, plan: str, as_at: date, known_to: int
    ) -> Standing:
        """Return what stands on the day `as_at`, as known up to entry `known_to`."""
        found: dict[str, dict[str, list[Row]]] = {}
        for row in history_rows(connection, plan, "%", as_at, known_to):
            found.setdefault(row.subject, {}).setdefault(row.field, []).append(row)
        adopted = history_rows(connection, plan, "scheme", date.max, known_to)
        schemes = Schemes.of(adopted)
        dates = connection.execute(
            "SELECT number, effective, precision FROM line WHERE plan = ?", (plan,)
        )
        return cls(plan, found, schemes, {n: (said, how) for n, said, how in dates})

    def now(self, subject: str, field: str) -> Row | None:
        """Return the fact in force; None if there is none."""
        rows = self.history(subject, field)
        return rows[-1] if rows else None

    def history(self, subject: str, field: str) -> list[Row]:
        """Return all facts of one field, in order of effect; none if it has none."""
        return self.histories.get(subject, {}).get(field, [])

    @property
    def opened(self) -> Row | None:
        """What opened the plan; None before it was open."""
        rows = self.history(f"plan/{self.plan}", "title")
        return rows[0] if rows else None

    @property
    def ended(self) -> Row | None:
        """What ended the plan; None while it goes on."""
        return self.now(f"plan/{self.plan}", "ended")

    def code(self, subject: str) -> str:
        """Return the code that an action wears, or wore last."""
        return self.history(subject, "code")[-1].value

    def area(self, subject: str) -> str:
        """Return the code of an action's area."""
        number = json.loads(self.history(subject, "added")[-1].value)["area"]
        row = self.now(f"plan/{self.plan}", f"area/{number}")
        return "" if row is None else str(json.loads(row.value)["code"])

    def actions(self) -> Iterator[str]:
        """Yield the id of each action that was ever added, live or not."""
        for subject, fields in self.histories.items():
            if "added" in fields:
                yield subject

    def of(self, subject: str) -> list[Row]:
        """Return one fact of each entry about `subject`, in order of the entries.

        A legal hold is about what is kept, not about what was so in the plan.
        """
        found: dict[int, Row] = {}
        for field, rows in self.histories.get(subject, {}).items():
            if field.partition("/")[0] not in ("hold", "lifted"):
                found.update((row.entry, row) for row in rows)
        return [found[entry] for entry in sorted(found)]

    def targets(self, subject: str) -> list[list[Row]]:
        """Return the facts of each target of an action, in order of effect."""
        return [
            rows
            for field, rows in self.histories.get(subject, {}).items()
            if field.startswith("target/")
        ]

    def is_done(self, subject: str, day: str) -> bool:
        """Tell whether an action counts as complete, or is claimed or signed off."""
        rating, delivery = self.now(subject, "rating"), self.now(subject, "delivery")
        if rating is not None and self.schemes.value(rating, day).get("complete"):
            return True
        return delivery is not None and delivery.value in DONE_OR_CLAIMED

    def is_dated(self, row: Row) -> bool:
        """Tell whether anybody said when the fact was so."""
        return bool(row.valid_from) and self.dates[row.entry][1] != "unknown"

    def is_before(self, one: Row, other: Row) -> bool:
        """Tell whether one fact began before the other; not if either is undated."""
        dated = self.is_dated(one) and self.is_dated(other)
        return dated and one.valid_from < other.valid_from

    def named(self, row: Row) -> str:
        """Return the entry that states a fact with its date: "#12 of 30 July 2020"."""
        printed, precision = self.dates[row.entry]
        if precision == "unknown":
            return f"#{row.entry}, undated"
        last = print_day(date.fromisoformat(row.seen_from))
        exact = "" if precision == "day" else f", by {last} at the latest"
        return f"#{row.entry} of {printed}{exact}"
