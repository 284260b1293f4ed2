"""The tables of a ledger on SQLite, and the triggers that keep them append-only."""

FORMAT = 1
"""The format this program writes, and the latest it reads."""

TABLES = (
    """CREATE TABLE meta (
        key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    # The column is called rowid because the library reads `rowid`; declared, it is
    # a promise that VACUUM keeps the numbers.
    """CREATE TABLE stored_events (
        rowid INTEGER PRIMARY KEY,
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version)) STRICT""",
    """CREATE TABLE leaf (
        number INTEGER PRIMARY KEY,
        recorded_at TEXT NOT NULL,
        nonce BLOB NOT NULL,
        leaf BLOB NOT NULL) STRICT""",
    """CREATE TABLE vault (
        number INTEGER NOT NULL,
        field TEXT NOT NULL,
        salt BLOB NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (number, field)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE command (
        id TEXT PRIMARY KEY,
        salt BLOB NOT NULL,
        request BLOB NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        entries INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        frontier BLOB NOT NULL) STRICT""",
)

_SAME = {
    "stored_events": "rowid = NEW.rowid OR (originator_id = NEW.originator_id"
    " AND originator_version = NEW.originator_version)",
    "leaf": "number = NEW.number",
    "vault": "number = NEW.number AND field = NEW.field",
}


def triggers() -> dict[str, str]:
    """Return the name and statement of each trigger.

    `INSERT OR REPLACE` passes the triggers on UPDATE and DELETE, so a third one
    refuses to insert what is there already.
    """
    found: dict[str, str] = {}
    for table, same in _SAME.items():
        for verb in ("UPDATE", "DELETE"):
            found[f"{table}_no_{verb.lower()}"] = (
                f"BEFORE {verb} ON {table}"
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
