"""The pack of a sealed report: its files, their bytes, and what they leave out."""

from __future__ import annotations

import json
from pathlib import Path

import bagit

from tests.cli.office import ask, files, refused
from tests.cli.sealed import JULY, archive, tree
from tools.stage import Stage

PAYLOAD = {
    *("data/read-me.txt", "data/report.html", "data/report.pdf", "data/report.docx"),
    *("data/history.html", "data/plan.xlsx", "data/plan.csv", "data/plan.json"),
    *("data/timeline.csv", "data/timeline.json", "data/entries.jsonl"),
    *("data/schema/plan.schema.json", "data/schema/entry.schema.json"),
}
TAGS = {
    *("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"),
}


def test_the_same_ledger_and_point_of_view_give_the_same_bytes(
    reported: bytes, tmp_path: Path
) -> None:
    packs = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ledger.db").write_bytes(reported)
        desk = Stage(tmp_path / name, drawn=40_000)
        desk.run("report", "seal", "--to", "ofsted", "--as-at", JULY)
        packs.append(archive(desk, 4))

    assert packs[0] == packs[1]
    assert packs[0].keys() == PAYLOAD | TAGS


def test_a_pack_is_given_out_as_one_archive_and_one_folder(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    said = desk.run("report", "export", "2", "out")

    assert said.code == 0, said.both
    name = "report-2-dmg-2020-10-29"
    folder = desk.folder / "out" / name
    assert tree(desk.folder / "out") == sorted(
        [f"{name}.zip", *(f"{name}/{path}" for path in PAYLOAD | TAGS)]
    )
    assert files(folder) == archive(desk, 2)
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.info["Bagging-Date"] == "2021-02-01"
    assert "exists already" in refused(desk.run("report", "export", "2", "out"))


def test_every_page_says_what_it_is_and_from_where_it_looks(
    desk_with_reports: Stage,
) -> None:
    pack = archive(desk_with_reports, 1)

    for name in ("report.html", "history.html", "read-me.txt", "plan.csv"):
        words = " ".join(pack[f"data/{name}"].decode().split())
        assert "Report 1 to Ofsted" in words or "report 1 to ofsted" in words.lower()
        assert "#15" in words
        assert "Working copy" not in words
    data = json.loads(pack["data/plan.json"])
    assert (data["snapshot"], data["report"]["number"]) == ("report", 1)


def test_what_was_left_out_is_in_no_file_of_the_pack(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    whole, veiled = archive(desk, 3), archive(desk, 2)

    told = ask(desk, "report", "show", "--to", "DMG")
    assert told["report"]["withheld"] == ["owners"]
    assert {a["owner"] for a in told["snapshot"]["actions"]} == {None, "[withheld]"}
    for name, content in veiled.items():
        assert b"Head of Service" not in content, name
    assert b"Head of Service" in whole["data/entries.jsonl"]
    assert b"Withheld from this audience: owners" in veiled["data/report.html"]


def test_what_an_entry_says_can_be_left_out(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    desk.run("report", "seal", "--to", "HCSP", "--without", "texts:11,evidence")

    pack = archive(desk, 4)
    assert all(b"The June report is late" not in words for words in pack.values())
    assert b"the words of entry #11" in pack["data/report.html"]
    assert "#99 is not among those" in refused(
        desk.run("report", "seal", "--to", "HCSP", "--without", "texts:99")
    )
