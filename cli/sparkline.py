"""Numbers in a row as a line of blocks, or of digits where blocks cannot be printed."""

import locale
import os
import sys
from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
DIGITS = "0123456789"
"""From none to the most; the first stands for 0 and for nothing else."""


def sparkline(numbers: Sequence[int], most: int, marks: str = BLOCKS) -> str:
    """Return a mark for each number, none of them below 0 or above `most`."""
    steps = len(marks) - 1
    # Rounded up, so that one of many is not drawn as none.
    return "".join(marks[-(-steps * number // (most or 1))] for number in numbers)


def shape(numbers: Sequence[float], marks: str = BLOCKS) -> str:
    """Return a mark for each number, the lowest of them low and the highest high.

    One number alone has no shape, and gives none.
    """
    if len(numbers) < 2:
        return ""
    least, most = min(numbers), max(numbers)
    steps = [(one - least) / (most - least) if most > least else 0 for one in numbers]
    return "".join(marks[round(step * (len(marks) - 1))] for step in steps)


def marks_to_print() -> str:
    """Return the marks that standard output and its terminal take."""
    return BLOCKS if can_print_blocks() else DIGITS


def can_print_blocks() -> bool:
    """Tell whether standard output, and the terminal behind it, take the blocks."""
    encodings = [getattr(sys.stdout, "encoding", None) or "utf-8"]
    # We write UTF-8 whatever the locale says; its terminal may expect something else.
    # On Windows the locale says nothing of the console.
    if sys.stdout.isatty() and os.name != "nt":
        encodings.append(locale.getpreferredencoding(do_setlocale=False))
    return all(map(_has_blocks, encodings))


def _has_blocks(encoding: str) -> bool:
    try:
        BLOCKS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
