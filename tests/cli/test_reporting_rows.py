"""`ledger report register --import`: the report and what its rows say, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import docx
import pytest

from tests.cli.office import ask, files, refused
from tests.ledger.documents.builders import action_table, area, example_plan, save
from tools.stage import Stage

SENT = ("--to", "ofsted", "--sent", "1 June 2022", "--import")
MAY = ("report", "register", "may.docx", "--plan", "nm", *SENT)
JULY = ("report", "register", "july.docx", "--plan", "nm")


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A folder with an empty ledger, and a plan as it was reported in May."""
    save(example_plan(), empty.folder, "may.docx")
    assert empty.run("init").code == 0
    empty.now = datetime(2022, 8, 1, 10, 0, tzinfo=UTC)
    return empty


def test_rows_enter_as_effective_on_the_day_the_report_was_sent(desk: Stage) -> None:
    said = ask(desk, *MAY)

    (report,) = ask(desk, "report", "list")
    assert report["entry"] == said["entries"][-1] == said["recorded"][-1]["number"]
    assert said["entries"] == list(range(1, len(said["entries"]) + 1))
    assert {row["effective"] for row in ask(desk, "log")} == {"2022-06-01"}
    assert {row["days_late"] for row in ask(desk, "log")} == {61}
    assert said["import"]["plan"] == "nm"
    assert desk.run("verify").code == 0


def test_a_person_is_told_how_many_entries_the_rows_made(desk: Stage) -> None:
    said = desk.run(*MAY)

    assert said.code == 0, said.both
    entries = len(ask(desk, "log"))
    assert said.out.startswith(f"Its rows make {entries - 1} entries.\n")
    assert 'see `ledger import may.docx --plan nm --as-at "1 June 2022"`.' in said.out
    assert f"#{entries} registered: report 1 to Ofsted: may.docx" in said.out
    assert "registered 61 days later" in said.out


def test_the_same_again_records_nothing(desk: Stage) -> None:
    first = ask(desk, *MAY)
    before = ask(desk, "log")

    again = ask(desk, *MAY)

    assert again["again"]
    assert again["entries"] == first["entries"][-1:]
    assert ask(desk, "log") == before


def test_a_document_that_cannot_be_recorded_registers_no_report(desk: Stage) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    action_table(word)
    save(word, desk.folder, "may.docx")
    before = files(desk.folder)

    refused(desk.run(*MAY))

    assert files(desk.folder) == before


def test_a_report_that_is_refused_brings_in_no_rows(desk: Stage) -> None:
    before = files(desk.folder)

    said = refused(desk.run(*MAY[:5], "--to", "<b>", *SENT[2:]))

    assert "audience of a report" in said
    assert files(desk.folder).keys() == before.keys()
    assert ask(desk, "log") == []


def test_a_next_report_brings_what_it_changes(desk: Stage) -> None:
    desk.run(*MAY)
    count = len(ask(desk, "log"))
    word = example_plan()
    for table in word.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    if "Host 3 fairs" in paragraph.text:
                        paragraph.text = paragraph.text.replace("3 fairs", "4 fairs")
    save(word, desk.folder, "july.docx")

    said = ask(desk, *JULY, "--to", "ofsted", "--sent", "1 July 2022", "--import")

    assert said["entries"] == [count + 1, count + 2]
    change, report = ask(desk, "log")[count:]
    assert (change["text"], change["effective"]) == ("Host 4 fairs", "2022-07-01")
    assert report["type"] == "report.registered"


def test_a_next_report_that_changes_nothing_is_registered_all_the_same(
    desk: Stage,
) -> None:
    desk.run(*MAY)
    count = len(ask(desk, "log"))

    said = desk.run(
        "report",
        "register",
        "may.docx",
        "--plan",
        "nm",
        "--to",
        "DMG",
        "--sent",
        "1 June 2022",
        "--import",
    )

    assert said.code == 0, said.both
    assert said.out.startswith("Nothing new was in its rows.\n")
    assert len(ask(desk, "log")) == count + 1


def test_a_rehearsal_with_rows_records_nothing(desk: Stage) -> None:
    before = files(desk.folder)

    said = ask(desk, *MAY, "--dry-run")

    assert said["entries"] == []
    types = [row["type"] for row in said["would_record"]]
    assert types[0] == "plan.opened"
    assert types[-1] == "report.registered"
    assert files(desk.folder) == before
