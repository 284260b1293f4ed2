"""`ledger snapshot --output`: files of each kind, read again as they are."""

from __future__ import annotations

from zipfile import is_zipfile

import pytest

from tests.cli.office import refused
from tools.stage import Stage

DAY = "30 July 2020"
LATER = "1 January 2021"


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "PLAN.DOCX"])
def test_the_name_of_a_file_says_how_it_is_written(office: Stage, name: str) -> None:
    said = office.run("snapshot", "--as-at", DAY, "--output", name)

    assert (said.code, said.out) == (0, "")
    assert said.err == f"Wrote a working copy as at 30 July 2020 to {name}.\n"
    assert is_zipfile(office.folder / name)


def test_a_format_that_is_named_counts_more_than_the_name(office: Stage) -> None:
    said = office.run("snapshot", "--format", "json", "--output", "plan.docx")

    assert said.code == 0
    assert (office.folder / "plan.docx").read_text("utf-8").startswith("{")


@pytest.mark.parametrize("format_", ["docx", "xlsx"])
def test_an_office_file_needs_a_name(office: Stage, format_: str) -> None:
    said = office.run("snapshot", "--format", format_)

    assert (said.code, said.out) == (2, "")
    assert f"A {format_} file needs a name; say --output FILE." in said.err


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.csv", "plan.json"])
def test_a_file_in_the_way_is_not_replaced(office: Stage, name: str) -> None:
    (office.folder / name).write_text("mine", "utf-8")

    said = refused(office.run("snapshot", "--output", name))

    assert said.endswith(
        f"{name} exists already and is not replaced; choose another name."
    )
    assert (office.folder / name).read_text("utf-8") == "mine"


def test_the_same_moment_gives_the_same_bytes(office: Stage) -> None:
    for name in ("a.docx", "b.docx", "a.xlsx", "b.xlsx"):
        office.run("snapshot", "--as-at", DAY, "--output", name)

    for ending in ("docx", "xlsx"):
        one, other = office.folder / f"a.{ending}", office.folder / f"b.{ending}"
        assert one.read_bytes() == other.read_bytes()


def test_a_text_that_excel_would_cut_off_leaves_no_file(office: Stage) -> None:
    office.run("progress", "2.6", "-", stdin="long " * 8_000)

    said = refused(office.run("snapshot", "--output", "plan.xlsx"))

    assert "The progress of action 2.6 has 39,999 characters" in said
    assert not (office.folder / "plan.xlsx").exists()
    assert office.run("snapshot", "--output", "plan.docx").code == 0


@pytest.mark.parametrize("as_at", [DAY, LATER])
@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.csv", "plan.json"])
def test_a_file_that_was_printed_changes_nothing_when_it_is_imported(
    office: Stage, name: str, as_at: str
) -> None:
    for note in ("=1+1", "+44 20", "Ring \x07 now\u200b"):
        office.run("progress", "2.6", "--on", DAY, "--", note)
    office.run("snapshot", "--as-at", as_at, "--output", name)
    before = office.run("log", "--format", "json").out

    words = ("import", name, "--plan", "riverton-2019", "--as-at", as_at)
    said = office.run(*words, "--accept")

    assert said.code == 0, said.both
    assert office.run("log", "--format", "json").out == before
