"""What has to be reached, side by side with what was."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import le
from typing import Any, NamedTuple

OURS, BARE = "this program, SQLite", "eventsourcing, SQLite"
AGGREGATES = "eventsourcing, aggregates"
LIBRARY = {
    BARE: "the bare library",
    AGGREGATES: "the library with its aggregates",
}
"""The library in its leanest style, and in that which its own pages teach."""

JSON_ROWS = "JSON rows, folded"
PYTHON = ("django-simple-history", "SQLAlchemy-Continuum", "openpyxl, a workbook")
MEGABYTES = 200
Found = dict[str, Any]


class Bar(NamedTuple):
    """One thing to reach.

    Attributes:
        what: The work, and at which size.
        wanted: What is to be reached, in words.
        reached: What was, in words.
        met: Whether that is enough.
    """

    what: str
    wanted: str
    reached: str
    met: bool


def bars(sizes: dict[int, Found]) -> list[str]:
    """Return the table of all bars, as lines of Markdown."""
    lines = [
        "### What is to be reached",
        "",
        "| work | to be reached | reached | |",
        "| --- | --- | --- | --- |",
    ]
    for bar in _bars(sizes):
        met = "yes" if bar.met else "**no**"
        lines.append(f"| {bar.what} | {bar.wanted} | {bar.reached} | {met} |")
    return lines


def _bars(sizes: dict[int, Found]) -> Iterator[Bar]:
    small, large = min(sizes), max(sizes)
    yield from _of_commands(small, sizes[small])
    for size, found in sizes.items():
        yield from _of_recording(f"{size:,} entries", found)
    yield from _of_questions(f"{large:,} entries", sizes[large])
    yield from _of_growth(sizes)
    yield from _of_all_entries(f"{large:,} entries", sizes[large])


def _took(found: Found, who: str, work: str, key: str = "ms") -> float | None:
    took = found.get(who, {"works": {}})["works"].get(work, {})
    return float(took[key]) if key in took else None


def _ratio(
    found: Found, who: tuple[str, str], other: tuple[str, str], key: str = "ms"
) -> float | None:
    one, two = _took(found, *who, key), _took(found, *other, key)
    return None if one is None or two is None else one / two


def _compared(
    what: str,
    wanted: str,
    ratio: float | None,
    enough: Callable[[float], bool],
    said: str = "{:,.2f} times",
) -> Iterator[Bar]:
    if ratio is not None:
        yield Bar(what, wanted, said.format(ratio), enough(ratio))


def _of_commands(size: int, found: Found) -> Iterator[Bar]:
    yield from _compared(
        f"`status` as a process, {size:,} entries",
        "CPU at most 2 times that of a bare click program",
        _ratio(found, (OURS, "print"), ("limit: bare click program", "print"), "cpu"),
        lambda ratio: ratio <= 2,
    )


def _of_recording(at: str, found: Found) -> Iterator[Bar]:
    for key, what in (("ms", "record one update, durably"), ("cpu", "computing alone")):
        for who, called in LIBRARY.items():
            yield from _compared(
                f"{what}, {at}",
                f"at least 0.9 times the rate of {called}",
                _ratio(found, (who, "append"), (OURS, "append"), key),
                lambda ratio: ratio >= 0.9,
            )
    yield from _among_peers(at, found)
    took = _took(found, OURS, "bulk")
    if took is not None:
        rate = _rate(found, OURS, "bulk")
        bare = _rate(found, BARE, "bulk")
        yield Bar(
            f"take in the whole estate, {at}",
            "20,000 entries a second, or half the rate of the bare library if higher",
            f"{rate:,.0f} a second, {rate / bare:.2f} times that of the library",
            rate >= max(20_000, bare / 2),
        )


def _among_peers(at: str, found: Found) -> Iterator[Bar]:
    own = _took(found, OURS, "append")
    others = {name: _took(found, name, "append") for name in PYTHON}
    known = {name: ms for name, ms in others.items() if ms is not None}
    if own is not None and known:
        nearest = min(known, key=known.__getitem__)
        yield Bar(
            f"record one update, durably, {at}",
            "above every Python peer",
            f"{known[nearest] / own:.2f} times the rate of {nearest}",
            own < known[nearest],
        )


def _rate(found: Found, who: str, work: str) -> float:
    rows, ms = _took(found, who, work, "rows"), _took(found, who, work)
    return 0.0 if rows is None or ms is None else rows / ms * 1000


def _of_questions(at: str, found: Found) -> Iterator[Bar]:
    for who, times in ((BARE, 1000), (AGGREGATES, 1000), (JSON_ROWS, 100)):
        yield from _compared(
            f"what stood for all actions, {at}",
            f"at least {times:,} times faster than {who}",
            _ratio(found, (who, "past"), (OURS, "past")),
            partial(le, times),
            "{:,.0f} times",
        )
    yield from _compared(
        f"what stands for all actions, {at}",
        "at most 3 times the fetch of as many rows",
        _ratio(found, (OURS, "status"), (OURS, "fetch")),
        lambda ratio: ratio <= 3,
    )
    one = _took(found, OURS, "one")
    if one is not None:
        yield Bar(f"one action, {at}", "under 0.1 ms", f"{one:.3f} ms", one < 0.1)


def _of_growth(sizes: dict[int, Found]) -> Iterator[Bar]:
    known = {
        size: (ms, rows)
        for size, found in sizes.items()
        if (ms := _took(found, OURS, "past"))
        and (rows := _took(found, OURS, "past", "rows"))
    }
    if len(known) > 1:
        each = {size: ms / rows * 1000 for size, (ms, rows) in known.items()}
        said = ", ".join(f"{us:.1f} µs at {size:,}" for size, us in each.items())
        least = min(each)
        yield Bar(
            "what stood, for each action of the answer",
            "no faster than the number of actions grows",
            said,
            all(us <= 1.25 * each[least] for us in each.values()),
        )


def _of_all_entries(at: str, found: Found) -> Iterator[Bar]:
    rate, read = _rate(found, OURS, "rebuild"), _rate(found, BARE, "rebuild")
    if rate and read:
        yield Bar(
            f"make the views anew, {at}",
            "half the rate at which the library reads notifications",
            f"{rate:,.0f} a second, {rate / read:.2f} times",
            rate >= read / 2,
        )
    yield from _compared(
        f"verify, {at}",
        "at most 2 times hashing and parsing the same bytes plainly",
        _ratio(found, (OURS, "read"), (OURS, "hash"), "cpu"),
        lambda ratio: ratio <= 2,
    )
    for work, called in (("rebuild", "rebuild"), ("read", "verify"), ("export", "log")):
        held = _took(found, OURS, work, "memory")
        if held is not None:
            yield Bar(
                f"memory of `{called}`, {at}",
                f"under {MEGABYTES} MB",
                f"{held:.0f} MB",
                held < MEGABYTES,
            )
