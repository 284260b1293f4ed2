"""Which rows of the views hold words, whatever stands around them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from projections.axes import plans
from projections.reports import reports
from projections.tables import FACTS, OPEN, Connection, columns, names


class KeptFile(NamedTuple):
    """A file of a report that the ledger keeps, or kept once.

    Attributes:
        plan: The plan's slug.
        report: The report's number.
        audience: To whom it goes.
        made: "sealed" or "registered".
        sent_on: ISO day on which it was sent; None if it was not.
        retracted: Whether the report was taken back.
        name: The file's name.
        sha256: The hash of its bytes.
    """

    plan: str
    report: int
    audience: str
    made: str
    sent_on: str | None
    retracted: bool
    name: str
    sha256: str


class AttachedFile(NamedTuple):
    """A file of evidence that the ledger keeps, or kept once.

    Attributes:
        entries: The entries that name it, in order.
        name: The file's name, as the first of them says.
        sha256: The hash of its bytes.
    """

    entries: tuple[int, ...]
    name: str
    sha256: str


def files_of_evidence(connection: Connection) -> list[AttachedFile]:
    """Return the files of all evidence that ever was, by their first entries."""
    found: dict[str, AttachedFile] = {}
    for entry, value in connection.execute(
        f"SELECT DISTINCT f.entry, f.value FROM {FACTS}"
        " WHERE s.field LIKE 'evidence/%' ORDER BY f.entry"
    ):
        parts = json.loads(value)
        if (sha256 := parts["sha256"]) is not None:
            known = found.get(sha256, AttachedFile((), parts["name"], sha256))
            found[sha256] = known._replace(entries=(*known.entries, entry))
    return list(found.values())


def files_of_reports(connection: Connection) -> list[KeptFile]:
    """Return the files of all reports that ever were, by plan and number."""
    found: dict[tuple[str, str], KeptFile] = {}
    sent = {
        (plan, one.number): one.sent_on
        for plan in plans(connection)
        for one in reports(connection, plan, date.max, OPEN - 1)
    }
    for plan, field, value in connection.execute(
        f"SELECT s.plan, s.field, f.value FROM {FACTS}"
        " WHERE s.field LIKE 'report/%' ORDER BY f.number"
    ):
        number, parts = int(field.removeprefix("report/")), json.loads(value)
        found[plan, parts["sha256"]] = KeptFile(
            plan,
            number,
            parts["audience"],
            "sealed" if "as_at" in parts else "registered",
            sent.get((plan, number)),
            (plan, number) not in sent,
            parts["name"],
            parts["sha256"],
        )
    return sorted(found.values())


def rows_with(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """Return table of the views -> how many of its rows hold any of `words`.

    Tables without such a row are left out. Words that are part of JSON stand there
    with their escapes, so those are looked for too.
    """
    sought = {form for one in words for form in _forms(one)}
    found: dict[str, int] = {}
    for table in names():
        held = columns(connection, table)
        within = " OR ".join(
            f"replace({text}, ?, '') <> {text}"
            for text in (f"CAST({column} AS TEXT)" for column in held)
        )

        holds = " OR ".join([f"({within})"] * len(sought)) or "1 = 0"
        values = [form for form in sorted(sought) for _ in held]
        (count,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {holds}", values
        ).fetchone()
        if count:
            found[table] = count
    return found


def _forms(words: str) -> tuple[str, ...]:
    return words, json.dumps(words, ensure_ascii=False)[1:-1]
