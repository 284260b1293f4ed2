"""Standard output and standard error when they fail: no traceback, no second try."""

import os
import sys
from contextlib import suppress

import click

from cli.words import printable


def tell(words: str) -> None:
    """Say something on standard error, if anybody can still hear it."""
    with suppress(OSError, ValueError):
        click.echo(printable(words), err=True)


def abandon_output() -> None:
    """Send what is left for standard output nowhere.

    Python would try to write it once more as the process ends, and fail again with
    an exit code that is none of ours.
    """
    with suppress(OSError, ValueError):
        standing = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, standing)
        finally:
            os.close(nowhere)
