"""Targets as officers type them."""

from typing import TYPE_CHECKING

from cli.wiring import Workspace
from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.target import Target

KINDS = ("date", "standing", "measure", "review", "text")


class DoubtfulTargetError(LedgerError):
    """Words of a target that can be read in more than one way."""

    def __init__(self, words: str, doubt: str) -> None:
        super().__init__(
            f'The target "{words}" leaves a doubt: {doubt.rstrip(".")}; settle it with'
            " --due DATE, or keep the words alone with --kind text."
        )


def target_from(
    words: str, due: str | None, kind: str | None, workspace: Workspace
) -> "Target":
    """Return the target that `words` give, with `due` and `kind` where they settle it.

    Raises:
        DoubtfulTargetError: the words leave a doubt that nothing settles.
        BadFactError: the kind wants a due date that is not there.
    """
    from domain.building import build
    from domain.dates import read_date
    from domain.target import Target
    from domain.target_reading import read_target
    from domain.text import Text

    if kind is not None or due is not None:
        falls_due = None if due is None else read_date(due, workspace.today)
        return build(Target, kind=kind or "date", words=Text(words), due=falls_due)
    reading = read_target(words)
    if reading.doubts:
        raise DoubtfulTargetError(words, reading.doubts[0])
    return reading.target
