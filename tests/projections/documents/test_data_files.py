"""A plan and its entries as data: CSV that a spreadsheet cannot run, and JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from ledger.documents.opening import read_document
from ledger.documents.reading import read_plan
from projections.documents.data import as_json_file
from projections.documents.separated import as_plan_csv, as_timeline_csv
from tests.projections.documents.sample import (
    FORMULAS,
    HOSTILE,
    entry,
    hostile,
    sample,
)

REPORT = {"number": 2, "audience": "ofsted", "title": "July"}


def rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_row_of_a_plan_says_what_it_is_a_part_of() -> None:
    data = sample(snapshot="report", report=REPORT, withheld=["owners"])

    for row in rows(as_plan_csv(data)):
        assert (row["Snapshot"], row["As at"]) == ("report 2 to Ofsted", "2022-07-30")
        assert (row["Known to"], row["Generated"]) == ("#57", "2022-12-01")
        assert row["Ledger head"].startswith("57 entries, root 0f0f")
        assert row["Withheld"] == "owners"
    assert rows(as_plan_csv(sample()))[0]["Snapshot"] == "working copy"


def test_a_timeline_is_a_row_for_each_entry() -> None:
    (row,) = rows(as_timeline_csv(sample(), [entry(9, corrected_by=12)]))

    marks = {"Snapshot", "As at", "Known to", "Generated", "Ledger head", "Withheld"}
    assert marks < row.keys()
    assert {name: row[name] for name in row if name not in marks} == {
        "Entry": "9",
        "Recorded at (UTC)": "2022-08-11T09:30:00.000001Z",
        "Recorded by": "h.mensah",
        "Effective by": "2022-07-30",
        "Effective as given": "30th July 2022",
        "Days late": "12",
        "Of action": "1.1",
        "What happened": "rated",
        "Says": "Red",
        "Because": "It is late",
        "In place of": "",
        "Corrected by": "#12",
        "Retracted by": "",
        "Holds redacted text": "",
        "Source": "plan.docx: table 1, row 2",
        "On behalf of": "",
    }


def test_a_timeline_names_whoever_an_entry_was_recorded_for() -> None:
    mine = entry(9, on_behalf_of="d.director")

    (row,) = rows(as_timeline_csv(sample(), [mine]))

    assert (row["Recorded by"], row["On behalf of"]) == ("h.mensah", "d.director")


def test_a_file_begins_with_the_mark_by_which_excel_knows_its_letters(
    tmp_path: Path,
) -> None:
    data = as_plan_csv(sample())
    (tmp_path / "plan.csv").write_bytes(data)

    found = read_plan(read_document(tmp_path / "plan.csv"))

    assert data.startswith(b"\xef\xbb\xbfSnapshot,As at,")
    assert [action.code for action in found.actions] == ["1.1", "1.2", "2.1", "2.1.1"]
    # CSV has no key, so these mean nothing; see the law of round trips.
    assert {span.words for span in found.unplaced} == {"Yellow", "Purple", "Grey"}
    assert not [doubt for doubt in found.doubts if "column" in doubt]


@pytest.mark.parametrize("words", [*FORMULAS, "\t=1+1", "\u200b=1+1", "＝1+1"])
def test_no_cell_is_a_formula(words: str) -> None:
    plan = as_plan_csv(hostile(words))
    timeline = as_timeline_csv(sample(), [entry(9, text=words, source=words)])

    cells = [cell for row in rows(plan) + rows(timeline) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in set("=+-@＝\t")]


def test_characters_that_nobody_sees_are_shown() -> None:
    plan = as_plan_csv(hostile(HOSTILE)).decode("utf-8-sig")
    timeline = as_timeline_csv(sample(), [entry(9, text=HOSTILE)]).decode("utf-8-sig")

    for text in (plan, timeline):
        assert not [c for c in ("\x1b", "\u202e", "\u200b", "\x07") if c in text]
        assert "\\u202egnp.exe\\u200b" in text


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert as_plan_csv(sample()) == as_plan_csv(sample())
    told = [entry(9), entry(10)]
    assert as_timeline_csv(sample(), told) == as_timeline_csv(sample(), told)


def test_a_plan_as_json_keeps_the_order_of_its_keys() -> None:
    data = as_json_file({"title": "Café – “first”", "actions": [HOSTILE]})

    assert data.startswith('{\n  "title": "Café – “first”",\n  "actions"'.encode())
    assert data.endswith(b"]\n}\n")
    assert json.loads(data)["actions"] == [HOSTILE]
