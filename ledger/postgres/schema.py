"""What a ledger has on a server: tables, functions, triggers, roles and rights."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ledger.schema import TABLES

ROLES = ("reader", "writer", "redactor")
"""What the group roles are called after the schema's name; each has the one before."""

_SCRIPTS = ("triggers", "begin_recording", "check_entry", "append", "forget")
_OLDER = ("append", "begin_recording", "check_entry")
_MAY_CALL = {
    "begin_recording": "writer",
    "append": "writer",
    "forget": "redactor",
}
"""Function -> the role that may call it; the others are called by these."""

_ANY = "BEFORE UPDATE OR DELETE"
_REFUSED = {
    "meta": {_ANY: "refuse"},
    "stored_events": {_ANY: "refuse"},
    "leaf": {_ANY: "refuse"},
    "vault": {"BEFORE UPDATE": "refuse", "BEFORE DELETE": "refuse_text"},
    "blob": {"BEFORE UPDATE": "refuse", "BEFORE DELETE": "refuse_file"},
    "command": {"BEFORE UPDATE": "refuse_mark", "BEFORE DELETE": "refuse"},
    "head": {"BEFORE UPDATE": "refuse_head", "BEFORE DELETE": "refuse"},
}
"""Table -> what is looked at before it happens, and by which function."""


KEYS = (
    *("meta key", "stored_events rowid", "leaf number", "vault number field"),
    *("stored_events originator_id originator_version", "blob sha256", "command id"),
    "head id",
)
"""Table and columns of what can be there once only."""


class Trigger(NamedTuple):
    """A trigger of a ledger.

    Attributes:
        table: The table.
        name: Its name.
        when: On what, as in `CREATE TRIGGER`.
        each: "ROW" or "STATEMENT".
        function: What it runs.
    """

    table: str
    name: str
    when: str
    each: str
    function: str


def tables() -> tuple[str, ...]:
    """Return the names of the tables, in order of making."""
    return tuple(_REFUSED)


def triggers() -> Iterator[Trigger]:
    """Yield all triggers."""
    for table, looked_at in _REFUSED.items():
        for when, function in looked_at.items():
            name = f"{table}_no_{when.split()[1].lower()}"
            yield Trigger(table, name, when, "ROW", function)
        name = f"{table}_no_truncate"
        yield Trigger(table, name, "BEFORE TRUNCATE", "STATEMENT", "refuse")


@cache
def functions(schema: str) -> tuple[str, ...]:
    """Return the statements that make the functions, as their files have them."""
    return tuple(_read(schema, *(f"{name}.sql" for name in _SCRIPTS)))


@cache
def older_functions(schema: str) -> tuple[str, ...]:
    """Return the statements by which earlier versions made functions otherwise.

    A function that is changed leaves its former file there, so that what an earlier
    version made can be told from what somebody changed by hand.
    """
    return tuple(_read(schema, *(f"older/{name}.sql" for name in _OLDER)))


def _read(schema: str, *names: str) -> Iterator[str]:
    folder = files("ledger.postgres").joinpath("sql")
    for name in names:
        script = folder.joinpath(name).read_text(encoding="utf-8")
        for statement in script.replace("{schema}", schema).split("$body$;\n")[:-1]:
            yield f"{statement.strip()}$body$"


def missing_roles(schema: str) -> tuple[str, ...]:
    """Return what an administrator has to type who makes the roles of a ledger."""
    made = []
    for at, role in enumerate(ROLES):
        within = f" IN ROLE {schema}_{ROLES[at - 1]}" if at else ""
        made.append(f"CREATE ROLE {schema}_{role} NOLOGIN{within}")
    return tuple(made)


def statements(schema: str) -> Iterator[str]:
    """Yield what makes tables, functions, triggers and rights in an empty schema.

    Tables are those of SQLite, which the connection translates.
    """
    yield from TABLES
    yield from functions(schema)
    for one in triggers():
        yield from making(schema, one)
    yield from rights(schema)


def making(schema: str, one: Trigger) -> Iterator[str]:
    """Yield what makes a trigger."""
    yield (
        f"CREATE TRIGGER {one.name} {one.when} ON {one.table}"
        f" FOR EACH {one.each} EXECUTE FUNCTION {schema}.{one.function}()"
    )
    # Otherwise a session that says it is a replica would pass them.
    yield f"ALTER TABLE {one.table} ENABLE ALWAYS TRIGGER {one.name}"


def expected_rights(schema: str) -> set[tuple[str, str, str]]:
    """Return each role, its right, and on what, besides those of the owner."""
    reader = f"{schema}_reader"
    return {
        (reader, "USAGE", "schema"),
        *((reader, "SELECT", name) for name in tables()),
        *((f"{schema}_{role}", "EXECUTE", name) for name, role in _MAY_CALL.items()),
    }


def rights(schema: str) -> Iterator[str]:
    """Yield what gives the roles their rights; those that they have stay."""
    reader, writer, _ = (f"{schema}_{role}" for role in ROLES)
    yield f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {reader}"
    yield f"GRANT SELECT ON {', '.join(tables())} TO {reader}"
    for name, role in _MAY_CALL.items():
        yield f"GRANT EXECUTE ON FUNCTION {name} TO {schema}_{role}"
    # What is made later are the views: whoever records catches them up.
    later = f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT"
    yield f"{later} SELECT ON TABLES TO {reader}"
    yield f"{later} INSERT, UPDATE, DELETE ON TABLES TO {writer}"
