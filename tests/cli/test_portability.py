"""The program starts in every way and on every system that officers use."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.main import COMMANDS
from tools.stage import Stage

ROOT = Path(__file__).parents[2]


def python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python on this repository, in a process of its own."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_python_m_cli_prints_the_version() -> None:
    done = python("-m", "cli", "--version")

    assert done.returncode == 0
    assert done.stdout.startswith("progress-ledger")


def test_a_refusal_reaches_the_shell_as_its_exit_code(tmp_path: Path) -> None:
    done = python("-m", "cli", "status", "--ledger", str(tmp_path / "ledger.db"))

    assert done.returncode == 3
    assert "`ledger init` makes one there" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_command_needs_what_windows_lacks() -> None:
    program = (
        "import sys\n"
        "for name in ('pwd', 'grp', 'fcntl', 'termios', 'resource', 'readline'):\n"
        "    sys.modules[name] = None\n"
        "from importlib import import_module\n"
        "from cli import main, machine\n"
        "import os\n"
        "os.getlogin = lambda: 'h.mensah'\n"
        "for module in main.COMMANDS.values():\n"
        "    import_module(f'cli.commands.{module}')\n"
        "print(machine.system_user())\n"
    )

    done = python("-c", program)

    assert done.stderr == ""
    assert done.stdout.strip() == "h.mensah"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion(empty: Stage, shell: str) -> None:
    answer = empty.run("completion", shell)

    assert answer.code == 0
    assert "_LEDGER_COMPLETE" in answer.out
    assert f"{shell}_complete" in answer.out


def test_help_lists_the_daily_commands_first_and_the_exit_codes(empty: Stage) -> None:
    said = empty.run("--help").out

    assert said.index("status") < said.index("progress") < said.index("backup")
    assert "4 verification failed" in said


@pytest.mark.parametrize("name", [*COMMANDS, "target set", "target revise"])
def test_help_shows_a_line_that_can_be_typed(empty: Stage, name: str) -> None:
    said = empty.run(*name.split(), "--help").out

    assert said.startswith(f"Usage: ledger {name}")
    if name != "target":
        assert re.search(rf"^ .*\bledger {name}", said, re.MULTILINE)
