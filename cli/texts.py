"""Texts, wherever the person puts them: on the line, in a pipe, in the editor."""

import sys
from typing import TYPE_CHECKING

import click

from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.text import Text

SCISSORS = "# ------------------------ >8 ------------------------"
"""The line in the editor below which nothing is taken for text."""


class StrangeInputError(LedgerError):
    """Standard input that is not text in UTF-8."""

    def __init__(self) -> None:
        super().__init__(
            "Standard input is not text in UTF-8; save it as UTF-8 and send it again,"
            " or give the words on the command line."
        )


def optional_text(words: str | None) -> "Text | None":
    """Return `words` as a text; None if none were given."""
    if words is None:
        return None
    from domain.text import Text

    return Text(words)


def needed_text(words: str | None, asks: str) -> "Text":
    """Return the words of a text argument, wherever the person puts them.

    `-` reads standard input; without words, a person gets the editor.

    Raises:
        BadTextError: nothing was written.
    """
    from domain.text import Text

    if words == "-":
        return Text(stdin_words())
    if words is None and sys.stdin.isatty():
        notes = (asks, "Never name a child.", "All below the line is left out.")
        below = "".join(f"# {note}\n" for note in notes)
        words = above_scissors(click.edit(f"\n{SCISSORS}\n{below}") or "")
    return Text(words or "")


def above_scissors(written: str) -> str:
    """Return what a person wrote in the editor, without the notes below the line."""
    return f"\n{written}".partition(f"\n{SCISSORS}")[0][1:]


def stdin_words() -> str:
    """Return all of standard input, in UTF-8 whatever the locale says.

    Raises:
        StrangeInputError: it is in another encoding.
    """
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StrangeInputError from error
