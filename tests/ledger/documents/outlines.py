"""Plan files in YAML and JSON for the tests, in words of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ledger.documents.model import Document, Paragraph, Table
from ledger.documents.outline.reading import read_outline

YAML = """\
title: Northmoor improvement plan
authority: Northmoor
inspection:
  framework: Focused visit
  visited: 3rd & 4th October 2021
  letter: 9 November 2021
ratings:
  - {value: Red, letter: R, meaning: Off course, exception_required: yes}
  - value: Amber
    letter: A
    meaning: Under way
    colour: "#ffbf00"
  - {value: Blue, meaning: Done, complete: true}
terms:
  Autumn term 2021: 6 September 2021 to 17 December 2021
  CPM: Case Progress Meeting
areas:
  - number: 1
    title: Keeping workers for longer
    outcomes:
      - Agency posts fall to 12%
      - Workers stay
    actions:
      - reference: 1.1
        action: Publish the staffing plan
        lead: Head of Service
        due_date: June 2022
        sub_actions:
          - Host 3 fairs
          - label: b
            text: Train the panel
        impact: [Fewer changes of worker]
        progress: |
          Plan published.
          Sessions set up in June 2022
        rag: amber
      - progress: yes
        reference: 1.10
        action: Hold supervision each month
  - title: 2. Better oversight
    outcomes: Decisions are recorded
    actions:
      - reference: 2.1
        wording: Report each quarter
        due date: [monthly, March 2022 and ongoing]
"""
"""A plan with all that such a file can say."""


def write(folder: Path, text: str, name: str = "plan.yaml") -> Path:
    """Write a plan file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def document(folder: Path, text: str, name: str = "plan.yaml") -> Document:
    """Return the document that a plan file is read into."""
    return read_outline(write(folder, text, name))


def printed(data: Any) -> str:
    """Return JSON as the ledger prints it."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def paragraphs(found: Document) -> list[tuple[str, str]]:
    """Return what each paragraph says outright, if it does, and its words."""
    return [
        (block.said.what if block.said else "", block.text)
        for block in found.blocks
        if isinstance(block, Paragraph)
    ]


def cells(found: Document) -> list[list[tuple[str, ...]]]:
    """Return the lines of every cell, row by row, of all tables together."""
    return [
        [cell.lines for cell in row]
        for block in found.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
