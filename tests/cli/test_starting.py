"""What a command has to load and to go through before and after its own work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools.stage import Stage

ROOT = Path(__file__).parents[2]


def said_by(program: str, *words: str) -> tuple[int, bytes]:
    """Run a program with these words; return its exit code and what it complained."""
    run = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return run.returncode, run.stderr


def test_a_short_command_is_not_stopped_to_look_for_what_holds_each_other(
    office: Stage,
) -> None:
    program = (
        "import gc\n"
        "from cli.main import main\n"
        "sweeps = []\n"
        "gc.callbacks.append(lambda phase, about: sweeps.append(phase))\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as end:\n"
        "    assert (end.code, sweeps) == (0, [])\n"
        "    assert gc.get_freeze_count()\n"
    )
    ledger = str(office.folder / "ledger.db")
    words = ("--ledger", ledger, "progress", "2.6", "The report is sent")

    assert said_by(program, *words) == (0, b"")


def test_a_note_loads_no_event_of_reports_measures_holds_or_keys(office: Stage) -> None:
    program = (
        "import sys\n"
        "from cli.machine import Machine\n"
        "from cli.main import run\n"
        "assert run(sys.argv[1:], Machine()) == 0\n"
        "unused = {'domain.correcting', 'ledger.files', 'ledger.proof.note'}\n"
        "for name in 'checkpoint', 'hold', 'measure', 'report':\n"
        "    unused.add(f'domain.{name}_events')\n"
        "sys.exit(' '.join(sorted(unused & set(sys.modules))) or 0)"
    )
    ledger = str(office.folder / "ledger.db")
    words = ("--ledger", ledger, "progress", "2.6", "The report is sent")

    assert said_by(program, *words) == (0, b"")


@pytest.mark.parametrize(
    "words",
    [
        ("log", "--since", "30 July 2020"),
        ("timeline", "2.6"),
        ("show", "2.6"),
        ("show", "12"),
        ("status", "--as-at", "1 September 2020", "--known-on", "30 September 2020"),
    ],
    ids=" ".join,
)
def test_a_question_loads_no_models(office: Stage, words: tuple[str, ...]) -> None:
    program = (
        "import sys\n"
        "from cli.machine import Machine\n"
        "from cli.main import run\n"
        "assert run(sys.argv[1:], Machine()) == 0\n"
        "sys.exit('pydantic' in sys.modules)"
    )
    ledger = str(office.folder / "ledger.db")

    assert said_by(program, "--ledger", ledger, *words) == (0, b"")
