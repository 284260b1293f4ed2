"""Two versions of a small plan, the first of them recorded, and what answers say."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx

from tests.ledger.documents.builders import action_table, area, front, save
from tools.stage import Answer, Stage

HEADINGS = ("Action", "Target", "Progress", "RAG", "Owner")
APRIL = (
    ("2.1 Audit every team each month", "March 2022", "Two audits", "Amber", "Lead A"),
    ("2.2 Train managers to write down decisions", "June 2022", "", "Green", "Lead B"),
    ("2.3 Visit each child placed far from home", "May 2022", "Begun", "Red", "Lead C"),
)
JUNE = (
    (APRIL[0][0], "March 2022", "Two audits\nThe third is done", "Amber", "Lead A"),
    (APRIL[1][0], "September 2022", "", "Green", "Lead B"),
    (APRIL[2][0], "May 2022", "Begun", "Amber", "Lead C"),
    ("2.4 Publish a guide for carers", "July 2022", "", "", ""),
)
IN_JUNE = ("import", "june.docx", "--as-at", "1 June 2022")
EDITS = ["2.1 progress 1", "2.2 target 1 revised", "2.3 rating", "2.4 added"]


def version(folder: Path, name: str, *rows: tuple[str, ...]) -> None:
    """Save a version of the plan with these actions."""
    word = docx.Document()
    front(word)
    area(word, "2. Oversight", "Audits are used")
    action_table(word, *rows, headings=HEADINGS)
    save(word, folder, name)


def recorded_april(empty: Stage) -> Stage:
    """Return a ledger with the plan of April, and that of June in a file beside it."""
    version(empty.folder, "april.docx", *APRIL)
    version(empty.folder, "june.docx", *JUNE)
    empty.now = datetime(2022, 6, 10, 9, 30, tzinfo=UTC)
    assert empty.run("init").code == 0
    first = ("import", "april.docx", "--accept", "--as-at", "1 April 2022")
    answer = empty.run(*first)
    assert answer.code == 0, answer.both
    return empty


def ids(data: dict[str, Any]) -> list[str]:
    """Return the ids of the changes in an answer."""
    return [change["id"] for change in data["proposals"]]


def recorded(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return type, action and words of the entries of an answer."""
    return [(row["type"], row["action"], row["text"]) for row in data["recorded"]]


def pasted(answer: Answer) -> list[list[str]]:
    """Return the commands that an answer ends with, as a shell takes them apart."""
    lines = [line.strip() for line in answer.out.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("ledger ")]
