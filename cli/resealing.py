"""Redacted editions of sealed reports: drawn anew from where the report looked."""

from collections.abc import Collection
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cli.wiring import Workspace

if TYPE_CHECKING:
    from ledger.redaction_checks import Claims
    from projections.reports import Report


class Resealed(NamedTuple):
    """A report in whose place a redacted edition stands now.

    Attributes:
        plan: The plan's slug.
        report: The number of the edition.
        replaces: The number of the report.
        entry: The entry that seals the edition.
    """

    plan: str
    report: int
    replaces: int
    entry: int


def reseal(workspace: Workspace, by: Collection[int] | None) -> list[Resealed]:
    """Seal a redacted edition of each report that opens words which were redacted.

    It can be called as often as one likes: what has an edition keeps it.

    Args:
        workspace: The way to the ledger.
        by: Only words that these entries redacted; None takes all.
    """
    done = []
    # One after the other, because a report can quote the one before it.
    while (found := _first(workspace, by)) is not None:
        done.append(_edition(workspace, *found))
    return done


def _first(
    workspace: Workspace, by: Collection[int] | None
) -> "tuple[str, Report] | None":
    """Return plan and report of the first one that opens redacted words."""
    from ledger.connection import connect
    from ledger.packs import archive, opens_any
    from ledger.redaction_checks import Claims
    from projections.axes import plans
    from projections.reports import reports

    with workspace.reading() as view, closing(connect(workspace.place())) as kept:
        gone = _gone(Claims.read(kept), by)
        for plan in plans(view.connection):
            sealed = reports(view.connection, plan, date.max, view.last)
            for one in sorted(sealed, key=lambda one: one.number):
                if one.as_at is None or one.replaced_by is not None:
                    continue
                with archive(kept, one.sha256) as pack:
                    if opens_any(pack, gone):
                        return plan, one
    return None


def _gone(claims: "Claims", by: Collection[int] | None) -> dict[int, set[str]]:
    """Return entry -> fields whose words are gone."""
    return {
        entry: {name for name, one in fields.items() if by is None or one.by in by}
        for entry, fields in claims.open.items()
    }


def _edition(workspace: Workspace, plan: str, report: "Report") -> Resealed:
    """Draw and seal the redacted edition of a report, and give up its own file."""
    from cli.sealing import Look, Sealer
    from domain.report_events import ReportSealed

    title = f"Redacted edition of report {report.number}"
    if report.title:
        title = f"{report.title} ({title[0].lower()}{title[1:]})"
    look = Look(
        audience=report.audience,
        as_at=report.as_at,
        known_on=f"#{report.known_to}",
        without=tuple(report.withheld),
        title=title,
        because=_said(report),
    )
    with workspace.recording() as ledger:
        sealer = Sealer(workspace, look, report.number)
        done = sealer.record(ledger, workspace.command(), plan)
    entry, event = next(
        (number, event)
        for number, event in zip(done.numbers, done.events, strict=True)
        if isinstance(event, ReportSealed)
    )
    return Resealed(plan, event.number, report.number, entry)


def _said(report: "Report") -> str | None:
    """Return why a report was sealed, as its edition can say it."""
    from domain.printing import is_redacted

    if report.because is None or not is_redacted(report.because):
        return report.because
    # Words that read as removed ones are not recorded as a text.
    return f"{report.because} in report {report.number}"
