"""Console blocks of the documentation: run, and compared or refreshed.

    python -m tools.transcripts           names the pages that are out of date
    python -m tools.transcripts --write   writes into them what the program says now

A page is one performance: its blocks run in order, in one empty folder. In a block a
line `$ ledger ...` is a command, what follows is what it says, and an exit code
other than 0 stands below that as `(exit code 3)`. A block that begins with
"```console a.osei" is typed by that user.
"""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.stage import Stage

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"(?<=^```console)(?: (?P<user>[a-z.]+))?\n(?P<said>.*?)(?=^```$)",
    re.MULTILINE | re.DOTALL,
)
PROMPT = "$ "


class BadTranscriptError(ValueError):
    """A console block that is not made of `ledger` commands."""


def pages() -> list[Path]:
    """Return every page of the documentation, the README first."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(block: str) -> list[str]:
    r"""Return the commands of a console block, without their prompts.

    A command that ends in `\` goes on in the next line.

    Raises:
        BadTranscriptError: the block does not begin with a command, or one of them
            is not `ledger`.
    """
    found: list[str] = []
    for line in block.splitlines():
        if found and found[-1].endswith("\\"):
            found[-1] += "\n" + line
        elif line.startswith(PROMPT):
            found.append(line.removeprefix(PROMPT))
        elif not found:
            raise BadTranscriptError(f'A block begins with "{line}", not a command.')
    for command in found:
        if shlex.split(command)[:1] != ["ledger"]:
            raise BadTranscriptError(f'"{command}" is not a command of the ledger.')
    return found


def performed(text: str) -> str:
    """Return the page `text` with its blocks as the program answers now."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return performed_in(Path(folder).resolve(), text)


def performed_in(folder: Path, text: str) -> str:
    """Return the same, with what the blocks make left in `folder`."""
    stage = Stage(folder)
    return BLOCK.sub(lambda block: _typed(block, stage), text)


def main(arguments: list[str]) -> int:
    """Compare the pages, or refresh them; return 1 if some were out of date."""
    stale = 0
    for page in pages():
        text = page.read_text(encoding="utf-8")
        now = performed(text)
        if now == text:
            continue
        name = page.relative_to(ROOT).as_posix()
        if "--write" in arguments:
            page.write_text(now, encoding="utf-8", newline="\n")
            print(f"Refreshed {name}; read its diff.")
        else:
            stale += 1
            print(f"{name} is out of date; run `python -m tools.transcripts --write`.")
    return min(stale, 1)


def _typed(block: re.Match[str], stage: Stage) -> str:
    """Return a block, from behind its first word, as its user is answered now."""
    usual, user = stage.user, block["user"]
    stage.user = user or usual
    said = _performed(block["said"], stage)
    stage.user = usual
    return (f" {user}\n" if user else "\n") + said


def _performed(block: str, stage: Stage) -> str:
    parts = []
    for command in commands(block):
        answer = stage.run(*shlex.split(command)[1:])
        said = "".join(line.rstrip() + "\n" for line in answer.both.splitlines())
        code = f"(exit code {answer.code})\n" if answer.code else ""
        parts.append(PROMPT + command + "\n" + said + code)
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
