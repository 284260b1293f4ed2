"""All peers, measured in turns, and the table of what their work took."""

import statistics
from collections.abc import Iterable
from typing import Any

from benchmarks.peers.aggregates import Aggregates
from benchmarks.peers.audit import Audit
from benchmarks.peers.commits import Commits
from benchmarks.peers.continuum import Continuum
from benchmarks.peers.course import run
from benchmarks.peers.eventsourced import Eventsourced
from benchmarks.peers.eventsourced_server import EventsourcedServer
from benchmarks.peers.history import History
from benchmarks.peers.limits import LIMITS
from benchmarks.peers.ours import Ours
from benchmarks.peers.ours_wal import OursInWal
from benchmarks.peers.programs import PROGRAMS
from benchmarks.peers.protocol import WORKS, Peer, Work
from benchmarks.peers.replay import Replay
from benchmarks.peers.table import Table
from benchmarks.peers.workbook import Workbook
from benchmarks.processes import machine

PEERS: tuple[type[Peer], ...] = (
    Ours,
    OursInWal,
    Eventsourced,
    Aggregates,
    EventsourcedServer,
    Replay,
    Table,
    Audit,
    History,
    Continuum,
    Commits,
    Workbook,
)
EVERYONE = (*PEERS, *LIMITS, *PROGRAMS)
"""All who are measured: the peers, and what none of them can beat."""

TITLES: dict[Work, str] = {
    "bulk": "Take in the whole estate",
    "rebuild": "Work the answers out anew from what is kept",
    "status": "What stands now, all actions",
    "past": "What stood at a point in the past, all actions",
    "fetch": "Fetch as many rows as that answer is made of, plainly",
    "one": "What stood at a point in the past, one action",
    "timeline": "All that was recorded about one action",
    "diff": "Which actions differ between then and now",
    "read": "Read and check every entry",
    "hash": "Hash and parse the same bytes plainly",
    "export": "Export every entry as CSV, as a program",
    "print": "Print what stands now, as a program",
    "append": "Record one more update, durably",
    "catch_up": "Catch up with 1,000 new entries",
    "command": "Record one update, as a program",
    "pack": "Seal a report of one plan, as a program",
}


HEADS = f"{'ms':>11}{'spread':>10}{'CPU ms':>11}{'rows/s':>11}{'MB disk':>8}{'MB':>5}"


def measured(
    kinds: Iterable[type[Peer]], entries: int, turns: int
) -> list[dict[str, Any]]:
    """Return the figures of each peer; they take turns, each time from the start."""
    found: dict[str, dict[str, Any]] = {}
    every = list(kinds)
    for _ in range(turns):
        for kind in every:
            once = run(kind.__module__, kind, entries)
            before = found.setdefault(kind.name, once)
            if before is not once:
                _add(before["works"], once["works"])
    return list(found.values())


def _add(works: dict[str, Any], more: dict[str, Any]) -> None:
    for work, figures in works.items():
        if "ms" in figures:
            figures["ms"] += more[work]["ms"]
            figures["cpu"] += more[work]["cpu"]
            figures["memory"] = max(figures["memory"], more[work]["memory"])


def summary(took: dict[str, Any]) -> dict[str, Any]:
    """Return figures with median and quartiles in the place of every time."""
    ms = sorted(took["ms"])
    quarters = statistics.quantiles(ms, n=4) if len(ms) > 1 else [ms[0]] * 3
    return took | {
        "ms": round(statistics.median(ms), 4),
        "spread": round(quarters[2] - quarters[0], 4),
        "cpu": round(statistics.median(took["cpu"]), 4),
        "times": len(ms),
    }


def table(found: list[dict[str, Any]], entries: int) -> str:
    """Return lines: for each work the peers that did it, and why the others did not."""
    lines = [f"{entries:,} entries. {machine()}"]
    for work in WORKS:
        rows = [one for one in found if "ms" in one["works"].get(work, {})]
        if rows:
            lines += ["", f"{TITLES[work]:50}{HEADS}"]
            lines += [_line(one, one["works"][work]) for one in rows]
    for one in found:
        figures = one["works"].values()
        for why in dict.fromkeys(each["not"] for each in figures if "not" in each):
            lines += ["", f"Without all figures: {one['peer']}. {why}"]
    return "\n".join(lines)


def _line(one: dict[str, Any], figures: dict[str, Any]) -> str:
    clock = "" if one["peer"].startswith("limit") else f", {one['clock']}"
    name = f"  {one['peer']}{clock}"
    short = summary(figures)
    return (
        f"{name:50}{short['ms']:11,.2f}{short['spread']:10,.2f}{short['cpu']:11,.2f}"
        f"{short['rows'] / short['ms'] * 1000:11,.0f}"
        f"{one['disk'] / 1e6:8,.1f}{short['memory']:5.0f}"
    )
