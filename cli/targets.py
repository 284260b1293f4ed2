"""Targets as officers type them."""

from typing import TYPE_CHECKING

from cli.streams import tell
from cli.wiring import Workspace
from domain.errors import LedgerError
from domain.printing import print_day

if TYPE_CHECKING:
    from domain.partial_date import PartialDate
    from domain.target import Target

KINDS = ("date", "standing", "measure", "review", "text")


class DoubtfulTargetError(LedgerError):
    """Words of a target that can be read in more than one way."""

    def __init__(self, words: str, doubt: str) -> None:
        super().__init__(
            f'The target "{words}" leaves a doubt: {doubt.rstrip(".")}; settle it with'
            " --due DATE, or keep the words alone with --kind text."
        )
        self.doubt = doubt


class ContradictingDueError(LedgerError):
    """A due date beside words that say another one."""

    def __init__(self, words: str, read: str, due: str) -> None:
        super().__init__(
            f'The target "{words}" says {read} and --due says {due}; leave --due out,'
            " or put the words right."
        )


def target_from(
    words: str, due: str | None, kind: str | None, workspace: Workspace
) -> "Target":
    """Return the target that `words` give, with `due` and `kind` where they settle it.

    Raises:
        DoubtfulTargetError: the words leave a doubt that nothing settles.
        ContradictingDueError: they give another date than `due`.
        BadFactError: the kind wants a due date that is not there.
    """
    from domain.building import build
    from domain.dates import read_date
    from domain.target import Target
    from domain.target_reading import read_target
    from domain.text import Text

    if kind is not None or due is not None:
        dated = None if due is None else read_date(due, workspace.today)
        read = _dated_by_words(words)
        if dated is not None and read is not None and not _agree(dated, read):
            raise ContradictingDueError(words, str(read), str(dated))
        if dated is None and kind != "text":
            dated = read
        dating = {"since" if kind == "standing" else "due": dated}
        return build(Target, kind=kind or "date", words=Text(words), **dating)
    reading = read_target(words)
    doubts = reading.doubts or _unread_date(words, reading.target.kind)
    if doubts:
        raise DoubtfulTargetError(words, doubts[0])
    return reading.target


def read_back(target: "Target") -> None:
    """Say on standard error how a target was understood: its kind and its date."""
    due, date = target.due, "without a due date"
    if target.kind == "standing":
        date = f"from {target.since} on" if target.since else "from no named date on"
    elif due is not None:
        last = None if due.last is None else print_day(due.last)
        falls = "" if last in (None, str(due)) else f", which falls due on {last}"
        date = f"due {due}{falls}"
    tell(f"Read as {target.kind}, {date}.")


def _dated_by_words(words: str) -> "PartialDate | None":
    """Return the date that the words give without a doubt, if they give one."""
    from domain.target_reading import read_target

    reading = read_target(words)
    return None if reading.doubts else reading.target.due or reading.target.since


def _agree(one: "PartialDate", other: "PartialDate") -> bool:
    """Tell whether both are the same days, whatever their words."""
    return (one.precision, one.first, one.last) == (
        *(other.precision, other.first, other.last),
    )


def _unread_date(words: str, kind: str) -> tuple[str, ...]:
    """Return a doubt if the words speak of a date that could not be read."""
    by = words.strip().casefold().startswith(("by ", "before ", "until ", "due "))
    if by and kind == "text":
        return ("it speaks of a date that could not be read",)
    return ()
