"""Documents that somebody sends, through the command by which officers read them."""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from domain.errors import LedgerError
from tests.architecture.repository import ROOT
from tools.stage import Answer, Stage

CORPUS = ROOT / "tests" / "corpus"
PLAN = """\
title: Children first
authority: Riverton
areas:
  - number: 1
    name: The front door
    actions:
      - code: "1.1"
        action: Answer each referral within a day
        targets: [by June 2020, "95% of cases"]
        progress: "Done since 30 July 2020"
        rating: Amber
"""
READINGS = (
    b"measure,period,value,note\nM1,June 2020,95%,late\nM2,Q1 2020/21,46 of 52,\n",
    b"Measure;Period;Numerator;Denominator\nM1;July 2020;46;52\n",
)


class CrashedError(Exception):
    """A command that ended otherwise than its documentation says."""


@cache
def scratch() -> Path:
    """Return a folder for this process, in which one file is written anew each time."""
    folder = Path(mkdtemp(prefix="hostile-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder


def imported(data: bytes, ending: str) -> Answer:
    """Return what `ledger import` says of a file, and raise if it crashed."""
    (scratch() / f"plan{ending}").write_bytes(data)
    answer = Stage(scratch()).run("import", f"plan{ending}", "--format", "json")
    if answer.code not in (0, 3):
        raise CrashedError(answer.both)
    return answer


def word(data: bytes) -> None:
    """Read a Word document."""
    imported(data, ".docx")


def excel(data: bytes) -> None:
    """Read a workbook."""
    imported(data, ".xlsx")


def csv(data: bytes) -> None:
    """Read a plan in CSV."""
    imported(data, ".csv")


def yaml(data: bytes) -> None:
    """Read a plan in YAML."""
    imported(data, ".yaml")


def json(data: bytes) -> None:
    """Read a plan in JSON."""
    imported(data, ".json")


def readings(data: bytes) -> None:
    """Read a file for `ledger measure read --from`, its figures and periods too."""
    from cli.measure_file import listed_in
    from cli.wiring import Workspace

    (scratch() / "readings.csv").write_bytes(data)
    with suppress(LedgerError):
        listed_in(Path("readings.csv"), Workspace(Stage(scratch()).machine()))


def mapping(data: bytes) -> None:
    """Read a file for `ledger import --mapping`."""
    from ledger.documents.layouts.layout import USUAL
    from ledger.documents.layouts.mapping import read_mapping, with_columns

    (scratch() / "mapping.yaml").write_bytes(data)
    with suppress(LedgerError):
        with_columns(USUAL, read_mapping(scratch() / "mapping.yaml"))


def words() -> Sequence[bytes]:
    """Return Word documents to begin with."""
    return _of_corpus("docx")


def workbooks() -> Sequence[bytes]:
    """Return workbooks to begin with."""
    return _of_corpus("xlsx")


def sheets() -> Sequence[bytes]:
    """Return plans in CSV to begin with."""
    return _of_corpus("csv")


def outlines() -> Sequence[bytes]:
    """Return plans in YAML to begin with."""
    return [PLAN.encode(), *_of_corpus("yaml")]


def data() -> Sequence[bytes]:
    """Return plans in JSON to begin with."""
    own = ROOT / "tests" / "ledger" / "documents" / "example_plan.json"
    short = b'{"title": "A", "areas": [{"name": "B", "actions": [{"action": "C"}]}]}'
    return [short, own.read_bytes()]


def tables_of_readings() -> Sequence[bytes]:
    """Return files of readings to begin with."""
    return READINGS


def mappings() -> Sequence[bytes]:
    """Return saved mappings to begin with."""
    return [b"columns:\n  By when: target\n  What we did: progress\n"]


def _of_corpus(ending: str) -> Sequence[bytes]:
    return [place.read_bytes() for place in sorted(CORPUS.glob(f"*.{ending}"))]
