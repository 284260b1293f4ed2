"""`ledger redact`: every place first, then the words are gone, and all is said."""

from __future__ import annotations

import json

import pytest

from ledger import cleaning
from ledger.errors import LedgerBusyError
from ledger.searching import search
from ledger.verify import verify
from tests.cli.office import ask, files, head, refused
from tests.ledger.given import query
from tests.ledger.redacting import found_in
from tools.stage import Stage

LATE = "The June report is late"
"""What entry 11 says, and what is to go."""

GROUNDS = ("--basis", "UK GDPR Article 17", "--by", "Data Protection Officer")
TEXT = ("redact", "11", "--field", "text", *GROUNDS)
DAY = "[redacted on 1 March 2021]"


def test_the_words_are_gone_from_every_file_and_every_command(office: Stage) -> None:
    assert LATE in office.run("status", "--format", "json").out

    said = office.run(*TEXT)

    assert said.code == 0, said.both
    assert said.out.startswith("#19 2.6 redacted #11: text, by Data Protection Officer")
    assert LATE not in said.both
    assert found_in(office.folder, LATE) == []
    for words in (("status",), ("show", "2.6"), ("show", "#11"), ("timeline", "2.6")):
        answer = office.run(*words)
        assert LATE not in answer.both
        assert "[redacted on" in answer.out
    assert ask(office, "show", "2.6")["action"]["latest_progress"]["text"] == DAY
    assert office.run("verify").code == 0


def test_the_log_says_what_was_removed_on_what_grounds(office: Stage) -> None:
    office.run(*TEXT)

    rows = {row["number"]: row for row in ask(office, "log")}

    assert (rows[11]["text"], rows[11]["redacted"]) == (DAY, True)
    said = rows[19]
    assert (said["type"], said["names"], said["redacted"]) == (
        *("text.redacted", 11, False),
    )
    assert said["text"] == "text, by Data Protection Officer"
    assert said["reason"] == "UK GDPR Article 17"
    assert "removed words of #11" in office.run("log", "--type", "redacted").out


def test_a_dry_run_shows_every_place_and_changes_nothing(office: Stage) -> None:
    before = files(office.folder)

    said = office.run(*TEXT, "--dry-run")

    assert files(office.folder) == before
    assert said.out == (
        "Dry run: nothing was redacted. It would remove for good:\n"
        "  #11 text\n"
        "Views that hold them: 2 rows, drawn anew without them.\n"
        "Backups, exports, prints and packs that were handed over lie outside this"
        " ledger, and no command reaches them: see to each of them yourself.\n"
    )
    assert ask(office, *TEXT, "--dry-run")["entries"] == []


def test_the_same_words_elsewhere_are_shown_and_go_if_that_is_asked(
    office: Stage,
) -> None:
    office.run("progress", "1.1", LATE)
    office.run("progress", "1.1", f"{LATE}, and so is the next")

    shown = office.run(*TEXT, "--dry-run").out
    found = ask(office, *TEXT, "--everywhere")

    assert "  #19 text (--everywhere redacts them too)\n" in shown
    assert "  #20 text (within longer words)\n" in shown
    assert [row["names"] for row in found["recorded"]] == [11, 19]
    assert found["places"]["entries"] == [
        {"number": 11, "field": "text"},
        {"number": 19, "field": "text"},
    ]
    assert found["places"]["also"] == [{"number": 20, "field": "text", "whole": False}]


def test_a_registered_file_that_holds_the_words_is_named_and_stays(
    office: Stage,
) -> None:
    (office.folder / "may.txt").write_text(f"In May: {LATE}.", encoding="utf-8")
    (office.folder / "scan.pdf").write_bytes(b"%PDF-1.7 \x00")
    for name in ("may.txt", "scan.pdf"):
        sent = ("--to", "ofsted", "--sent", "3 May 2020")
        office.run("report", "register", name, *sent)

    found = ask(office, *TEXT)

    assert [
        (one["report"], one["audience"], one["sent_on"], one["files"], one["perhaps"])
        for one in found["places"]["reports"]
    ] == [
        (1, "ofsted", "2020-05-03", ["may.txt"], []),
        (2, "ofsted", "2020-05-03", [], ["scan.pdf"]),
    ]
    assert found["frozen"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("redact", "11"),
            "Entry #11 has words in text; say which are to go with --field, or all of"
            " them with --all-fields.",
        ),
        (
            ("redact", "12", "--field", "text", *GROUNDS),
            'Entry #12 has no words under "text"; it has some in reason.',
        ),
        (
            ("redact", "99", "--field", "text", *GROUNDS),
            "There is no entry #99; `ledger log` lists the entries there are.",
        ),
        (
            ("redact", "99"),
            "There is no entry #99; `ledger log` lists the entries there are.",
        ),
    ],
)
def test_what_cannot_be_redacted_is_refused(
    office: Stage, words: tuple[str, ...], said: str
) -> None:
    before = head(office)

    assert refused(office.run(*words)) == said
    assert head(office) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("redact",), "Say which entry by its number"),
        (("redact", "11", "--field", "text"), "Say on what grounds with --basis"),
        (("redact", "11", "--field", "text", "--all-fields"), "leave --field out"),
        (("redact", "11", "--finish"), "give it alone"),
    ],
)
def test_misuse_says_how_it_is_meant(
    office: Stage, words: tuple[str, ...], said: str
) -> None:
    answer = office.run(*words)

    assert answer.code == 2
    assert said in answer.err


def test_the_same_command_again_finishes_and_says_so(office: Stage) -> None:
    named = (*TEXT, "--command-id", "gone")
    first = ask(office, *named)

    again = ask(office, *named)
    told = office.run(*named).out

    assert (first["entries"], first["again"]) == ([19], False)
    assert (again["entries"], again["again"], again["finished"]) == ([19], True, True)
    assert told.startswith("This command was recorded before; what it had left was")


def test_a_file_in_use_is_cleaned_later(office: Stage) -> None:
    place = office.folder / "ledger.db"
    with pytest.MonkeyPatch.context() as patch:

        def busy(*_: object) -> None:
            raise LedgerBusyError(5)

        patch.setattr(cleaning, "clean", busy)
        answer = office.run(*TEXT, "--format", "json")

    assert answer.code == 0
    assert json.loads(answer.out)["finished"] is False
    assert "run `ledger redact --finish`" in answer.err
    assert verify(place).verified
    assert office.run("redact", "--finish").code == 0
    assert found_in(office.folder, LATE) == []


def test_entries_keep_their_numbers_and_their_leaves(office: Stage) -> None:
    place = office.folder / "ledger.db"
    sql = (
        "SELECT e.rowid, topic, state, leaf FROM stored_events e JOIN leaf"
        " ON number = e.rowid ORDER BY 1"
    )
    before = query(place, sql)

    office.run(*TEXT)

    assert query(place, sql)[:-1] == before


def test_what_is_printed_afterwards_says_that_it_was_redacted(office: Stage) -> None:
    office.run(*TEXT)

    for name in ("plan.docx", "plan.xlsx", "plan.csv"):
        assert office.run("snapshot", "--output", name).code == 0
        content = (office.folder / name).read_bytes()
        assert search(name, content, [DAY]).holds
        assert not search(name, content, [LATE]).holds


def test_what_was_printed_afterwards_can_be_read_back_without_a_change(
    office: Stage,
) -> None:
    office.run(*TEXT)
    assert office.run("snapshot", "--output", "plan.docx").code == 0

    read = office.run("import", "plan.docx", "--as-at", "1 March 2021")

    assert read.code == 0, read.both
    assert "0 changes" in read.out


def test_a_correction_does_not_take_the_mark_for_words(office: Stage) -> None:
    office.run(*TEXT)

    said = refused(
        office.run("correct", "11", "--on", "29 July 2020", "--because", "x")
    )

    assert said == (
        f'The words "{DAY}" stand for a text that was removed and cannot be recorded as'
        " one; say it in other words."
    )
    again = ("correct", "11", "--on", "29 July 2020", "--text", "It is late")
    assert office.run(*again, "--because", "x").code == 0
