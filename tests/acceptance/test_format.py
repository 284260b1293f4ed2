"""The page about the stored format is enough to verify a ledger without our code."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from ledger.connection import connect
from ledger.engine import Connection
from tests.postgres import Server
from tools.stage import Stage
from tools.transcripts import ROOT

NOTHING = sha256().hexdigest()
SECRET = sha256(b"secret").hexdigest()
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def verified() -> Callable[[str], str]:
    """The page's own verifier, which imports the standard library only."""
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    (source,) = BLOCK.findall(page)
    module: dict[str, Callable[[str], str]] = {}
    exec(compile(source, "docs/format.md", "exec"), module)
    return module["verified"]


@pytest.fixture(scope="module")
def checked() -> Callable[[Connection], str]:
    """The part of it that is given a connection."""
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    module: dict[str, Callable[[Connection], str]] = {}
    exec(compile(BLOCK.findall(page)[0], "docs/format.md", "exec"), module)
    return module["checked"]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A ledger with texts, dates, a target, a correction and a retraction."""
    stage = Stage(tmp_path)
    (tmp_path / "may.pdf").write_bytes(b"As it was sent in May")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "rota.csv").write_bytes(b"week,who\r\n1,Duty team\r\n")
    for words in (
        ("init",),
        ("plan", "open", "riverton-2019", "Children first"),
        ("plan", "area", "1", "The front door"),
        ("plan", "action", "1.1", "1", "Answer each referral — the same day"),
        ("target", "set", "1.1", "95% of calls by March 2023"),
        ("rate", "1.1", "red", "--because", "Line was cut", "--on", "February 2022"),
        ("correct", "#6", "--rating", "amber", "--because", "Misread"),
        ("retract", "#5", "--because", "Wrong action"),
        ("report", "register", "may.pdf", "--to", "ofsted", "--sent", "3 May 2021"),
        ("correct", "#9", "--to", "DMG", "--because", "It went to the board"),
        ("redact", "7", "--field", "reason", "--basis", "Article 17", "--by", "DPO"),
        ("evidence", "attach", "1.1", "may.pdf", "--shows", "What was sent"),
        ("evidence", "attach", "1.1", "rota.csv", "--shows", "Who answers"),
        ("evidence", "attach", "1.1", "https://example.org", "--shows", "A page"),
        ("evidence", "attach", "1.1", "secret.txt", "--shows", "A list of names"),
        ("evidence", "attach", "1.1", "secret.txt", "--shows", "The same"),
        (
            *("redact", "15", "--field", "file", "--everywhere"),
            *("--basis", "Article 17", "--by", "DPO"),
        ),
    ):
        assert stage.run(*words).code == 0
    return stage


def test_the_page_finds_the_root_that_the_program_prints(
    stage: Stage, verified: Callable[[str], str]
) -> None:
    said = stage.run("verify").out

    assert f"Root: {verified(str(stage.folder / 'ledger.db'))}\n" in said


def test_the_page_finds_the_same_root_on_a_server(
    stage: Stage, checked: Callable[[Connection], str], server: Server
) -> None:
    place = server.place()

    said = stage.run("copy", "ledger.db", str(place)).out

    with closing(connect(place)) as connection:
        assert f"Root: {checked(connection)}, the same on both sides" in said


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE stored_events SET topic = 'x' WHERE rowid = 6", "entry 6"),
        ("UPDATE vault SET value = 'Line was up' WHERE number = 6", "text of entry 6"),
        ("DELETE FROM leaf WHERE number = 8", "entry 8 is not whole"),
        ("UPDATE leaf SET recorded_at = '2019' WHERE number = 3", "instant of entry 3"),
        ("UPDATE head SET entries = 9", "the end of the ledger"),
        ("UPDATE blob SET bytes = x'00'", "the file [0-9a-f]{64}"),
        ("DELETE FROM blob", "there is no file"),
        ("DELETE FROM blob WHERE media_type = 'text/plain'", "there is no file"),
        ("DELETE FROM vault WHERE number = 8", "text of entry 8"),
        (
            "INSERT INTO vault VALUES (7, 'reason', zeroblob(32), 'Misread')",
            "redacted, entry 7",
        ),
        (f"INSERT INTO blob VALUES ('{NOTHING}', '', x'')", "no entry names the file"),
        (
            f"INSERT INTO blob VALUES ('{SECRET}', 'text/plain', x'736563726574')",
            "redacted, the file",
        ),
    ],
)
def test_the_page_finds_what_was_altered(
    stage: Stage, verified: Callable[[str], str], statement: str, names: str
) -> None:
    place = stage.folder / "ledger.db"
    with closing(sqlite3.connect(place)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()

    with pytest.raises(AssertionError, match=names):
        verified(str(place))
    assert stage.run("verify").code == 4


def test_the_page_takes_a_redacted_edition_for_the_file_that_it_replaced(
    stage: Stage, verified: Callable[[str], str]
) -> None:
    place = str(stage.folder / "ledger.db")
    assert stage.run("report", "seal", "--to", "ofsted").code == 0
    grounds = ("--basis", "Article 17", "--by", "DPO", "--reseal")
    assert stage.run("redact", "8", "--all-fields", *grounds).code == 0

    assert f"Root: {verified(place)}\n" in stage.run("verify").out

    with closing(sqlite3.connect(place)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM blob WHERE media_type = 'application/zip'")
        connection.commit()
    with pytest.raises(AssertionError, match="there is no file"):
        verified(place)
