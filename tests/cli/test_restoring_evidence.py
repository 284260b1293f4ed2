"""A ledger restored from packs takes its evidence from a folder."""

from __future__ import annotations

from tests.cli.handed import NEWER, OLDER, another, done
from tests.cli.office import ask
from tests.cli.test_restoring import NEW, ask_findings
from tools.stage import Stage


def test_files_of_evidence_are_given_beside_the_packs(house: Stage) -> None:
    for name, content in (("a.pdf", b"%PDF-1.7 a"), ("b.csv", b"week,visits")):
        (house.folder / name).write_bytes(content)
        done(house, "evidence", "attach", "2.6", name, "--shows", name)
    done(house, "evidence", "attach", "2.6", "https://example.org", "--shows", "Page")
    another(house)
    given = house.folder / "given"
    given.mkdir()
    (given / "called otherwise").write_bytes(b"%PDF-1.7 a")
    (given / "of no entry.txt").write_bytes(b"Nobody named it")

    packs = ("--from", OLDER, "--from", NEWER)
    without = done(house, "restore", "--ledger", "without.db", *packs)
    some = ask(house, "restore", *NEW, *packs, "--files", "given")

    hint = "no file (--files FOLDER gives back those of evidence)"
    assert f"Entries with {hint}: #26, #27.\n" in without
    assert some["lost_files"] == [27]
    assert ask_findings(house) == [
        next(said for said in ask_findings(house) if "#27 has lost its file" in said)
    ]
    (house.folder / "new.db").unlink()
    every = ("--files", "given", "--files", ".")
    assert ask(house, "restore", *NEW, *packs, *every)["lost_files"] == []
    assert house.run("verify", *NEW, "--pack", NEWER).code == 0
