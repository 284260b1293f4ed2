"""`ledger evidence export`: bytes as they were attached, under names that are safe."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import subprocess
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.evidence_exporting import name_of
from projections.evidence import Evidence
from tests.cli.office import ask, files, refused
from tests.needed import program
from tools.stage import Stage

PDF = b"%PDF-1.7\n\xff\x00"
ROTA = b"week,who\r\n1,Duty\r\n"
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{p}{n}" for p in ("com", "lpt") for n in "19"),
}


@pytest.fixture
def shown(office: Stage) -> Stage:
    """The office with files of 2.6 and 1.1, and a link."""
    (office.folder / "audit.pdf").write_bytes(PDF)
    (office.folder / "rota.csv").write_bytes(ROTA)
    for words in (
        ("2.6", "audit.pdf", "--shows", "Audit", "--on", "30 July 2020"),
        ("2.6", "https://example.org/audit", "--shows", "=HYPERLINK(1)"),
        ("1.1", "rota.csv", "--shows", "The rota"),
        ("1.1", "audit.pdf", "--shows", "The same audit"),
    ):
        assert office.run("evidence", "attach", *words).code == 0
    return office


def evidence(place: int, name: str) -> Evidence:
    """Return a file of that name, attached by that entry."""
    return Evidence(
        entry=place,
        place=place,
        action="2.6",
        subject="action/riverton-2019/2",
        description="Audit",
        name=name,
        link=None,
        media_type="text/plain",
        size=7,
        sha256="ab" * 32,
        redacted_by=None,
        supports=None,
        effective="2020-07-30",
        effective_printed="30 July 2020",
        days_late=0,
        recorded_by="h.mensah",
        on_behalf_of=None,
        recorded_at="2020-07-30T10:15:00.000001Z",
    )


@given(st.lists(st.text(min_size=1), min_size=1, max_size=20))
def test_names_are_safe_and_distinct_whatever_files_were_called(
    names: list[str],
) -> None:
    made = [name_of(evidence(at, name)) for at, name in enumerate(names, 1)]

    assert len({name.casefold() for name in made}) == len(made)
    for name in made:
        assert not set(name) & set('<>:"/\\|?*')
        assert name.isprintable()
        assert name == name.strip(". ")
        assert len(name.encode()) <= 255
        assert name.partition(".")[0].casefold() not in RESERVED
        assert Path(name).name == name


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("audit.pdf", "0057-audit.pdf"),
        ("NUL", "0057-_NUL"),
        ("../../.ssh/id", "0057-_.._.ssh_id"),
        ("rota\u202efdp.exe", "0057-rota fdp.exe"),
        ("a\x00\n\x1b[31mb.txt", "0057-a [31mb.txt"),
        ("... ", "0057-file"),
    ],
)
def test_odd_names_stay_as_near_as_can_be(name: str, made: str) -> None:
    assert name_of(evidence(57, name)) == made


def test_everything_is_written_with_its_hashes_and_an_index(shown: Stage) -> None:
    before = (shown.folder / "ledger.db").read_bytes()

    said = shown.run("evidence", "export", "out/of the ledger")

    assert said.code == 0, said.both
    written = files(shown.folder / "out" / "of the ledger")
    listed = written.pop("index.csv").decode("utf-8-sig")
    sums = written.pop("SHA256SUMS").decode()
    assert written == {
        "0019-audit.pdf": PDF,
        "0021-rota.csv": ROTA,
        "0022-audit.pdf": PDF,
    }
    assert sums.splitlines()[1] == f"{sha256(ROTA).hexdigest()}  0021-rota.csv"
    rows = list(csv.DictReader(listed.splitlines()))
    assert [row["Written as"] for row in rows] == [
        *("0019-audit.pdf", "", "0021-rota.csv", "0022-audit.pdf"),
    ]
    assert (rows[1]["Link"], rows[1]["Shows"][0]) == ("https://example.org/audit", "'")
    assert "Wrote 3 files" in said.out
    assert "1 link" in said.out
    assert (shown.folder / "ledger.db").read_bytes() == before


def test_sha256sum_checks_what_was_written(shown: Stage) -> None:
    checks = program("sha256sum", get="Install coreutils.")
    shown.run("evidence", "export", "out")
    there = {"cwd": shown.folder / "out", "capture_output": True, "check": False}

    held = subprocess.run([checks, "-c", "SHA256SUMS"], **there)  # type: ignore[call-overload]  # Given as one.
    (shown.folder / "out" / "0021-rota.csv").write_bytes(b"other")
    altered = subprocess.run([checks, "-c", "SHA256SUMS"], **there)  # type: ignore[call-overload]  # Likewise.

    assert (held.returncode, held.stdout.count(b": OK")) == (0, 3)
    assert altered.returncode == 1


def test_an_action_a_day_or_an_entry_can_be_asked_for(shown: Stage) -> None:
    def written(*words: str) -> list[str]:
        shutil.rmtree(shown.folder / "out", ignore_errors=True)
        answer = ask(shown, "evidence", "export", *words)
        there = sorted(files(shown.folder / "out"))
        assert {file["path"] for file in answer["files"]} <= set(there)
        return there

    both = ["SHA256SUMS", "index.csv"]
    assert written("1.1", "out") == ["0021-rota.csv", "0022-audit.pdf", *both]
    assert written("out", "--as-at", "30 July 2020") == ["0019-audit.pdf", *both]
    assert written("out", "--known-on", "#20") == ["0019-audit.pdf", *both]
    assert written("--entry", "21", "out") == ["0021-rota.csv"]


def test_a_corrected_entry_keeps_the_name_of_its_file(shown: Stage) -> None:
    shown.run("correct", "19", "--text", "Audit of June", "--because", "Misread")

    for number, folder in (("19", "one"), ("23", "two")):
        assert shown.run("evidence", "export", "--entry", number, folder).code == 0
        assert files(shown.folder / folder) == {"0019-audit.pdf": PDF}


@pytest.mark.parametrize("name", ["0021-rota.csv", "SHA256SUMS", "index.csv"])
def test_nothing_is_written_over(shown: Stage, name: str) -> None:
    (shown.folder / "out").mkdir()
    (shown.folder / "out" / name).write_bytes(b"mine")

    said = refused(shown.run("evidence", "export", "out"))

    assert "exists already" in said
    assert files(shown.folder / "out") == {name: b"mine"}


@pytest.mark.parametrize(
    "statement", ["UPDATE blob SET bytes = x'00'", "DELETE FROM blob"]
)
def test_bytes_that_are_not_those_that_were_attached_are_not_written(
    shown: Stage, statement: str
) -> None:
    with closing(sqlite3.connect(shown.folder / "ledger.db")) as connection:
        for table in ("no_update", "no_delete"):
            connection.execute(f"DROP TRIGGER blob_{table}")
        connection.execute(f"{statement} WHERE sha256 = ?", (sha256(ROTA).hexdigest(),))
        connection.commit()

    said = shown.run("evidence", "export", "out")

    assert (said.code, said.out) == (4, "")
    assert "no longer holds the file of entry #21 as it was kept" in said.err
    assert not (shown.folder / "out").exists()
    assert shown.run("evidence", "export", "2.6", "out").code == 0


def test_a_view_that_was_altered_gives_out_no_other_bytes(shown: Stage) -> None:
    one, other = sha256(ROTA).hexdigest(), sha256(PDF).hexdigest()
    with closing(sqlite3.connect(shown.folder / "ledger.db")) as connection:
        connection.execute("UPDATE fact SET value = replace(value, ?, ?)", (one, other))
        connection.commit()

    said = ask(shown, "evidence", "export", "out")

    assert files(shown.folder / "out")["0021-rota.csv"] == ROTA
    assert said["files"][1]["sha256"] == one
    assert f"{one}," in (shown.folder / "out" / "index.csv").read_text("utf-8-sig")


def test_an_export_of_nothing_says_so(shown: Stage) -> None:
    shown.run("retract", "21", "--because", "Of another year")
    shown.run("retract", "22", "--because", "Of another year")

    assert "of action 1.1" in refused(shown.run("evidence", "export", "1.1", "out"))
    assert "of entry #21" in refused(
        shown.run("evidence", "export", "--entry", "21", "out")
    )
    assert "is the link" in refused(
        shown.run("evidence", "export", "--entry", "20", "out")
    )
    assert shown.run("evidence", "export", "2.6", "out", "more").code == 2
    assert not (shown.folder / "out").exists()
