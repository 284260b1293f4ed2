"""`ledger redact --field file`: a file of evidence goes, and every answer says so."""

from __future__ import annotations

import pytest

from tests.cli.handed import OLDER, done
from tests.cli.office import ask, files, refused
from tests.cli.test_redacting import GROUNDS, LATE
from tests.ledger.redacting import found_in
from tools.stage import Stage

SECRET = b"Zebedee waited, says\r\nthe rota\r\n"
FILE = ("redact", "19", "--field", "file", *GROUNDS)


@pytest.fixture
def shown(office: Stage) -> Stage:
    """The office with two files of 2.6, the first of which names a child."""
    (office.folder / "rota.csv").write_bytes(SECRET)
    (office.folder / "audit.txt").write_bytes(b"All is well")
    for name in ("rota.csv", "audit.txt"):
        words = ("evidence", "attach", "2.6", name, "--shows", f"It shows {name}")
        assert office.run(*words).code == 0
        (office.folder / name).unlink()
    return office


def test_the_bytes_are_gone_from_the_folder_and_the_entry_stays(shown: Stage) -> None:
    assert found_in(shown.folder, "Zebedee waited") == ["ledger.db"]

    said = shown.run(*FILE)

    assert said.code == 0, said.both
    assert said.out.startswith("#21 2.6 redacted #19: file, by Data Protection Officer")
    assert found_in(shown.folder, "Zebedee waited") == []
    assert shown.run("verify").code == 0
    first, second = ask(shown, "evidence", "list")
    assert (first["redacted_by"], second["redacted_by"]) == (21, None)
    assert (first["name"], len(first["sha256"])) == ("rota.csv", 64)
    assert "file redacted by #21" in shown.run("evidence", "list").out
    early = ask(shown, "evidence", "list", "--known-on", "#19")
    assert early[0]["redacted_by"] == 21


def test_words_of_an_entry_whose_file_went_are_still_there(shown: Stage) -> None:
    shown.run(*FILE)

    (row,) = (row for row in ask(shown, "log") if row["number"] == 19)

    assert row["text"] == "It shows rota.csv"
    assert shown.run("timeline", "2.6").code == 0


def test_a_rehearsal_names_the_file_and_changes_nothing(shown: Stage) -> None:
    before = files(shown.folder)

    said = shown.run(*FILE, "--dry-run").out

    assert "  #19 file\n" in said
    assert files(shown.folder) == before


def test_what_can_be_redacted_is_listed_with_the_file(shown: Stage) -> None:
    said = refused(shown.run("redact", "19", *GROUNDS))

    assert said.startswith("Entry #19 has words in description, name and file;")


def test_a_redacted_file_is_not_exported_and_the_others_are(shown: Stage) -> None:
    shown.run(*FILE)

    said = ask(shown, "evidence", "export", "out")

    assert [file["path"] for file in said["files"]] == ["0020-audit.txt"]
    assert said["redacted"] == 1
    index = (shown.folder / "out" / "index.csv").read_text("utf-8-sig")
    assert "rota.csv" in index
    alone = ("evidence", "export", "--entry", "19", "alone")
    assert "it was redacted by #21" in refused(shown.run(*alone))
    assert "1 redacted file" in shown.run("evidence", "export", "more").out


def test_other_entries_with_the_same_bytes_are_listed_or_go_too(shown: Stage) -> None:
    (shown.folder / "copy.csv").write_bytes(SECRET)
    shown.run("evidence", "attach", "1.1", "copy.csv", "--shows", "The same")
    before = files(shown.folder)

    said = refused(shown.run(*FILE))
    assert said.startswith("The file of entry #19 is also that of #21; give it up")
    assert files(shown.folder) == before
    both = ask(shown, *FILE, "--everywhere")

    assert [row["names"] for row in both["recorded"]] == [19, 21]
    assert shown.run("verify").code == 0
    again = ("evidence", "attach", "1.1", "copy.csv", "--shows", "Once more")
    assert "are not taken in again" in refused(shown.run(*again))


def test_words_that_are_redacted_are_looked_for_in_files_of_evidence(
    shown: Stage,
) -> None:
    for name, content in (
        ("note.txt", LATE.encode()),
        ("scan.pdf", b"%PDF-1.7 who knows"),
        ("other.txt", b"Nothing of it"),
    ):
        (shown.folder / name).write_bytes(content)
        shown.run("evidence", "attach", "2.6", name, "--shows", name)
    text = ("redact", "11", "--field", "text", *GROUNDS, "--dry-run")

    said, data = shown.run(*text).out, ask(shown, *text)["places"]["evidence"]

    assert "Files of evidence that hold them (`--field file` gives one up):\n" in said
    assert "  note.txt (#21)\n" in said
    assert "Files of evidence that cannot be searched, and may: #22\n" in said
    assert [(one["entries"], one["name"]) for one in data] == [
        ([21], "note.txt"),
        ([22], "scan.pdf"),
    ]


def test_a_restored_ledger_does_not_take_a_redacted_file_back(house: Stage) -> None:
    given = house.folder / "given"
    given.mkdir()
    (given / "rota.csv").write_bytes(SECRET)
    done(house, "evidence", "attach", "2.6", "given/rota.csv", "--shows", "The rota")
    done(house, "redact", "26", "--field", "file", *GROUNDS)
    done(house, "report", "seal", "--to", "ofsted")
    done(house, "report", "export", "2", "packs")
    packs = ("--from", OLDER, "--from", "packs/report-2-ofsted-2021-03-01")
    new = ("--ledger", "new.db")

    said = ask(house, "restore", *new, *packs, "--files", "given")

    assert said["lost_files"] == []
    assert house.run("verify", *new).code == 0
    assert SECRET not in (house.folder / "new.db").read_bytes()
