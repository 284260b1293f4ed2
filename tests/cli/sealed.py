"""The office of `tests.cli.office` after it sealed and sent reports."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from tools.stage import Stage

DIRECTOR = "Director of the service"
BECAUSE = "The visit is on Monday"
"""Why report 1 was sealed although 2.6 is Red in it without an exception report."""
JULY, OCTOBER = "30 July 2020", "29 October 2020"

REPORTS: tuple[tuple[str, ...], ...] = (
    ("report", "commit", "--to", "DMG", "--by", OCTOBER, "--on", "1 September 2020"),
    ("report", "commit", "--to", "HCSP", "--within", "10", "--about", "Area 2"),
    (
        *("report", "seal", "--to", "ofsted", "--as-at", JULY, "--known-on", "15"),
        *("--because", BECAUSE),
    ),
    ("report", "send", "1", "--on", JULY, "--by", DIRECTOR),
    ("report", "seal", "--to", "DMG", "--as-at", OCTOBER, "--without", "owners"),
    ("report", "send", "2", "--on", "5 November 2020", "--by", "Head of Policy"),
    ("report", "seal", "--to", "ofsted", "--title", "Winter return"),
)
"""Report 1 takes up to #15 into account, report 2 all; report 3 is not sent.

The office has 18 entries before: 12 rates 2.6 red and is corrected to amber by 16.
"""


def archive(stage: Stage, number: int) -> dict[str, bytes]:
    """Return the files of a sealed report by their paths in the bag."""
    (row,) = (r for r in listed(stage) if r["number"] == number)
    with closing(sqlite3.connect(stage.folder / "ledger.db")) as connection:
        sql = "SELECT bytes FROM blob WHERE sha256 = ?"
        (content,) = connection.execute(sql, (row["sha256"],)).fetchone()
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        return {name.partition("/")[2]: pack.read(name) for name in pack.namelist()}


def listed(stage: Stage) -> list[dict[str, Any]]:
    """Return the reports as `report list` has them."""
    rows: list[dict[str, Any]] = json.loads(
        stage.run("report", "list", "--format", "json").out
    )
    return rows


def tree(folder: Path) -> list[str]:
    """Return the paths of all files below a folder."""
    places = (place for place in folder.rglob("*") if place.is_file())
    return sorted(place.relative_to(folder).as_posix() for place in places)
