"""The first version of a document: shown, or recorded as a new plan."""

from typing import TYPE_CHECKING, Any

import click

from cli.importing import Job
from cli.options import effective
from cli.previewing import HEADS, echo_preview, row_cells
from cli.table import echo_json, echo_rows
from cli.words import counted
from domain.errors import LedgerError
from domain.policies import NOTHING, POLICIES, Wanted

if TYPE_CHECKING:
    from domain.partial_date import PartialDate
    from ledger.recording import Recorded

OF_CHANGES = (
    *("ask", "decisions", "save_decisions", "renumbered", "gone"),
    *("because", "approved_by"),
)
"""The options that choose among changes, of which a first version has none."""


class FirstVersionError(LedgerError):
    """An option about changes, for a document that changes nothing yet."""

    def __init__(self, option: str, plan: str) -> None:
        super().__init__(
            f"{option} chooses among changes, and the ledger holds no plan {plan} that"
            " the document could change; leave it out, or name the plan to compare"
            " with by --plan."
        )


def first_version(job: Job) -> None:
    """Show what the document says, or record it as a plan with --accept.

    Raises:
        FirstVersionError: an option asks about changes.
    """
    for name in OF_CHANGES:
        if _given(job, name):
            raise FirstVersionError("--" + name.replace("_", "-"), job.plan)
    stands = effective(job.asked["as_at"], job.workspace.today)
    data = _data(job, stands)
    if _is_to_be_recorded(job):
        _accept(job, stands, data)
    else:
        _show(job, data, job.line("--accept"))


def is_repeated(job: Job, before: "Recorded") -> bool:
    """Tell whether the document is only sent again; if so, say that it was recorded.

    With a day of its own, it is compared with the plan instead.

    Args:
        job: The document, and what was asked.
        before: What its bytes recorded as the first version of the plan.
    """
    if any(_given(job, name) for name in OF_CHANGES):
        return False
    stands = effective(job.asked["as_at"], job.workspace.today)
    if stands is not None or job.asked["policy"] is not None:
        return _is_to_be_recorded(job) and _was_recorded_so(job, stands)
    data = _data(job, None)
    if _is_to_be_recorded(job):
        _answer(job, before, data)
    else:
        _show(job, data, None, _recorded_before(before))
    return True


def _given(job: Job, name: str) -> bool:
    return bool({**job.asked}[name])


def _is_to_be_recorded(job: Job) -> bool:
    return job.asked["accept"] and not job.asked["dry_run"]


def _was_recorded_so(job: Job, stands: "PartialDate | None") -> bool:
    """Tell whether this very command was recorded, and say so if it was."""
    from ledger.importing import ImportedOtherwiseError, import_plan

    workspace, user = job.workspace, job.workspace.user()
    try:
        with workspace.recording() as ledger:
            how = stands, _wanted(job)
            about = user, job.plan, job.reading, *how
            again = import_plan(ledger.log, *about, on_behalf_of=workspace.principal)
    except ImportedOtherwiseError:
        return False
    _answer(job, again, _data(job, stands))
    return True


def _wanted(job: Job) -> Wanted | None:
    """Return what the named policy says; None where nothing needs a second person."""
    name = job.asked["policy"]
    return None if name in (None, NOTHING) else POLICIES[name]


def _data(job: Job, as_at: "PartialDate | None") -> dict[str, Any]:
    """Return the reading as data, with the date it is taken to stand from."""
    from ledger.documents.preview import as_json
    from ledger.importing import stands_from

    data = as_json(job.reading)
    stands = as_at or stands_from(job.reading, job.workspace.today)
    if as_at is None:
        undated = (
            f"The document bears no date of its own: its actions are taken to stand"
            f" from {stands}, and its notes and ratings are undated; say --as-at DATE"
            " if you know when it was so."
        )
        data["doubts"] = [undated, *data["doubts"]]
    policy = job.asked["policy"] or NOTHING
    return {"plan": job.plan, "stands_from": str(stands), "policy": policy, **data}


def _show(job: Job, data: dict[str, Any], accept: str | None, said: str = "") -> None:
    format_ = job.asked["format_"]
    if format_ == "json":
        echo_json(data)
    elif format_ == "table":
        echo_preview(data, accept, said)
    else:
        echo_rows(format_, HEADS, [row_cells(row) for row in data["rows"]], data)


def _accept(job: Job, as_at: "PartialDate | None", data: dict[str, Any]) -> None:
    from ledger.importing import import_plan

    workspace, user = job.workspace, job.workspace.user()
    with workspace.recording() as ledger:
        about = user, job.plan, job.reading, as_at, _wanted(job)
        recorded = import_plan(ledger.log, *about, on_behalf_of=workspace.principal)
        which = f" --plan {job.plan}" if len(ledger.log.plans()) > 1 else ""
    _answer(job, recorded, data)
    if job.asked["format_"] != "json":
        click.echo(f"Next: ledger status{which}")


def _answer(job: Job, recorded: "Recorded", data: dict[str, Any]) -> None:
    """Say what was recorded, now or before."""
    if job.asked["format_"] == "json":
        numbers = list(recorded.numbers)
        echo_json({"entries": numbers, "again": recorded.again, **data})
    elif recorded.again:
        click.echo(_recorded_before(recorded))
    else:
        _echo_recorded(recorded, data)


def _recorded_before(recorded: "Recorded") -> str:
    span = f"#{recorded.numbers[0]} to #{recorded.numbers[-1]}"
    return f"This document was recorded before, as {span}; nothing was added."


def _echo_recorded(recorded: "Recorded", data: dict[str, Any]) -> None:
    numbers = recorded.numbers
    outcomes = sum(len(area["outcomes"]) for area in data["areas"])
    parts = ", ".join(
        counted(number, noun)
        for number, noun in (
            (len(data["areas"]), "area"),
            (outcomes, "outcome"),
            (len(data["rows"]), "action"),
        )
    )
    entries = counted(len(numbers), "entry")
    span = f"#{numbers[0]} to #{numbers[-1]}"
    click.echo(f"Recorded {entries}, {span}, in the plan {data['plan']}: {parts}.")
    if (wanted := POLICIES[data["policy"]]).ratings:
        needed = ", ".join((*wanted.ratings, *(wanted.delivery or ())))
        click.echo(f"From now on a second person confirms: {needed}.")
    for name, what in (("doubts", "doubt"), ("unplaced", "unplaced span")):
        if data[name]:
            click.echo(f"{counted(len(data[name]), what)}: see the preview.")
