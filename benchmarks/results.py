"""`python -m benchmarks.results`: all sizes measured, and the page that tells of them.

What was measured is kept beside the page, so that `--draw` can write it anew.
"""

import argparse
import json
import os
import re
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from benchmarks.bars import bars
from benchmarks.peers.everyone import EVERYONE, TITLES, measured, summary
from benchmarks.plots import draw
from benchmarks.processes import ROOT, machine

PAGE = ROOT / "docs" / "performance.md"
FOLDER = ROOT / "docs" / "performance"
SIZES = (3_000, 100_000, 1_000_000)
NAMES = (
    *("eventsourcing", "pydantic", "Django", "django-simple-history"),
    *("SQLAlchemy", "SQLAlchemy-Continuum", "openpyxl", "psycopg"),
)
RESULTS = re.compile("(?<=<!-- results -->\n).*(?=<!-- end of results -->)", re.DOTALL)


def main() -> None:
    """Measure, unless only the page is to be written, and write it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.results")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--turns", type=int, default=1, help="how often each works")
    parser.add_argument("--only", nargs="*", help="parts of the names of some")
    parser.add_argument("--draw", action="store_true", help="measure nothing")
    asked = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    kept = FOLDER / "figures.json"
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    if not asked.draw:
        for size in asked.sizes:
            before = {} if asked.only is None else found.get(str(size), {})
            now = _measured(size, asked.turns, asked.only)
            found = _about(found) | {str(size): before | now}
            kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    write(found)


def write(found: dict[str, Any]) -> None:
    """Write the results into the page, and the plots beside it."""
    sizes = sorted(int(key) for key in found if key.isdigit())
    plots = draw({size: found[str(size)] for size in sizes}, FOLDER)
    pictures = [f"![{title}](performance/{name})" for title, name in plots]
    said = [
        *(f"{line}\n" for line in found["about"]),
        *bars({size: found[str(size)] for size in sizes}),
        "",
        "### Cost against size",
        "",
        *(f"{picture}\n" for picture in pictures),
        *(line for size in sizes for line in _tables(size, found[str(size)])),
    ]
    page = PAGE.read_text(encoding="utf-8")
    made = RESULTS.sub(lambda _: "\n" + "\n".join(said) + "\n", page)
    PAGE.write_text(made, encoding="utf-8")


def _about(found: dict[str, Any]) -> dict[str, Any]:
    """Return what was measured before, with when and where it is now."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    git = subprocess.run(["git", "--version"], capture_output=True, text=True)
    versions = ", ".join(f"{name} {_version(name)}" for name in NAMES)
    return found | {
        "about": [
            f"Measured on {datetime.now(UTC):%d %B %Y}. {machine()}; {versions};"
            f" {git.stdout.strip()}.",
            f"Load of the machine when the last size began: {load}.",
        ]
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _measured(size: int, turns: int, only: list[str] | None) -> dict[str, Any]:
    """Return peer -> clock, disk, and what each work took, for one size."""
    chosen = [
        kind
        for kind in EVERYONE
        if only is None or any(part in kind.name for part in only)
    ]
    found = measured(chosen, size, turns)
    for one in found:
        one["works"] = {
            work: summary(took) if "ms" in took else took
            for work, took in one["works"].items()
        }
    return {one.pop("peer"): one for one in found}


def _tables(size: int, found: dict[str, Any]) -> list[str]:
    """Return a table for each work at one size."""
    lines = [f"### {size:,} entries", ""]
    for work, title in TITLES.items():
        rows = [(name, one) for name, one in found.items() if work in one["works"]]
        if not rows:
            continue
        lines += [
            f"{title}:",
            "",
            "| who | ms | spread | CPU ms | rows/s | MB disk | MB |",
        ]
        lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
        lines += [_row(name, one, one["works"][work]) for name, one in rows]
        lines.append("")
    return lines


def _row(name: str, one: dict[str, Any], took: dict[str, Any]) -> str:
    who = name if name.startswith("limit") else f"{name}, {one['clock']}"
    if "not" in took:
        return f"| {who} | {took['not']} | | | | | |"
    rate = took["rows"] / took["ms"] * 1000
    return (
        f"| {who} | {took['ms']:,.2f} | {took['spread']:,.2f} | {took['cpu']:,.2f}"
        f" | {rate:,.0f} | {one['disk'] / 1e6:,.1f} | {took['memory']:.0f} |"
    )


if __name__ == "__main__":
    main()
