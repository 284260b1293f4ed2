"""The next version of a document: compared, shown, and recorded as chosen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cli.answering import answer
from cli.choosing import Choices, choices_of, left_out
from cli.comparing import Comparison
from cli.deciding import (
    StoppedError,
    ask_each,
    ask_renumbered,
    ask_to_record,
    check_typing,
)
from cli.decisions import Decisions, as_yaml, read_decisions, tracked_words
from cli.importing import Job
from cli.new_files import check_free, make_new
from cli.options import effective
from cli.proposals import HEADS, as_cells, to_confirm
from cli.second_persons import PROPOSALS
from cli.table import echo_json, echo_rows
from cli.updating_preview import echo_comparison
from cli.words import counted, printable
from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.partial_date import PartialDate


class DayNeededError(LedgerError):
    """A next version without the day for which it was written."""

    def __init__(self, name: str, plan: str) -> None:
        super().__init__(
            f"The ledger holds the plan {plan} already, so {name} is compared with it;"
            " say for which day the document was written, as in"
            ' --as-at "30 July 2020".'
        )


class LatePolicyError(LedgerError):
    """A policy given with a next version, which changes no policy."""

    def __init__(self, policy: str, plan: str) -> None:
        super().__init__(
            f"The ledger holds the plan {plan} already, and --policy goes with its"
            " first version; leave it out, and set it with `ledger plan second-person"
            f" --policy {policy} --plan {plan}`."
        )


@dataclass(frozen=True)
class _Chosen:
    """What is to be recorded of a comparison."""

    comparison: Comparison
    choices: Choices

    @property
    def accepted(self) -> int:
        """How many changes are accepted."""
        return sum(choice.accept for choice in self.choices.values())

    @property
    def left_out(self) -> list[str]:
        """A line for each change that is not."""
        return left_out(self.comparison.update, self.choices)


def next_version(job: Job) -> None:
    """Compare the document with the plan; show that, or record it as asked.

    Raises:
        LedgerError: it cannot be compared, or the options do not fit it.
    """
    asked, workspace = job.asked, job.workspace
    if asked["policy"] is not None:
        raise LatePolicyError(asked["policy"], job.plan)
    if asked["ask"]:
        check_typing()
        if asked["decisions"] is not None:
            raise click.UsageError("Choose by --ask or by --decisions, not by both.")
    kept = check_free(workspace, asked["save_decisions"])
    place = asked["decisions"]
    saved = read_decisions(workspace.machine.folder() / place) if place else None
    as_at = _day(job, saved)
    renumbered = {} if saved is None else dict(saved.renumbered)
    comparison = Comparison.of(job, as_at, renumbered | job.renumbered)
    recording = (asked["accept"] or asked["ask"]) and not asked["dry_run"]
    if recording:
        _check_recordable(job)
    try:
        chosen = _choose(comparison, saved)
    except StoppedError:
        json = asked["format_"] == "json"
        click.echo("Stopped; nothing was recorded.", err=json)
        return
    if kept is not None:
        make_new(kept, [_page(chosen).encode()])
    if asked["ask"] and chosen.accepted and recording:
        total = len(chosen.comparison.update.proposals)
        recording = ask_to_record(chosen.accepted, total)
    _finish(chosen, recording)


def _day(job: Job, saved: Decisions | None) -> "PartialDate":
    """Return the day for which the document was written, as asked or as saved."""
    words = job.asked["as_at"] or (saved.as_at if saved else None)
    day = effective(words, job.workspace.today)
    if day is None:
        raise DayNeededError(job.reading.name, job.plan)
    if saved is not None:
        tracked = tracked_words(job.reading.changes)
        saved.check(job.reading.name, job.reading.sha256, str(day), tracked)
    return day


def _check_recordable(job: Job) -> None:
    from ledger.importing import UnrecordableDocumentError

    if job.reading.obstacles:
        raise UnrecordableDocumentError(job.reading.name, job.reading.obstacles)


def _choose(comparison: Comparison, saved: Decisions | None) -> _Chosen:
    """Return what the options, a file or a person at the terminal choose."""
    asked = comparison.job.asked
    if saved is not None:
        saved.check_ids(p.id for p in comparison.update.proposals)
        confirmed = saved.confirmed(to_confirm(comparison.update.proposals))
        comparison = comparison.with_renumbered(confirmed) if confirmed else comparison
    if not asked["ask"]:
        return _Chosen(comparison, choices_of(comparison.update, asked, saved))
    while answers := ask_renumbered(comparison.update):
        comparison = comparison.with_renumbered(answers)
    return _Chosen(comparison, ask_each(comparison))


def _page(chosen: _Chosen) -> str:
    """Return the file of decisions that says what was chosen."""
    comparison = chosen.comparison
    asked, reading = comparison.job.asked, comparison.job.reading
    file = str(asked["save_decisions"])
    decisions = Decisions(
        name=file,
        document=reading.name,
        sha256=reading.sha256,
        as_at=str(comparison.as_at),
        renumbered=comparison.renumbered,
        choices=chosen.choices,
        tracked=tracked_words(reading.changes),
    )
    command = comparison.replay(file)
    return as_yaml(decisions, comparison.update.proposals, command)


def _finish(chosen: _Chosen, recording: bool) -> None:
    """Record what was chosen, or show it."""
    comparison, asked = chosen.comparison, chosen.comparison.job.asked
    data, format_ = comparison.data(chosen.choices), asked["format_"]
    if recording and chosen.accepted:
        _record(chosen)
    elif recording and format_ != "json":
        _echo_nothing(chosen)
    elif format_ == "json":
        nothing = {"entries": [], "again": False, "recorded": [], "left_out": []}
        nothing |= {"told_otherwise": [], "proposed": []}
        nothing["left_out"] = list(chosen.left_out)
        echo_json({**(nothing if recording else {}), **data})
    elif asked["ask"]:
        click.echo("Nothing was recorded.")
    elif format_ == "table":
        echo_comparison(comparison, chosen.choices, data)
    else:
        echo_rows(format_, HEADS, [as_cells(row) for row in data["proposals"]], data)


def _record(chosen: _Chosen) -> None:
    from ledger.updating import record_update

    comparison, job = chosen.comparison, chosen.comparison.job
    workspace, choices = job.workspace, chosen.choices
    user, as_at = workspace.user(), comparison.as_at
    about = job.plan, job.reading, as_at, choices, comparison.renumbered
    with workspace.recording() as ledger:
        recorded = record_update(
            ledger.log, user, *about, on_behalf_of=workspace.principal
        )
    numbers, left = recorded.numbers, chosen.left_out
    span = " to ".join(dict.fromkeys(f"#{n}" for n in (*numbers[:1], *numbers[-1:])))
    entries = counted(len(numbers), "entry")
    lines = [f"Recorded {entries}, {span}, in the plan {job.plan}."]
    if waiting := sum(event.wire in PROPOSALS for event in recorded.events):
        lines.append(f"Only proposed, until a second person confirms: {waiting}.")
    if left:
        lines.append(f"Left out: {counted(len(left), 'change')}.")
    more = {"left_out": left, **comparison.data(choices)}
    answer(
        workspace,
        recorded,
        job.asked["format_"],
        None,
        more=more,
        summary=[*lines, *(f"  {line}" for line in left)],
    )


def _echo_nothing(chosen: _Chosen) -> None:
    comparison = chosen.comparison
    name, plan = comparison.job.reading.name, comparison.job.plan
    if not comparison.update.proposals:
        said = f"The plan {plan} says all that {name} says; nothing was recorded."
        click.echo(printable(said))
        return
    click.echo("Nothing was recorded; left out:")
    for line in chosen.left_out:
        click.echo(f"  {printable(line)}")
