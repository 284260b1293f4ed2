"""Reasons that a command cannot do without."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.text import Text


def needed_reason(because: str | None, what: str) -> "Text":
    """Return the reason as a text.

    Raises:
        ReasonMissingError: none was given; says how to give one.
    """
    from domain.refusals import ReasonMissingError
    from domain.text import Text

    if because is None or not because.strip():
        raise ReasonMissingError(what)
    return Text(because)
