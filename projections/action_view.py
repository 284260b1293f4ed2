"""An action as status shows it, drawn from its facts."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from domain.delivery import ROUTINE, SETTLED
from domain.printing import NOT_RECORDED, code_order
from projections.facts import Row
from projections.target_view import TargetStatus, target_of


class Dating(NamedTuple):
    """How an entry is dated.

    Attributes:
        effective: ISO day on which it was so at the latest; None when unknown.
        effective_printed: The same as people gave it.
        days_late: Days from then to its recording; None when unknown.
        recorded_by, on_behalf_of: Who recorded it, and for whom if for another.
    """

    effective: str | None
    effective_printed: str
    days_late: int | None
    recorded_by: str
    on_behalf_of: str | None


class ActionStatus(NamedTuple):
    """One action at some (V, K).

    Attributes:
        id: Permanent id.
        code: The code it wears.
        area: Code of its area.
        area_title: Title of its area.
        parent: Code of the action it belongs under, if any.
        wording: What it says.
        rating: A value of the scheme, or "not recorded".
        rating_since: ISO day on which the unbroken run of that rating began.
        rating_on: ISO day of the rating in force; later where it was confirmed.
        rating_reason: Why it was rated so, on that day.
        delivery: Delivery status; "withdrawn" or "merged" once it left the plan.
        delivery_note: The note or reason beside it.
        owner: Who answers for it, by role; None when not recorded.
        targets: In order of their numbers.
        sub_items: (label, text), in order of the labels.
        impacts: (label, text), in order of the labels.
        latest_progress: The last note: entry, text, effective, days_late.
        exception: The last exception report: cause, recovery, asked, effective.
        evidence: What was attached, oldest first.
        monitored_by: Who goes on monitoring what is business as usual, by role.
        waiver: Why it was signed off without evidence; None unless it is signed off, or
            business as usual, and has none.
        proposals: What waits for a second person, and so does not count: kind ("rating"
            or "delivery"), value, because, entry, and how that is dated.
        ended: ISO day on which it left the plan.
        into: Code of the action it was merged into.
    """

    id: str
    code: str
    area: str
    area_title: str
    parent: str | None
    wording: str
    rating: str
    rating_since: str | None
    rating_on: str | None
    rating_reason: str | None
    delivery: str
    delivery_note: str | None
    owner: str | None
    targets: list[TargetStatus]
    sub_items: list[tuple[str, str]]
    impacts: list[tuple[str, str]]
    latest_progress: dict[str, Any] | None
    exception: dict[str, Any] | None
    evidence: list[dict[str, Any]]
    monitored_by: str | None
    waiver: str | None
    proposals: list[dict[str, Any]]
    ended: str | None
    into: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the action under the keys of `status --format json`."""
        labelled = {
            name: [
                {"label": label, "text": text} for label, text in getattr(self, name)
            ]
            for name in ("sub_items", "impacts")
        }
        targets = {"targets": [target._asdict() for target in self.targets]}
        return self._asdict() | targets | labelled


class Around(NamedTuple):
    """What an action's status needs to know beyond its own facts.

    Attributes:
        areas: Area number -> code and title.
        codes: Action id -> code.
        histories: (action id, field) -> its standing facts, in order of effect.
        targets: Action id -> the facts of each of its targets, among those.
        dating: Entry number -> how it is dated.
        decided: Numbers of the proposals that were confirmed or refused.
    """

    areas: dict[int, dict[str, str]]
    codes: dict[str, str]
    histories: dict[tuple[str, str], list[Row]]
    targets: dict[str, list[list[Row]]]
    dating: dict[int, Dating]
    decided: frozenset[int] = frozenset()


def action_of(subject: str, rows: dict[str, Row], around: Around) -> ActionStatus:
    """Return the status of the action `subject`, whose facts in force are `rows`."""
    added = json.loads(rows["added"].value)
    area = around.areas[added["area"]]
    rating, delivery, ended = (rows.get(k) for k in ("rating", "delivery", "ended"))
    end: dict[str, Any] = json.loads(ended.value) if ended else {}
    settled = ended or delivery
    return ActionStatus(
        id=subject,
        code=rows["code"].value,
        area=area["code"],
        area_title=area["title"],
        parent=around.codes.get(added["parent"]),
        wording=rows["wording"].value,
        **_rating(rating, around.histories.get((subject, "rating"), [])),
        delivery=end.get("how") or (delivery.value if delivery else NOT_RECORDED),
        delivery_note=settled.extra if settled else None,
        owner=rows["owner"].value if "owner" in rows else None,
        targets=_targets(subject, around),
        sub_items=_labelled(rows, "sub_item/"),
        impacts=_labelled(rows, "impact/"),
        latest_progress=_progress(rows.get("progress"), around),
        exception=report_of(rows.get("exception"), around),
        evidence=_evidence(rows, around),
        monitored_by=_monitored_by(rows),
        waiver=_waiver(rows),
        proposals=_proposals(rows, around),
        ended=ended.valid_from if ended else None,
        into=around.codes.get(end.get("into", "")),
    )


def _rating(rating: Row | None, history: list[Row]) -> dict[str, Any]:
    return {
        "rating": rating.value if rating else NOT_RECORDED,
        "rating_since": run_start(history),
        "rating_on": (rating.valid_from or None) if rating else None,
        "rating_reason": rating.extra if rating else None,
    }


def run_start(rows: list[Row]) -> str | None:
    """Return the day on which the last value began to hold without a break.

    None if there is none, or if nobody dated it.

    Args:
        rows: Standing facts of one field, in order of effect.
    """
    # On one day only the last fact was ever in force.
    by_day = {row.valid_from: row.value for row in rows}
    start: str | None = None
    for day in reversed(by_day):
        if not day or by_day[day] != rows[-1].value:
            break
        start = day
    return start


def _targets(subject: str, around: Around) -> list[TargetStatus]:
    found = map(target_of, around.targets.get(subject, ()))
    return sorted(found, key=lambda target: target.number)


def _labelled(rows: dict[str, Row], prefix: str) -> list[tuple[str, str]]:
    found = [
        (field.removeprefix(prefix), row.value)
        for field, row in rows.items()
        if field.startswith(prefix)
    ]
    return sorted(found, key=lambda pair: code_order(pair[0]))


def _dated(row: Row, around: Around) -> dict[str, Any]:
    dating = around.dating[row.entry]
    return {"entry": row.entry, **dating._asdict()}


def _progress(row: Row | None, around: Around) -> dict[str, Any] | None:
    return row and {"text": row.value, **_dated(row, around)}


def report_of(row: Row | None, around: Around) -> dict[str, Any] | None:
    """Return an exception report with its date; None for none."""
    return row and {**json.loads(row.value), **_dated(row, around)}


def _monitored_by(rows: dict[str, Row]) -> str | None:
    delivery, monitoring = rows.get("delivery"), rows.get("monitoring")
    if delivery is None or monitoring is None or delivery.value != ROUTINE:
        return None
    return monitoring.value


def _waiver(rows: dict[str, Row]) -> str | None:
    delivery, waiver = rows.get("delivery"), rows.get("waiver")
    if delivery is None or waiver is None or delivery.value not in SETTLED:
        return None
    seen = any(field.startswith("evidence/") for field in rows)
    return None if seen else waiver.value


def _proposals(rows: dict[str, Row], around: Around) -> list[dict[str, Any]]:
    waiting = [
        row
        for field, row in rows.items()
        if field.startswith("proposal/") and row.entry not in around.decided
    ]
    made = []
    for row in sorted(waiting, key=lambda row: (row.valid_from, row.place)):
        parts = json.loads(row.value)
        said = {"kind": parts["kind"], "value": parts["value"], "because": row.extra}
        made.append({**_dated(row, around), **said})
    return made


def _evidence(rows: dict[str, Row], around: Around) -> list[dict[str, Any]]:
    found = [row for field, row in rows.items() if field.startswith("evidence/")]
    made = []
    for row in sorted(found, key=lambda row: row.place):
        parts = json.loads(row.value)
        supports = parts.pop("entry")
        made.append({**parts, "supports": supports, **_dated(row, around)})
    return made
