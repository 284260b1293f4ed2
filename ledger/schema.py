"""The tables of a ledger on SQLite, and the triggers that keep them append-only."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache

FORMAT = 1
"""The format this program writes, and the latest it reads."""

_FORMAT = re.compile("[1-9][0-9]{0,8}")

APPLICATION = 0x70_6C_67_72
"""What marks a file as a ledger: "plgr", in the place SQLite keeps for that."""

TABLES = (
    """CREATE TABLE meta (
        key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    # The column is called rowid because the library reads `rowid`; declared, it is
    # a promise that VACUUM keeps the numbers.
    """CREATE TABLE stored_events (
        rowid INTEGER PRIMARY KEY CHECK (rowid > 0),
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL CHECK (originator_version >= 0),
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version)) STRICT""",
    """CREATE TABLE leaf (
        number INTEGER PRIMARY KEY CHECK (number > 0),
        recorded_at TEXT NOT NULL,
        nonce BLOB NOT NULL CHECK (length(nonce) = 16),
        leaf BLOB NOT NULL CHECK (length(leaf) = 32)) STRICT""",
    """CREATE TABLE vault (
        number INTEGER NOT NULL CHECK (number > 0),
        field TEXT NOT NULL,
        salt BLOB NOT NULL CHECK (length(salt) = 32),
        value TEXT NOT NULL,
        PRIMARY KEY (number, field)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE blob (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        media_type TEXT NOT NULL,
        bytes BLOB NOT NULL) STRICT""",
    """CREATE TABLE command (
        id TEXT PRIMARY KEY,
        salt BLOB NOT NULL CHECK (length(salt) = 32),
        request BLOB NOT NULL CHECK (length(request) = 32),
        first INTEGER NOT NULL CHECK (first > 0),
        last INTEGER NOT NULL CHECK (last >= first)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        entries INTEGER NOT NULL CHECK (entries >= 0),
        recorded_at TEXT NOT NULL,
        frontier BLOB NOT NULL) STRICT""",
)

_SAME = {
    "stored_events": "rowid = NEW.rowid OR (originator_id = NEW.originator_id"
    " AND originator_version = NEW.originator_version)",
    "leaf": "number = NEW.number",
    "vault": "number = NEW.number AND field = NEW.field",
    "blob": "sha256 = NEW.sha256",
    "command": "id = NEW.id",
}


# A state is JSON in one form alone: its keys are sorted and nothing stands between,
# and a quotation mark within a string has a stroke before it. So it can be searched as
# text. SQLite's own functions for JSON are refused in a trigger where the schema is not
# trusted, as with us it never is.
_MAY = {
    "vault_no_delete": """EXISTS (
        SELECT 1 FROM (
            SELECT said, substr(said, instr(said, '"fields":[')) AS fields FROM (
                SELECT CAST(state AS TEXT) AS said FROM stored_events
                WHERE topic = 'text.redacted'))
        WHERE instr(said, '"entry":' || OLD.number || ',"fields":[') > 0
        AND instr(substr(fields, 1, instr(fields, ']')), '"' || OLD.field || '"') > 0)
        """,
    "command_no_update": """NEW.id = OLD.id
        AND NEW.first = OLD.first AND NEW.last = OLD.last
        AND NEW.salt = zeroblob(32) AND NEW.request = zeroblob(32)
        AND EXISTS (
            SELECT 1 FROM (
                SELECT CAST(state AS TEXT) AS said FROM stored_events
                WHERE topic = 'text.redacted')
            WHERE CAST(substr(said, instr(said, '"entry":') + 8) AS INTEGER)
            BETWEEN OLD.first AND OLD.last)
        """,
    "blob_no_delete": """EXISTS (
        SELECT 1 FROM (
            SELECT originator_id AS stream,
                CAST(substr(said, instr(said, '"number":') + 9) AS INTEGER) AS report
            FROM (
                SELECT originator_id, CAST(state AS TEXT) AS said FROM stored_events
                WHERE topic = 'report.sealed')
            WHERE instr(said, '"sha256":"' || OLD.sha256 || '"') > 0)
        JOIN stored_events ON originator_id = stream AND topic = 'report.sealed'
        WHERE instr(CAST(state AS TEXT), '"replaces":' || report || ',') > 0)
        """,
}
"""Trigger -> what it lets pass: what a redaction, or a redacted edition, removes."""

_BEFORE_EVIDENCE = dict(_MAY)
"""The same as it was before files of evidence could be redacted."""

_MAY["blob_no_delete"] += """OR EXISTS (
        SELECT 1 FROM (
            SELECT CAST(substr(said, instr(said, '"entry":') + 8) AS INTEGER) AS entry,
                substr(said, instr(said, '"fields":[')) AS fields
            FROM (
                SELECT CAST(state AS TEXT) AS said FROM stored_events
                WHERE topic = 'text.redacted'))
        JOIN stored_events ON stored_events.rowid = entry
        WHERE instr(substr(fields, 1, instr(fields, ']')), '"file"') > 0
        AND instr(CAST(state AS TEXT), '"sha256":"' || OLD.sha256 || '"') > 0)
        """


@cache
def triggers() -> dict[str, str]:
    """Return the name and statement of each trigger.

    `INSERT OR REPLACE` passes the triggers on UPDATE and DELETE, so a third one
    refuses to insert what is there already. Three let pass what an entry that was
    recorded before says is gone: words that were redacted, the mark of the command
    that brought them, a file of evidence that was redacted, and the file of a report
    that has a redacted edition.
    """
    return _triggers(_MAY)


@cache
def older_triggers() -> dict[str, tuple[str, ...]]:
    """Return the triggers that were otherwise before, in all forms that they had.

    In ledgers of version 0.1.0 they let nothing pass; later they let no file of
    evidence go. The next entry puts the present ones in their place.
    """
    present, forms = triggers(), (_triggers({}), _triggers(_BEFORE_EVIDENCE))
    found = {}
    for name in _MAY:
        found[name] = tuple(form[name] for form in forms if form[name] != present[name])
    return found


def _triggers(may: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for table, same in _SAME.items():
        for verb in ("UPDATE", "DELETE"):
            name = f"{table}_no_{verb.lower()}"
            unless = f" WHEN NOT ({may[name]})" if name in may else ""
            found[name] = (
                f"BEFORE {verb} ON {table}{unless}"
                " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
        found[f"{table}_no_replace"] = (
            f"BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
            " BEGIN SELECT RAISE(ABORT, 'already recorded'); END"
        )
    return {
        name: f"CREATE TRIGGER {name} {statement}" for name, statement in found.items()
    }


def schema() -> dict[str, str]:
    """Return the name and statement of each table and trigger, in order of making."""
    tables = {statement.split()[2]: statement for statement in TABLES}
    return tables | triggers()


def is_format(said: object) -> bool:
    """Tell whether `said` is how a ledger says its format."""
    return _FORMAT.fullmatch(str(said)) is not None


def squeezed(statement: str | None) -> str:
    """Return an SQL statement with each run of white space as one space."""
    return " ".join((statement or "").split())


def catalogue() -> dict[tuple[str, str], tuple[str, str]]:
    """Return what SQLite lists of a new ledger: its indexes too.

    Type and name -> table and squeezed statement; indexes that SQLite makes by
    itself have an empty one.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema().values():
            connection.execute(statement)
        return listed(connection)


def listed(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """Return what SQLite lists of the database of `connection`, as `catalogue` does."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return {
        (kind, name): (table, squeezed(statement))
        for kind, name, table, statement in rows
    }
