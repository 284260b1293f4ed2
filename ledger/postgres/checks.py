"""What holds the entries on a server, compared with what the program makes."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ledger.checking import BY_HAND, Check
from ledger.engine import Connection
from ledger.postgres.schema import (
    KEYS,
    expected_rights,
    functions,
    older_functions,
    tables,
    triggers,
)
from ledger.schema import TABLES, squeezed

_TYPES = {"INTEGER": "bigint", "TEXT": "text C", "BLOB": "bytea"}
_COLUMN = re.compile(r"(?:^ +|, )([a-z_0-9]+) (INTEGER|TEXT|BLOB)", re.MULTILINE)
_FUNCTION = re.compile(r"FUNCTION [a-z0-9_]+\.([a-z_]+)\(.*?\$body\$(.*)\$body\$", re.S)
_ROW, _BEFORE = 1, 2
_KINDS = {"DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
"""Bits by which PostgreSQL says on what a trigger is run."""


class Difference(NamedTuple):
    """Something that is not as this version of the program makes it.

    Attributes:
        kind: What it is: "table", "key", "function", "trigger", "right" or, only
            where it is renewed, the "number" of the functions.
        name: Its name; of a right, which, on what and of whom.
        older: Whether it is as an earlier version made it.
        missing: Whether it is not there at all.
    """

    kind: str
    name: str
    older: bool
    missing: bool


def check_server(connection: Connection, check: Check) -> None:
    """Compare tables, functions, triggers and rights with what the program makes.

    Whoever owns the ledger, or the server, can change all of this; then it says so.
    What an earlier version made is no finding, and noted.
    """
    (schema,) = connection.execute("SELECT current_schema()").fetchone()
    for kind, name, older, _ in differences(connection, schema):
        if older:
            check.notes.append(
                f"The {kind} {name} is that of an earlier version of the program; the"
                " ledger's owner renews it with `ledger upgrade`."
            )
            continue
        why = BY_HAND
        if kind == "function":
            why += ", or a later version of the program made it"
        what = "is not as the program makes it"
        check.found(None, f"The {kind} {name} {what}: {why}.")


def differences(connection: Connection, schema: str) -> list[Difference]:
    """Return what is not as this version of the program makes it, sorted by name."""
    older = _bodies(older_functions(schema))
    pairs = (
        ("table", _tables_made(), _tables_there(connection, schema)),
        ("key", _keys_made(), _keys_there(connection, schema)),
        ("function", _functions_made(schema), _functions_there(connection, schema)),
        ("trigger", _triggers_made(), _triggers_there(connection, schema)),
        (
            "right",
            _rights_named(expected_rights(schema)),
            _rights_named(granted(connection, schema)),
        ),
    )
    return [
        Difference(
            kind,
            name,
            kind == "function" and (name, there.get(name)) in older,
            name not in there,
        )
        for kind, made, there in pairs
        for name in sorted(made.keys() | there.keys())
        if made.get(name) != there.get(name)
    ]


def _tables_made() -> dict[str, str]:
    """Return the name of each table -> its columns with their types."""
    return {
        statement.split()[2]: ", ".join(
            f"{name} {_TYPES[kind]}" for name, kind in _COLUMN.findall(statement)
        )
        for statement in TABLES
    }


def _tables_there(connection: Connection, schema: str) -> dict[str, str]:
    found: dict[str, list[str]] = {name: [] for name in tables()}
    for table, column, kind, collation in connection.execute(
        "SELECT table_name, column_name, data_type, collation_name"
        " FROM information_schema.columns WHERE table_schema = ?"
        " ORDER BY table_name, ordinal_position",
        (schema,),
    ):
        if table in found:
            found[table].append(" ".join(filter(None, (column, kind, collation))))
    return {name: ", ".join(columns) for name, columns in found.items()}


def _keys_made() -> dict[str, str]:
    """Return table and columns of each key, which is its name."""
    return dict.fromkeys(KEYS, "")


def _keys_there(connection: Connection, schema: str) -> dict[str, str]:
    names = ", ".join(f"'{name}'" for name in tables())
    rows = connection.execute(
        "SELECT c.relname::text || ' ' || string_agg(a.attname::text, ' ' ORDER BY"
        " array_position(i.indkey::int2[], a.attnum)) FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a"
        " ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)"
        " WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL"
        f" AND c.relnamespace = to_regnamespace(?) AND c.relname IN ({names})"
        " GROUP BY c.relname, i.indexrelid",
        (schema,),
    )
    return {name: "" for (name,) in rows}


def _functions_made(schema: str) -> dict[str, str]:
    return dict(_bodies(functions(schema)))


def _bodies(statements: Iterable[str]) -> set[tuple[str, str]]:
    """Return the name of each function that is made, with what it runs."""
    return {
        (name, squeezed(body))
        for statement in statements
        for name, body in _FUNCTION.findall(statement)
    }


def _functions_there(connection: Connection, schema: str) -> dict[str, str]:
    """Return the name of each function -> what it runs; and what else is odd of it."""
    found: dict[str, str] = {}
    for name, body, setting, definer in connection.execute(
        "SELECT proname, prosrc, coalesce(array_to_string(proconfig, ' '), ''),"
        " prosecdef FROM pg_proc WHERE pronamespace = to_regnamespace(?) ORDER BY 1",
        (schema,),
    ):
        safe = setting.startswith("search_path=pg_catalog") and definer == (
            name in ("append", "begin_recording", "forget")
        )
        odd = "" if safe and name not in found else " (called otherwise)"
        found[name] = squeezed(body) + odd
    return found


def _triggers_made() -> dict[str, str]:
    return {
        f"{one.table}.{one.name}": f"{_kind(one.when, one.each)} A {one.function}"
        for one in triggers()
    }


def _kind(when: str, each: str) -> int:
    on = sum(bit for word, bit in _KINDS.items() if word in when)
    return on + _BEFORE + (_ROW if each == "ROW" else 0)


def _triggers_there(connection: Connection, schema: str) -> dict[str, str]:
    """Return each trigger and rule on our tables; a rule can swallow rows too."""
    rows = connection.execute(
        "SELECT c.relname::text || '.' || tgname::text,"
        " tgtype || ' ' || tgenabled::text || ' ' || proname::text"
        " FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid"
        " JOIN pg_proc p ON p.oid = tgfoid"
        " WHERE c.relnamespace = to_regnamespace(?) AND NOT tgisinternal"
        " UNION ALL SELECT tablename::text || '.' || rulename::text, definition"
        " FROM pg_rules"
        " WHERE schemaname = ?",
        (schema, schema),
    )
    return dict(map(tuple, rows.fetchall()))


def _rights_named(rights: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return right, on what and of which role, which is its name."""
    return {f"{right} on {name} of {role}": "" for role, right, name in rights}


def granted(connection: Connection, schema: str) -> Iterator[tuple[str, str, str]]:
    """Yield each role but the owner, its right, and on what; PUBLIC is one of them.

    The rights on views are not among them.
    """
    names = ", ".join(f"'{name}'" for name in tables())
    yield from connection.execute(
        "SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END,"
        " privilege_type, name FROM ("
        " SELECT relname AS name, relowner AS owner, (aclexplode(relacl)).*"
        " FROM pg_class WHERE relnamespace = to_regnamespace(?)"
        f" AND relname IN ({names})"
        " UNION ALL SELECT proname, proowner, (aclexplode(coalesce(proacl,"
        " acldefault('f', proowner)))).* FROM pg_proc"
        " WHERE pronamespace = to_regnamespace(?)"
        " UNION ALL SELECT 'schema', nspowner, (aclexplode(nspacl)).*"
        " FROM pg_namespace WHERE nspname = ?) AS granted WHERE grantee <> owner",
        (schema, schema, schema),
    )
