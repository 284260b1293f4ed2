"""`ledger measure list` and `show`: how measures stand, and what they came to."""

from typing import TYPE_CHECKING, Any, Unpack

import click

from cli.headings import heading
from cli.listing import echo_facts
from cli.looking import Asked, looking, point_of
from cli.options import reading
from cli.sparkline import BLOCKS, marks_to_print, shape
from cli.table import as_table, echo_json
from cli.wiring import Workspace
from projections.measure_words import baseline, figure, latest, state, target

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADS = ("Measure", "What", "Target", "Latest", "State", "Actions")
COLUMNS = {
    "Code": "code",
    "Name": "name",
    "Unit": "unit",
    "Better": "direction",
    "Target": "target",
    "Target by": "target_by",
    "Baseline": "baseline",
    "Baseline on": "baseline_on",
    "Actions": "actions",
    "Period": "period",
    "Period ended": "ended",
    "Figure": "value",
    "Numerator": "numerator",
    "Denominator": "denominator",
    "Needed": "needed",
    "State": "state",
    "Reading too old": "old",
    "Note": "note",
    "About": "about",
    "Entry of the reading": "reading_entry",
    "Entry": "entry",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""

READING_HEADS = ("Entry", "Period", "Figure", "Note")
READING_COLUMNS = {
    "Period": "period",
    "Period ended": "ended",
    "Figure": "value",
    "Numerator": "numerator",
    "Denominator": "denominator",
    "Note": "note",
    "Entry": "entry",
}
CLASH_HEADS = ("Action", "Rating", "Measure", "Why")
CLASH_COLUMNS = {
    "Action": "action",
    "Rating": "rating",
    "Entry": "entry",
    "Measure": "measure",
    "Reading": "reading",
    "Period": "period",
    "Needed": "needed",
    "State": "state",
    "Entry of the reading": "read_by",
    "Sentence": "sentence",
}


@click.command("list")
@click.option(
    "--contradicts",
    is_flag=True,
    help="Only where an action is rated better than its measures support.",
)
@reading
@click.pass_obj
def list_(workspace: Workspace, /, contradicts: bool, **asked: Unpack[Asked]) -> None:
    """List the measures of the plan: the latest reading, the target, the state.

    A measure is met when its latest reading reaches the target. Otherwise it is on
    track if the reading is as good as the straight line from baseline to target wants
    at the end of its period; without a baseline and both days it is off track. A
    reading counts to the end of the sixth month after its period; later there is no
    data.

    With --contradicts, the actions are listed whose rating counts as complete while a
    measure of theirs has not met its target, or whose rating is in the better half of
    the scheme while one is off track.

    \b
    Examples:
      ledger measure list --as-at "30 July 2020"
      ledger measure list --contradicts
    """
    if contradicts:
        _list_contradictions(workspace, asked)
        return
    with looking(workspace, asked) as look:
        data = look.data()
    if asked["format_"] == "table":
        click.echo(heading(data) + "\n")
    rows = data["measures"]
    if asked["format_"] in ("csv", "md"):
        rows = [_flat(row) for row in rows]
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, _cells)


@click.command()
@click.argument("code")
@reading
@click.pass_obj
def show(workspace: Workspace, /, code: str, **asked: Unpack[Asked]) -> None:
    """Show the measure CODE with all its readings.

    \b
    Examples:
      ledger measure show M1
      ledger measure show M1 --known-on "30 July 2020" --format csv
    """
    from projections.measures import find, readings

    with looking(workspace, asked) as look:
        status = look.status()
        measure = find(status.measures, code)
        where = look.view.connection, look.plan, measure.number
        found = readings(*where, look.as_at, look.known_to)
        data = look.data(status)
    rows = [one._asdict() for one in found]
    if asked["format_"] == "json":
        echo_json({**point_of(data), "measure": measure.as_json(), "readings": rows})
        return
    said = measure.as_json()
    if asked["format_"] == "table":
        click.echo(heading(data) + "\n")
        click.echo(as_table(("Measure", said["code"]), _facts(said, rows)) + "\n")
    echo_facts(asked["format_"], rows, READING_COLUMNS, READING_HEADS, _reading_cells)


def _list_contradictions(workspace: Workspace, asked: Asked) -> None:
    from projections.contradictions import contradictions

    with looking(workspace, asked) as look:
        found = contradictions(look.view.connection, look.status())
    rows = [one.as_json() for one in found]
    echo_facts(asked["format_"], rows, CLASH_COLUMNS, CLASH_HEADS, _clash_cells)


def aim(measure: dict[str, Any]) -> str:
    """Return what a measure is to reach, and from where it set out."""
    since = baseline(measure)
    return target(measure) + (f"\nfrom {since}" if since else "")


def in_a_line(measure: dict[str, Any]) -> str:
    """Return all that is to be said of a measure beside an action, on one line."""
    parts = (measure["name"], aim(measure), latest(measure), state(measure))
    return "; ".join(part.replace("\n", ", ") for part in parts if part)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    shows = ", ".join(row["actions"])
    return row["code"], row["name"], aim(row), latest(row), state(row), shows


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    read = row["latest"] or {}
    own = {**read, "reading_entry": read.get("entry")}
    old = "yes" if row["old"] else "no"
    return {**own, **row, "actions": ", ".join(row["actions"]), "old": old}


def _facts(
    measure: dict[str, Any], rows: "Sequence[dict[str, Any]]"
) -> list[tuple[str, str]]:
    parts = [
        ("what", measure["name"]),
        ("target", aim(measure).replace("\n", ", ")),
        ("latest", latest(measure).replace("\n", ", ")),
        ("state", state(measure).replace("\n", ", ")),
        ("over time", _over_time([row["value"] for row in rows])),
        ("actions", ", ".join(measure["actions"])),
        ("about", measure["about"] or ""),
        ("says so", f"#{measure['entry']}"),
    ]
    return [(name, words) for name, words in parts if words]


def _over_time(values: "Sequence[str]") -> str:
    """Return the shape of the figures, and what stands for what if that is not seen."""
    marks = marks_to_print()
    drawn = shape([float(value) for value in values], marks)
    if not drawn or marks == BLOCKS:
        return drawn
    return f"{drawn} ({marks[0]} is the lowest, {marks[-1]} the highest)"


def _reading_cells(row: dict[str, Any]) -> tuple[str, ...]:
    return f"#{row['entry']}", row["period"], figure(row), row["note"] or ""


def _clash_cells(row: dict[str, Any]) -> tuple[str, ...]:
    return row["action"], row["rating"], row["measure"], row["sentence"]
