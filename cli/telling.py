"""What was reported to an audience, read from the bytes that were frozen then."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from cli.headings import day
from cli.options import day_in
from cli.streams import tell
from cli.table import echo_json
from cli.view import View
from cli.wiring import Workspace
from cli.words import counted, printable
from domain.printing import audience_name, print_day

if TYPE_CHECKING:
    from projections.reports import Report

F = TypeVar("F", bound=Callable[..., Any])

OF_SNAPSHOT = frozenset({"snapshot", "report", "generated", "withheld"})
"""Keys of a frozen plan that `status` does not have."""


class Answer(NamedTuple):
    """What one report said; or that there was none.

    Attributes:
        message: The answer as a sentence.
        report: The report; None if nothing had been reported.
        snapshot: The plan as its frozen bytes have it, under the keys of `status`;
            None if the ledger did not make it.
        lines: The entries that it listed, under the keys of `log`; likewise.
        withheld: What it left out, in words.
    """

    message: str
    report: "Report | None" = None
    snapshot: dict[str, Any] | None = None
    lines: list[dict[str, Any]] | None = None
    withheld: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the answer under the keys of `report show --format json`."""
        return {
            "report": None if self.report is None else self.report.as_json(),
            "message": self.message,
            "snapshot": self.snapshot,
        }


def reported_options(command: F) -> F:
    """Give a command the options that ask what an audience was told."""
    to = click.option(
        "--reported-to",
        metavar="AUDIENCE",
        help="What was last reported to them, from the report's frozen bytes.",
    )
    on = click.option(
        "--on",
        metavar="DATE",
        help="With --reported-to: by the end of that day; otherwise by today.",
    )
    return to(on(command))


def check_alone(reported_to: str | None, on: str | None, *others: str | None) -> None:
    """Refuse another point of view beside that of a report.

    Raises:
        click.UsageError: the options contradict each other.
    """
    if reported_to is None:
        if on is not None:
            raise click.UsageError("--on goes with --reported-to; add that.")
    elif any(one is not None for one in others):
        raise click.UsageError(
            "A report has a point of view of its own; leave --as-at and --known-on out"
            " beside --reported-to."
        )


def told_to(
    workspace: Workspace, slug: str | None, audience: str, on: str | None
) -> Answer:
    """Return the last report sent to an audience on or before a day."""
    from projections.sent import sent_to, taken_back

    if not audience.strip():
        raise click.UsageError("Say to whom: an audience, such as ofsted.")
    by = workspace.today if on is None else day_in(on, workspace.today)
    with workspace.reading() as view:
        plan = view.plan(slug)
        sent = sent_to(view.connection, plan, audience, by, view.last)
        gone = taken_back(view.connection, plan, audience, by, view.last)
        more = [
            f"Report {one.number} was recorded as sent to them on {day(one.sent_on)};"
            f" #{one.by} took that back."
            for one in gone
        ]
        if not sent:
            return Answer(" ".join([nothing(audience, by), *more]))
        told = answer_of(workspace, view, plan, sent[-1])
    beside = [one for one in sent[:-1] if one.sent_on == sent[-1].sent_on]
    if beside:
        numbers = ", ".join(str(one.number) for one in beside)
        more.insert(0, f"Sent to them on that day too: report {numbers}.")
    return told._replace(message=" ".join([told.message, *more]))


def nothing(audience: str, by: date) -> str:
    """Return the sentence that nothing had been reported."""
    return f"Nothing had been reported to {audience_name(audience)} by {print_day(by)}."


def numbered(workspace: Workspace, slug: str | None, number: int) -> Answer:
    """Return what report `number` says, sent or not.

    Raises:
        UnknownReportError: the plan has no such report.
    """
    with workspace.reading() as view:
        plan = view.plan(slug)
        return answer_of(workspace, view, plan, report_of(view, plan, number))


def report_of(view: View, plan: str, number: int) -> "Report":
    """Return report `number` of a plan as it is known now.

    Raises:
        UnknownReportError: the plan has no such report.
    """
    from projections.reports import report

    return report(view.connection, plan, number, date.max, view.last)


def answer_of(workspace: Workspace, view: View, plan: str, report: "Report") -> Answer:
    """Return what a report says, from its frozen bytes.

    Where a redacted edition took its place, from those of that one.

    Raises:
        BytesLostError: the ledger does not hold them as they were.
    """
    if report.as_at is None:
        return Answer(sentence(report), report)
    from ledger.connection import connect
    from ledger.packs import LINES, PLAN, archive, named
    from projections.reports import edition_of

    edition = edition_of(view.connection, plan, report)

    with (
        closing(connect(workspace.place())) as connection,
        archive(connection, named(connection, edition.entry), which(edition)) as pack,
    ):
        data, lines = json.loads(pack.read(PLAN)), json.loads(pack.read(LINES))
    snapshot = {key: data[key] for key in data if key not in OF_SNAPSHOT}
    withheld = tuple(data["withheld"])
    said = sentence(report, edition)
    if withheld:
        from projections.documents.content import withheld as left_out

        said += f" {left_out(withheld)}"
    return Answer(said, report, snapshot, lines, withheld)


def which(report: "Report") -> str:
    """Return which report it is, for a sentence: "report 1 (#214)"."""
    return f"report {report.number} (#{report.place})"


def echo_none(told: Answer, format_: str) -> None:
    """Say that nothing was reported, or nothing that the ledger made.

    As data it is no row; then the sentence goes to standard error.
    """
    if format_ == "json":
        echo_json(told.as_json())
    elif format_ == "csv":
        tell(told.message)
    else:
        click.echo(printable(told.message))


def sentence(report: "Report", edition: "Report | None" = None) -> str:
    """Return which report it is, to whom and when it was sent, and how it looks.

    Args:
        report: The report.
        edition: The one whose file is kept, if that may be a redacted edition.
    """
    audience = audience_name(report.audience)
    sent = "not sent yet"
    if report.sent_on is not None:
        sent = f"sent on {day(report.sent_on)}"
        sent += _lateness(report)
    if edition is not None and edition.number != report.number:
        return _replaced(report, edition)
    which = f"Report {report.number} to {audience}, {sent}"
    if report.as_at is None:
        way = f"`ledger report export {report.number} FOLDER` writes its file"
        return f"{which}, was made without the ledger; {way}."
    return f"{which}: as at {day(report.as_at)}, known to entry #{report.known_to}."


def _lateness(report: "Report") -> str:
    """Return how much later the sending was recorded, and the sealing was done."""
    said = []
    if report.days_late:
        how = "registered" if report.as_at is None else "recorded"
        said.append(f"{how} {counted(report.days_late, 'day')} later")
    if report.as_at is not None and (report.sent_on or "") < report.recorded_on:
        said.append(f"sealed only on {day(report.recorded_on)}")
    return f" ({', '.join(said)})" if said else ""


def _replaced(report: "Report", edition: "Report") -> str:
    """Return the sentence that a redacted edition stands in the place of a report."""
    audience, which = audience_name(report.audience), f"Report {report.number}"
    if report.sent_on is None:
        which += f" to {audience}, not sent yet,"
        held = "it held words that were redacted since"
    else:
        which += f", sent to {audience} on {day(report.sent_on)},"
        held = "what was sent held words that were redacted since"
    sealed = f"a redacted edition sealed on {day(edition.recorded_on)}"
    looks = f"as at {day(report.as_at)}, known to entry #{report.known_to}"
    return (
        f"{which} was replaced by report {edition.number}, {sealed}; {held}. It is"
        f" {looks}."
    )
