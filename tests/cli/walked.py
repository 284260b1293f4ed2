"""Walks of `ledger review` with lines that are piped in."""

from __future__ import annotations

from typing import Any

from tests.cli.office import ask
from tools.stage import Answer, Stage

MET = ("board", "met", "DMG", "--on", "1 November 2020")
"""Entry 19 of the office; neither 1.1 nor 2.6 was updated since."""


def review(board: Stage, *lines: str, words: tuple[str, ...] = ()) -> Answer:
    """Return what a walk says in which these lines are piped in."""
    return board.run("review", *words, stdin="".join(f"{line}\n" for line in lines))


def new(board: Stage) -> list[dict[str, Any]]:
    """Return the entries that were recorded after the meeting."""
    rows: list[dict[str, Any]] = ask(board, "log")
    return rows[19:]
