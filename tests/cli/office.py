"""A year of a small plan, as the commands that recorded it, and what to ask of it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

from ledger.connection import connect
from ledger.place import place_of
from tools.stage import Answer, Stage

Day = tuple[int, int, int]

DECEMBER, AUGUST, SEPTEMBER = (2019, 12, 2), (2020, 8, 14), (2020, 9, 10)

HISTORY: tuple[tuple[Day, tuple[str, ...]], ...] = (
    (DECEMBER, ("init",)),
    (
        DECEMBER,
        ("plan", "open", "riverton-2019", "Children first", "--authority", "Riverton"),
    ),
    (DECEMBER, ("plan", "area", "1", "The front door")),
    (DECEMBER, ("plan", "area", "2", "Children at risk of exploitation")),
    (DECEMBER, ("plan", "outcome", "2", "Fewer children go missing twice")),
    (DECEMBER, ("plan", "term", "DMG", "Departmental Management Group")),
    (DECEMBER, ("plan", "board", "DMG", "Departmental Management Group")),
    (DECEMBER, ("plan", "action", "1.1", "1", "Answer each referral within a day")),
    (DECEMBER, ("plan", "action", "2.6", "2", "Report each quarter to the partners")),
    (DECEMBER, ("target", "set", "2.6", "by June 2020")),
    (AUGUST, ("progress", "2.6", "The June report is late", "--on", "30 July 2020")),
    (
        AUGUST,
        ("rate", "2.6", "red", "--because", "No report yet", "--on", "30 July 2020"),
    ),
    (AUGUST, ("owner", "2.6", "Head of Service")),
    (AUGUST, ("progress", "1.1", "This note belongs elsewhere")),
    (
        SEPTEMBER,
        (
            *("target", "revise", "2.6", "by March 2021"),
            *("--because", "Partners asked", "--approved-by", "Chair of the DMG"),
        ),
    ),
    (
        SEPTEMBER,
        ("correct", "#12", "--rating", "amber", "--because", "The draft was there"),
    ),
    (SEPTEMBER, ("retract", "#14", "--because", "It was about action 2.6")),
    (SEPTEMBER, ("deliver", "2.6", "in progress", "--because", "A draft exists")),
)
"""Entry 12 rates 2.6 and is corrected by 16; entry 14 is retracted by 17."""


def ask(stage: Stage, *words: str) -> Any:
    """Return the JSON that a command answers, which must be done."""
    answer = stage.run(*words, "--format", "json")
    assert answer.code == 0, answer.both
    return json.loads(answer.out)


def head(stage: Stage) -> tuple[int, bytes]:
    """Return how many entries the ledger of `stage` counts, and its tree."""
    place = place_of(stage.environ.get("LEDGER_URL", "ledger.db"), stage.folder)
    with closing(connect(place)) as connection:
        row = connection.execute("SELECT entries, frontier FROM head").fetchone()
    return row[0], row[1]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(answer: Answer) -> str:
    """Return the sentence of a refusal, having seen that it is one."""
    assert answer.code == 3, answer.both
    assert answer.out == ""
    assert answer.err.startswith("ledger: ")
    assert answer.err.count("\n") == 1
    return answer.err.removeprefix("ledger: ").rstrip("\n")
