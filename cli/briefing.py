"""A briefing: from where it looks back, and how it is written."""

from typing import TYPE_CHECKING

from cli.filters import check_board
from cli.looking import Look
from cli.options import Moment
from cli.sides import Side, side
from cli.table import as_markdown, as_table, literal, wrapped
from cli.wiring import Workspace
from domain.errors import LedgerError
from domain.printing import audience_name, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from projections.boards import Named
    from projections.briefing import Section, Told

LAST_REPORT, LAST_MEETING = "last report", "last meeting"


class NothingBeforeError(LedgerError):
    """A briefing that looks back to what there was not."""

    def __init__(self, board: str, what: str) -> None:
        super().__init__(
            f"No {what} of {audience_name(board)} is on record before that day; say"
            ' since when, such as --since "30 July 2020".'
        )
        self.board = board


def looked_back(
    workspace: Workspace, look: Look, board: str, since: str | None
) -> tuple[str, Side]:
    """Return since when a briefing speaks, in words for a command, and the plan then.

    Args:
        workspace: Where the ledger is.
        look: From where the briefing looks.
        board: Whom it is for: a board's label or full name, or another audience.
        since: "last report", "last meeting", or what `cli.sides.side` reads. None for
            the last report to the board, else its last meeting.

    Raises:
        NothingBeforeError: there is no such report or meeting.
        UnknownBoardError: because the plan has no such board.
        LedgerError: the words name none of these.
    """
    words = None if since is None else " ".join(since.lower().split())
    found, named = since, _named(look, board)
    if words in (None, LAST_REPORT):
        found = _last_report(look, board, named or ())
    if words == LAST_MEETING or (words is None and found is None):
        found = _last_meeting(look, named.label if named else board)
    if found is None:
        if named is None:
            check_board(board, look.status().boards)
        what = LAST_REPORT if words == LAST_REPORT else LAST_MEETING
        raise NothingBeforeError(board, what.removeprefix("last "))
    seen = Moment(look.as_at, look.known_to)
    return found, side(workspace, look.view, look.plan, found, seen)


def _named(look: Look, board: str) -> "Named | None":
    from projections.boards import board_called

    axes = look.as_at, look.known_to
    return board_called(look.view.connection, look.plan, board, *axes)


def told(
    workspace: Workspace, look: Look, board: str, since: str | None
) -> "tuple[Told, Side]":
    """Return what a briefing is drawn from, and the side that it looks back to."""
    from projections.briefing import Told
    from projections.movement import movement
    from projections.rescheduling import slippage

    words, before = looked_back(workspace, look, board, since)
    data = look.data()
    moved = slippage(look.view.connection, data, look.known_to)
    moves = movement(before.data, data)
    measures: Sequence[Mapping[str, Any]] = data.get("measures", ())
    return Told(data, before.data, words, moves, moved, measures), before


def heading(board: str, given: "Told", before: Side) -> list[str]:
    """Return title and sentences that say what the page is."""
    as_at, known = given.data["as_at"], given.data["known_to"]["entry"]
    return [
        f"Briefing for {audience_name(board)}: {given.data['title']}",
        f"As at {day(as_at)}, known to entry #{known}. A working copy, not a report.",
        f"Since: {before.said}",
    ]


def as_text(heads: "Sequence[str]", parts: "Sequence[Section]") -> str:
    """Return the briefing for a terminal."""
    lines = ["\n".join(wrapped(line) for line in heads)]
    for part in parts:
        lines.append(f"{part.title}\n{wrapped(part.said)}")
        if part.rows:
            lines.append(as_table(part.heads, part.rows))
        if part.left_out:
            lines.append(wrapped(_more(part)))
    return "\n\n".join(lines)


def as_page(heads: "Sequence[str]", parts: "Sequence[Section]") -> str:
    """Return the briefing in Markdown, with nothing in it that is read as markup."""
    title, *rest = map(literal, heads)
    lines = [f"# {title}", "\n".join(f"- {line}" for line in rest)]
    for part in parts:
        lines += [f"## {part.title}", literal(part.said)]
        if part.rows:
            lines.append(as_markdown(part.heads, part.rows))
        if part.left_out:
            lines.append(literal(_more(part)))
    return "\n\n".join(lines) + "\n"


def _more(part: "Section") -> str:
    return f"And {part.left_out} more: {part.see}"


def _last_report(look: Look, board: str, also: "Iterable[str]") -> str | None:
    """Return the last report to a board that the ledger drew, as a command names it."""
    from projections.sent import sent_to

    axes = look.view.connection, look.plan, board, look.as_at, look.known_to
    sent = sent_to(*axes, also=also)
    drawn = [one for one in sent if one.as_at is not None]
    return f"report {drawn[-1].number}" if drawn else None


def _last_meeting(look: Look, board: str) -> str | None:
    """Return the day of the last meeting of a board before the day asked about."""
    from projections.meetings import meeting_before

    axes = look.view.connection, look.plan, look.as_at, look.known_to
    met = meeting_before(*axes, board)
    return None if met is None else met.on
