"""`ledger measure define` and `read`: measures, and what they came to."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

import click

from cli.options import because_option, effective, on_option, writing
from cli.reasons import needed_reason
from cli.texts import needed_text, optional_text
from cli.wiring import Workspace
from cli.writing import How, how_of, write

if TYPE_CHECKING:
    from domain.measures import Definition, Reading
    from domain.text import Text


class Defining(How):
    """What the options of `define` say, in the person's words."""

    target: str
    by: str | None
    unit: str
    better: Literal["higher", "lower"]
    baseline: str | None
    baseline_on: str | None
    for_: tuple[str, ...]
    about: str | None
    again: bool
    because: str | None


@click.command()
@click.argument("code")
@click.argument("name", required=False)
@click.option("--target", metavar="FIGURE", required=True, help="What it is to reach.")
@click.option("--by", metavar="DATE", help="By when it is to reach that.")
@click.option(
    "--unit",
    metavar="UNIT",
    required=True,
    help="percent, or what is counted, such as days.",
)
@click.option(
    "--better",
    type=click.Choice(["higher", "lower"]),
    required=True,
    help="Which way is better.",
)
@click.option("--baseline", metavar="FIGURE", help="Where it stood at first.")
@click.option("--baseline-on", metavar="DATE", help="When it stood there.")
@click.option(
    "--for",
    "for_",
    metavar="REF",
    multiple=True,
    help="An action whose success it shows; once for each.",
)
@click.option("--about", metavar="TEXT", help="Where figures come from, what counts.")
@click.option("--again", is_flag=True, help="Define the measure CODE anew, as a whole.")
@because_option
@on_option
@writing
@click.pass_obj
def define(
    workspace: Workspace,
    /,
    code: str,
    name: str | None,
    **asked: Unpack[Defining],
) -> None:
    """Define the measure CODE, which counts what NAME says.

    With a baseline, --baseline-on and --by it is on track while it keeps to the
    straight line from the baseline to the target; without them, once it has reached
    the target. With --again, what is given stands in the place of all that was said
    of it before, from --on or today; its readings stay, and --because says why.

    \b
    Examples:
      ledger measure define M1 "Calls answered in a day" --target 95% \\
        --by "March 2021" --unit percent --better higher --baseline 61.5 \\
        --baseline-on "January 2020" --for 2.6
      ledger measure define M1 "Calls answered in a day" --target 97% \\
        --unit percent --better higher --again --because "The board asked for it"
    """
    said = _definition(workspace, code, needed_text(name, f"What is {code}?"), asked)
    ref, reason = None, optional_text(asked["because"])
    if asked["again"]:
        ref, reason = code, needed_reason(asked["because"], "A measure defined anew")
    actions = asked["for_"]
    write(
        workspace,
        lambda ledger, command, plan: ledger.define_measure(
            command, plan, said, actions, ref, reason
        ),
        **how_of(asked),
    )


class Reads(How):
    """What the arguments and options of `read` say, likewise."""

    code: str | None
    figure: str | None
    for_: str | None
    note: str | None
    file: Path | None


@click.command()
@click.argument("code", required=False)
@click.argument("figure", required=False)
@click.option(
    "--for",
    "for_",
    metavar="PERIOD",
    help="The month, quarter, day or other period that the figure is of.",
)
@click.option("--note", metavar="TEXT", help="What is to be known about the figure.")
@click.option(
    "--from",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file with a reading in each row, instead of all these.",
)
@writing
@click.pass_obj
def read(workspace: Workspace, /, **asked: Unpack[Reads]) -> None:
    """Record what the measure CODE came to: FIGURE, or how many out of how many.

    Of two numbers, such as 46/52, both are kept, and the percentage is worked out to
    one decimal. A period is read once; `ledger correct` puts a figure right.

    A file has the headings measure, period, note, and value or numerator and
    denominator. All its rows are recorded, or none.

    \b
    Examples:
      ledger measure read M1 46/52 --for "June 2020"
      ledger measure read M1 88.5 --for "Q2 2020/21" --note "Without the bank holiday"
      ledger measure read --from readings.csv
    """
    code, figure, period = asked["code"], asked["figure"], asked["for_"]
    how = how_of(asked)
    if asked["file"] is not None:
        if code or figure or period or asked["note"]:
            raise click.UsageError("Give one reading, or --from FILE, and not both.")
        _read_all(workspace, asked["file"], how)
        return
    if code is None or figure is None or period is None:
        raise click.UsageError(
            "Say which measure, what it came to, and --for which period, such as"
            ' `ledger measure read M1 46/52 --for "June 2020"`; or --from FILE.'
        )
    reading = reading_from(figure, asked["note"])
    how["on"] = period
    write(
        workspace,
        lambda ledger, command, plan: ledger.read_measure(command, plan, code, reading),
        **how,
    )


def _read_all(workspace: Workspace, file: Path, how: How) -> None:
    from cli.measure_file import listed_in

    listed = listed_in(file, workspace)
    write(
        workspace,
        lambda ledger, command, plan: ledger.read_measures(command, plan, listed),
        **how,
    )


def reading_from(figure: str, note: str | None = None) -> "Reading":
    """Return what a person typed as a reading.

    Raises:
        NoFigureError: it is neither a figure nor so many out of so many.
    """
    from domain.figures import read_figure, read_parts
    from domain.measures import Reading

    text, parts = optional_text(note), read_parts(figure)
    if parts is None:
        return Reading(read_figure(figure), note=text)
    return Reading(None, *parts, note=text)


def _definition(
    workspace: Workspace, code: str, name: "Text", asked: Defining
) -> "Definition":
    from domain.figures import read_figure, read_unit
    from domain.measures import Definition

    baseline = asked["baseline"]
    return Definition(
        code=code,
        name=name,
        unit=read_unit(asked["unit"]),
        direction=asked["better"],
        target=read_figure(asked["target"]),
        target_by=effective(asked["by"], workspace.today),
        baseline=None if baseline is None else read_figure(baseline),
        baseline_on=effective(asked["baseline_on"], workspace.today),
        about=optional_text(asked["about"]),
    )
