"""`ledger report commit` and `owed`: reports that were promised, and by when."""

from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import click

from cli.headings import day
from cli.listing import echo_facts
from cli.looking import Asked, looking
from cli.options import effective, reading, writing
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.words import counted
from cli.writing import How, how_of, write

if TYPE_CHECKING:
    from domain.partial_date import PartialDate

HEADS = ("No.", "To", "About", "Due", "State", "Met by")
COLUMNS = {
    "Number": "number",
    "Audience": "audience",
    "About": "about",
    "Made on": "made_on",
    "Due": "due",
    "State": "state",
    "Working days": "working_days",
    "Report": "report",
    "Sent on": "sent_on",
    "Entry": "entry",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""


class Promise(TypedDict):
    """What the options of `commit` say, in the person's words."""

    audience: str
    by: str | None
    within: int | None
    about: str | None


class Committing(How, Promise):
    """All that they say."""


@click.command("commit")
@click.option(
    "--to", "audience", metavar="AUDIENCE", required=True, help="To whom it is owed."
)
@click.option("--by", metavar="DATE", help="When it is owed at the latest.")
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(min=1, max=2000),
    help="So many working days of England after the day of the promise.",
)
@click.option("--about", metavar="WORDS", help="What it is to be about.")
@click.option("--on", metavar="DATE", help="The day of the promise; otherwise today.")
@writing
@click.pass_obj
def commit(workspace: Workspace, /, **asked: Unpack[Committing]) -> None:
    """Record that a report is owed to an audience by a day.

    The first report that is sent to them from then on meets it; `ledger report owed`
    says which did.

    \b
    Examples:
      ledger report commit --to DMG --by "30 September 2020"
      ledger report commit --to ofsted --within 10 --about "Progress on area 2"
    """
    due = _due(workspace, asked)
    about = optional_text(asked["about"])
    write(
        workspace,
        lambda ledger, command, plan: ledger.commit_report(
            command, plan, asked["audience"], due, about
        ),
        **how_of(asked),
    )


def _due(workspace: Workspace, asked: Committing) -> "PartialDate":
    from domain.dates import read_date
    from domain.partial_date import PartialDate

    by, within = asked["by"], asked["within"]
    if (by is None) == (within is None):
        raise click.UsageError("Say either --by DATE or --within DAYS.")
    if by is not None:
        return read_date(by, workspace.today)
    from projections.working_days import on_working_day

    promised = effective(asked["on"], workspace.today)
    start = (promised and promised.last) or workspace.today
    return PartialDate.day(on_working_day(start, within or 1))


@click.command("owed")
@reading
@click.pass_obj
def owed(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """List the reports that were promised: due, overdue, met, met late.

    Working days are those of England. A promise is met by the first report that is
    sent to its audience on the day of the promise or later, and after the report that
    met the promise before it.

    \b
    Examples:
      ledger report owed
      ledger report owed --as-at "30 September 2020"
    """
    from projections.commitments import commitments

    with looking(workspace, asked) as look:
        found = commitments(look.view.connection, look.plan, look.as_at, look.known_to)
    rows = [one.as_json() for one in found]
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, _row)


def _row(row: dict[str, Any]) -> tuple[str, ...]:
    due = row["due_printed"]
    if not row["due_is_working_day"]:
        due += "\nno working day in England"
    met = row["report"] and f"report {row['report']}, sent on {day(row['sent_on'])}"
    return (
        str(row["number"]),
        row["audience"],
        row["about"] or "",
        due,
        _state(row),
        met or "",
    )


def _state(row: dict[str, Any]) -> str:
    count = counted(abs(row["working_days"]), "working day")
    # By the calendar a weekend can lie between, in which there is no working day.
    match row["state"]:
        case "due":
            return (
                f"due in {count}" if row["working_days"] else "due, no working day left"
            )
        case "overdue":
            return f"overdue by {count}" if row["working_days"] else "overdue"
        case "met late":
            return f"met {count} late" if row["working_days"] else "met late"
        case _:
            return "met"
