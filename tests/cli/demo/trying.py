"""What tests of the example share: its files, and how to type what it suggests."""

from __future__ import annotations

import json
import shlex
from typing import Any

from cli.main import DONE
from tools.stage import Answer, Stage

LEDGER, DOCUMENT = "ledger.db", "example-plan.docx"
NEXT = "example-plan-february-2022.docx"


def commands(answer: Answer) -> list[str]:
    """Return the commands that the answer says are worth typing."""
    lines = answer.out.splitlines()
    return [line.strip() for line in lines if line.startswith("  ledger ")]


def works(stage: Stage, command: str) -> bool:
    """Type a printed command, parted into words as a shell would."""
    return stage.run(*shlex.split(command)[1:]).code == DONE


def asked(stage: Stage, *words: str) -> Any:
    """Return what a command answers as JSON."""
    answer = stage.run(*words, "--format", "json")
    assert answer.code == DONE, answer.both
    return json.loads(answer.out)
