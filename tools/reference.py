"""The reference of the documentation, written from the program itself.

python -m tools.reference           writes docs/reference
python -m tools.reference --check   names the pages that are out of date
"""

from __future__ import annotations

import sys
from pathlib import Path

from projections.pack.schemas import schemas
from tools.command_pages import command_pages, summary
from tools.event_pages import events_page
from tools.refusal_pages import refusals_page

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
MARK = "<!-- Written by `python -m tools.reference`; change the program instead. -->"


def pages() -> dict[str, str]:
    """Return file name -> text of every page of the reference."""
    found = {
        **command_pages(),
        "events.md": events_page(),
        "refusals.md": refusals_page(),
    }
    marked = {name: f"{MARK}\n\n{text}" for name, text in found.items()}
    data = {name: text.decode("utf-8") for name, text in schemas().items()}
    return {"README.md": _index(marked), **marked, **data}


def stale(folder: Path) -> list[str]:
    """Return the names of pages that are missing, different or left over, sorted."""
    wanted = pages()
    there = {path.name: path.read_text("utf-8") for path in _there(folder)}
    return sorted(
        name
        for name in wanted.keys() | there.keys()
        if wanted.get(name) != there.get(name)
    )


def write(folder: Path) -> None:
    """Write every page, and remove those that are left over."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in _there(folder):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _there(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*") if path.suffix in (".md", ".json")]


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; return 1 if some are out of date."""
    if "--check" not in arguments:
        write(FOLDER)
        return 0
    names = stale(FOLDER)
    for name in names:
        print(f"docs/reference/{name} is out of date; run `make reference`.")
    return 1 if names else 0


def _index(marked: dict[str, str]) -> str:
    commands = [name for name in marked if name not in ("events.md", "refusals.md")]
    lines = [
        f"- [`ledger {name.removesuffix('.md')}`]({name}): {summary(marked[name])}"
        for name in commands
    ]
    return "\n".join(
        [
            MARK,
            "",
            "# Reference",
            "",
            "Every command, as the program describes itself:",
            "",
            *lines,
            "",
            "And what the commands record and refuse:",
            "",
            "- [Events](events.md), by wire name, with their fields",
            "- [Refusals](refusals.md), with the sentences that they print",
            "",
            "JSON Schemas (draft 2020-12) of what programs read:",
            "",
            "- [plan.json](plan.schema.json), as `ledger snapshot` prints it",
            "- [a line of entries.jsonl](entry.schema.json), an entry of a pack",
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
