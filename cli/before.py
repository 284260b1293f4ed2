"""The reports that went to an audience before one, made with the ledger or without."""

from datetime import date
from typing import TYPE_CHECKING, Any

from cli.options import Moment
from cli.view import View

if TYPE_CHECKING:
    from projections.pack.material import Filed, Told
    from projections.reports import Report


def told_before(view: View, plan: str, audience: str, seen: Moment) -> "list[Report]":
    """Return the reports to an audience that one at (V, K) follows, in their order.

    They were sealed, sent, and known of at K, and they speak of no later day.
    """
    sent = _sent_before(view, plan, audience, seen)
    return [one for one in sent if one.as_at is not None]


def filed_before(view: View, plan: str, audience: str, seen: Moment) -> "list[Filed]":
    """Return the reports before one at (V, K) that were made without the ledger.

    They were known of at K. Of which day they speak nobody knows, so all are there.
    """
    from projections.pack.material import Filed

    found, after = [], 0
    for one in _sent_before(view, plan, audience, seen):
        if one.as_at is not None:
            after += 1
        elif one.sent_on is not None:
            late = one.days_late or 0
            found.append(Filed(one.number, one.sent_on, late, after))
    return found


def filed_between(
    view: View, plan: str, first: "Report | None", report: "Report"
) -> "list[Report]":
    """Return the reports made without the ledger that were sent between two.

    They went to the same audience, as is known now. Where the later one was not sent
    yet, all that were sent went before it; for a redacted edition, see its original.

    Args:
        view: The ledger as its projections show it.
        plan: The plan's short name.
        first: The earlier one; None for those since the beginning.
        report: The later one.
    """
    from projections.reports import report as numbered
    from projections.sent import sent_to

    sent = sent_to(view.connection, plan, report.audience, date.max, view.last)
    places = {one.number: place for place, one in enumerate(sent)}
    while report.number not in places and report.replaces is not None:
        axes = date.max, view.last
        report = numbered(view.connection, plan, report.replaces, *axes)
    start = -1 if first is None else places.get(first.number, -1)
    between = sent[start + 1 : places.get(report.number)]
    return [one for one in between if one.as_at is None]


def _sent_before(view: View, plan: str, audience: str, seen: Moment) -> "list[Report]":
    from projections.sent import sent_to

    axes = date.max, seen.known_to
    sent = sent_to(view.connection, plan, audience, *axes)
    latest = seen.as_at.isoformat()
    return [one for one in sent if one.as_at is None or one.as_at <= latest]


def frozen(connection: Any, report: "Report", edition: "Report") -> "Told":
    """Return a sealed report that was sent, with the plan as its bytes have it.

    Args:
        connection: To the ledger.
        report: The report.
        edition: The one whose file is kept: itself, or its redacted edition.

    Raises:
        BytesLostError: the ledger does not hold its bytes as they were.
    """
    import json

    from ledger.packs import PLAN, archive, named
    from projections.pack.material import Told

    where: tuple[Any, Any, Any] = report.sent_on, report.as_at, report.known_to
    of = f"report {report.number} (#{report.place})"
    with archive(connection, named(connection, edition.entry), of) as pack:
        return Told(report.number, *where, json.loads(pack.read(PLAN)))
