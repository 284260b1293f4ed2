"""Lines of answers, typed by a person or piped in, one after the other."""

import sys

import click

from cli.asking import is_typing
from cli.texts import StrangeInputError
from cli.words import printable
from domain.errors import LedgerError


class NoInputError(LedgerError):
    """A dialogue to which nobody can answer."""

    def __init__(self) -> None:
        super().__init__(
            "There is nobody to answer: standard input is neither a terminal nor has"
            " lines in it; run it at a terminal, or pipe the answers in, a line each."
        )


class TypedLines:
    """The answers to questions, which are asked on standard error."""

    def __init__(self) -> None:
        """Begin to read.

        Raises:
            NoInputError: there is no terminal, and no line either.
        """
        self._ahead: str | None = None
        if sys.stdin is None:
            raise NoInputError
        if not is_typing():
            self._ahead = self._read().removeprefix("\ufeff")
            if not self._ahead:
                raise NoInputError

    def ask(self, question: str) -> str:
        """Return the next line, without white space around it.

        Raises:
            EOFError: there is no more.
            StrangeInputError: it is not in UTF-8.
        """
        click.echo(printable(question) + " ", nl=False, err=True)
        line, self._ahead = self._ahead or self._read(), None
        if not is_typing():
            click.echo("", err=True)
        if not line:
            raise EOFError
        return line.strip()

    def _read(self) -> str:
        if is_typing():
            return sys.stdin.readline()
        # A pipe is in UTF-8 whatever the locale says.
        try:
            return sys.stdin.buffer.readline().decode("utf-8")
        except UnicodeDecodeError as error:
            raise StrangeInputError from error
