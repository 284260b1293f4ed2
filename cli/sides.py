"""A side of a comparison: a plan on a day, as an entry knew it, or as was reported."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cli.options import NUMBER, Moment, day_in, moment
from cli.view import View
from cli.wiring import Workspace
from domain.errors import LedgerError
from domain.printing import print_day

if TYPE_CHECKING:
    from projections.reports import Report

WAYS = (
    'a date such as "30 July 2020", an entry such as "#57", "report 2", or the meeting'
    ' of a board such as "DMG 30 July 2020"'
)
"""How a side can be written, for messages."""

_REPORT = re.compile(r"report\b\s*(.*)", re.IGNORECASE | re.DOTALL)


class WhichReportError(LedgerError):
    """A side that is a report, without its number."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f'"{words}" does not say which report; give its number in the same quotes,'
            ' as in "report 2".'
        )


class UnknownMeetingError(LedgerError):
    """A meeting of a board that nobody recorded."""

    def __init__(self, board: str, words: str, known: Sequence[str]) -> None:
        held = f"it met on {', '.join(known)}" if known else "none is recorded"
        super().__init__(
            f'No meeting of {board} on "{words}" is recorded; {held}. `ledger board met'
            f" {board}` records one, and a date alone needs none."
        )


class NoRatingsError(LedgerError):
    """A side that is a report whose ratings the ledger does not hold."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Report {number} was made without the ledger, which cannot read ratings in"
            " it; give the day that it speaks of instead."
        )


@dataclass(frozen=True, slots=True)
class Side:
    """A plan from one point of view.

    Attributes:
        said: Which side it is, as a sentence says it.
        as_at: ISO day that it speaks of.
        known_to: The last entry that it takes into account.
        report: The report whose frozen bytes it is; None for what is computed now.
        data: The plan under the keys of `status --format json`.
    """

    said: str
    as_at: str
    known_to: int
    report: "Report | None"
    data: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return where it looks from, without the plan."""
        return {
            "said": self.said,
            "as_at": self.as_at,
            "known_to": self.known_to,
            "report": None if self.report is None else self.report.number,
        }


def side(
    workspace: Workspace, view: View, plan: str, words: str | None, seen: Moment
) -> Side:
    """Return the side that `words` name.

    Args:
        workspace: Where the ledger is.
        view: The ledger as its projections show it.
        plan: The plan's short name.
        words: A date: what was so on it, as `seen` knows it. `#N`: what that entry
            knew of the day of `seen`. `report N`: what its frozen bytes say. A board
            and a date: the day on which it met. None: `seen` itself.
        seen: The point of view that the options of the command ask for.

    Raises:
        LedgerError: the words name none of these; says what to type.
    """
    if words is None:
        return _computed(view, plan, seen)
    words = words.strip()
    if found := _REPORT.fullmatch(words):
        number = NUMBER.fullmatch(found[1])
        if number is None:
            raise WhichReportError(words)
        return _reported(workspace, view, plan, int(number[1]))
    if words.startswith("#"):
        known = moment(workspace, view, None, words).known_to
        return _computed(view, plan, Moment(seen.as_at, known))
    met = _met(workspace, view, plan, words, seen.known_to)
    day = day_in(words, workspace.today) if met is None else met
    return _computed(view, plan, Moment(day, seen.known_to))


def _met(
    workspace: Workspace, view: View, plan: str, words: str, known_to: int
) -> date | None:
    """Return the day of the meeting that a board and a date name.

    None if the words do not begin with the label of a board.

    Raises:
        UnknownMeetingError: no meeting of that board is recorded on that day.
    """
    from projections.facts import history_rows
    from projections.meetings import meetings

    boards = history_rows(view.connection, plan, "board/%", date.max, known_to)
    labels = [row.field.removeprefix("board/") for row in boards]
    for label in sorted(labels, key=len, reverse=True):
        if words.casefold().startswith(f"{label.casefold()} "):
            break
    else:
        return None
    day = day_in(words[len(label) :].strip(), workspace.today)
    held = meetings(view.connection, plan, date.max, known_to)
    known = [date.fromisoformat(one.on) for one in held if one.board == label]
    if day not in known:
        said = [print_day(one) for one in known]
        raise UnknownMeetingError(label, words[len(label) :].strip(), said)
    return day


def _computed(view: View, plan: str, seen: Moment) -> Side:
    from cli.looking import Look

    data = Look(view, plan, seen.as_at, seen.known_to).data()
    known = data["known_to"]["entry"]
    said = f"{print_day(seen.as_at)}, as known to entry #{known}."
    return Side(said, data["as_at"], known, None, data)


def _reported(workspace: Workspace, view: View, plan: str, number: int) -> Side:
    from cli.telling import answer_of, report_of

    report = report_of(view, plan, number)
    told = answer_of(workspace, view, plan, report)
    if told.snapshot is None:
        raise NoRatingsError(number)
    data = told.snapshot
    known = data["known_to"]["entry"]
    return Side(told.message, data["as_at"], known, report, data)
