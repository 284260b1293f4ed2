"""How well the documents in `tests/corpus/` are read, beside the answers to each.

    python -m tools.corpus            prints the table, and what differs
    python -m tools.corpus --write    writes the table into docs/importing.md

Each document has a file of answers of the same name, ending in `.answers.json`. They
were written from what was put into the document:

    made_by   the programs that wrote it
    layout    what is special about it
    title     of the plan, null where it has none
    areas     `number`, `title` and `outcomes` of each, in order
    rows      of each action: the words of its cells as `ledger import` prints them,
              `rated` for what is to be recorded (null for "not recorded"), and
              `delivery` where a status says it
    unplaced  words that have no place in a plan, and are to be listed
    doubts    words that a doubt or notice has to contain, because a person must know
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ledger.documents.layouts.layout import USUAL
from ledger.documents.layouts.mapping import read_mapping, with_columns
from ledger.documents.opening import read_document
from ledger.documents.preview import as_json
from ledger.documents.reading import read_plan
from tools.corpus_score import Pair, Score, score

FOLDER = Path(__file__).parent.parent / "tests" / "corpus"
PAGE = Path(__file__).parent.parent / "docs" / "importing.md"
BEGIN, END = "<!-- corpus: begin -->", "<!-- corpus: end -->"
ENDING = ".answers.json"


def documents(folder: Path = FOLDER) -> list[Path]:
    """Return the documents of `folder`, in the order of their names."""
    found = sorted(folder.glob(f"*{ENDING}"))
    return [answers.with_name(answers.name.removesuffix(ENDING)) for answers in found]


def answers_of(document: Path) -> dict[str, Any]:
    """Return the answers to `document`, as this module describes them."""
    path = document.with_name(document.name + ENDING)
    answers: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return answers


def read(document: Path) -> dict[str, Any]:
    """Return what `ledger import --tracked accept --format json` reads of it.

    A mapping beside it, of the same name and ending in `.mapping.yaml`, is used.
    """
    mapping = document.with_suffix(".mapping.yaml")
    columns = read_mapping(mapping) if mapping.exists() else {}
    layout = with_columns(USUAL, columns)
    return as_json(read_plan(read_document(document, tracked="accept"), layout))


def scores() -> list[Score]:
    """Return the score of each document, in the order of their names."""
    return [score(d.name, answers_of(d), read(d)) for d in documents()]


def table(found: Sequence[Score]) -> str:
    """Return the scores as a table in Markdown, with their sum below."""
    lines = [
        "| document | layout | written by | actions | invented | fields | unplaced"
        " | doubts |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {s.name} | {s.layout} | {s.made_by} | {_of(s.rows)} | {s.invented} |"
        f" {_of(s.fields)} | {_of(s.unplaced)} | {_of(s.doubts)} |"
        for s in found
    ]
    rows, fields, unplaced, doubts = (
        _of((sum(p[0] for p in pairs), sum(p[1] for p in pairs)))
        for pairs in zip(
            *((s.rows, s.fields, s.unplaced, s.doubts) for s in found), strict=True
        )
    )
    invented = sum(s.invented for s in found)
    lines.append(
        f"| all {len(found)} | | | {rows} | {invented} | {fields} | {unplaced} |"
        f" {doubts} |"
    )
    return "\n".join(lines)


def page(found: Sequence[Score]) -> str:
    """Return `docs/importing.md` with the table of these scores in it."""
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{table(found)}\n{END}{after}"


def main() -> int:
    """Print the table and what differs, or write the page."""
    found = scores()
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page(found), "utf-8", newline="\n")
        return 0
    print(table(found))
    for one in found:
        for line in one.wrong:
            print(f"{one.name}: {line}")
    return 0


def _of(pair: Pair) -> str:
    return f"{pair[0]} of {pair[1]}" if pair[1] else "none"


if __name__ == "__main__":
    sys.exit(main())
