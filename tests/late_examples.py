"""Examples of events about reports, redactions, holds; and what all have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.catalog import Event
from domain.entry_events import TextRedacted
from domain.event import Source
from domain.hold_events import HoldLifted, HoldPlaced
from domain.partial_date import PartialDate
from domain.report_events import (
    CommitmentMade,
    ReportRegistered,
    ReportSealed,
    ReportSent,
)
from domain.text import Text

PLAN = "plan/riverton-2019"
ACTION = "action/riverton-2019/1"
OTHER = "action/riverton-2019/2"
REPORTS = "report/riverton-2019"
WHY = Text("The board asked for it on 12 May")
SOURCE = Source(
    file=Text("Riverton plan.docx"),
    sha256="0f" * 32,
    places=("table 3, row 2, cell 1", "table 3, row 2, cell 2"),
)


def late_examples() -> tuple[Event, ...]:
    """Return one event of each type about reports, redactions and holds."""
    return (_of_a_report(), *_of_sealed_reports(), *_of_redactions())


def envelope(stream: str, version: int, *, sourced: bool = False) -> dict[str, Any]:
    """Return the fields that every example has, with a source if `sourced`."""
    return {
        "originator_id": stream,
        "originator_version": version,
        "recorded_by": "h.mensah",
        "effective": PartialDate.day(date(2020, 5, 14)),
        "command": f"example-{version}",
        "source": SOURCE if sourced else None,
    }


def _of_a_report() -> ReportRegistered:
    return ReportRegistered(
        **envelope(REPORTS, 1),
        number=1,
        audience="ofsted",
        sha256="cd" * 32,
        media_type="application/pdf",
        size=48_213,
        name=Text("Riverton return of May.pdf"),
        by=Text("Director of the service"),
        title=Text("Return for the spring"),
    )


def _of_sealed_reports() -> tuple[Event, ...]:
    return (
        ReportSealed(
            **envelope(REPORTS, 2),
            number=2,
            audience="ofsted",
            as_at=date(2020, 7, 30),
            known_to=56,
            manifest="ef" * 32,
            sha256="12" * 32,
            media_type="application/zip",
            size=148_213,
            name=Text("report-2-ofsted-2020-07-30.zip"),
            withheld=("owners", "texts:12"),
            replaces=1,
            title=Text("Return for the summer"),
            reason=Text("The last exception report is still owed"),
        ),
        ReportSent(
            **envelope(REPORTS, 3), report=2, by=Text("Director of the service")
        ),
        CommitmentMade(
            **envelope(REPORTS, 4),
            number=1,
            audience="DMG",
            due=PartialDate.month(2020, 9),
            about=Text("The posts that are vacant"),
        ),
    )


def _of_redactions() -> tuple[Event, ...]:
    e = envelope
    return (
        TextRedacted(
            **e(ACTION, 16),
            entry=57,
            version=5,
            fields=("text", "source.file"),
            basis=Text("UK GDPR Article 17"),
            by=Text("Data Protection Officer"),
        ),
        HoldPlaced(**e(PLAN, 14), number=1, entry=57, reason=Text("A claim was made")),
        HoldLifted(**e(PLAN, 15), hold=1, reason=Text("The claim was settled")),
    )
