"""Plots of what a work costs against the size of the estate."""

from pathlib import Path
from typing import Any

from benchmarks.peers.everyone import TITLES
from benchmarks.peers.protocol import Work

WORKS: tuple[Work, ...] = (
    *("status", "past", "one", "timeline", "diff"),
    *("bulk", "rebuild", "read", "append", "catch_up"),
)
LEAST = "limit: "


def draw(sizes: dict[int, dict[str, Any]], folder: Path) -> list[tuple[str, str]]:
    """Draw one plot for each work that was done at two sizes or more.

    Args:
        sizes: Entries -> peer -> its figures.
        folder: Where the plots are put, as SVG.

    Returns:
        Title and file name of each.
    """
    import matplotlib as mpl

    mpl.use("svg")
    # The same figures give the same file.
    mpl.rcParams["svg.hashsalt"] = "performance"
    drawn = []
    for work in WORKS:
        lines = {
            name: points
            for name in dict.fromkeys(
                name for found in sizes.values() for name in found
            )
            if len(points := _points(sizes, name, work)) > 1
        }
        if lines:
            _plot(TITLES[work], lines, folder / f"{work}.svg")
            drawn.append((f"{TITLES[work]}: time against entries", f"{work}.svg"))
    return drawn


def _points(
    sizes: dict[int, dict[str, Any]], name: str, work: Work
) -> list[tuple[int, float]]:
    took = {size: found.get(name, {"works": {}}) for size, found in sizes.items()}
    return [
        (size, one["works"][work]["ms"])
        for size, one in took.items()
        if "ms" in one["works"].get(work, {})
    ]


def _plot(title: str, lines: dict[str, list[tuple[int, float]]], place: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5), layout="constrained")
    axes = figure.subplots()
    marks = iter(["o", "s", "^", "v", "D", "P", "X", "*", "<", ">", "h", "p", "d"])
    for name, points in lines.items():
        thick = 3 if name.startswith("this program") else 1.2
        dashed = "--" if name.startswith(LEAST) else "-"
        x, y = zip(*points, strict=True)
        axes.plot(x, y, dashed, marker=next(marks), linewidth=thick, label=name)
    axes.set(xscale="log", yscale="log", xlabel="entries", ylabel="ms", title=title)
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend(fontsize="small")
    figure.savefig(place, metadata={"Date": None, "Creator": None})
