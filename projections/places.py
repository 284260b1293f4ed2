"""Which rows of the views hold words, whatever stands around them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from projections.tables import Connection, names


def rows_with(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """Return table of the views -> how many of its rows hold any of `words`.

    Tables without such a row are left out. Words that are part of JSON stand there
    with their escapes, so those are looked for too.
    """
    sought = {form for one in words for form in _forms(one)}
    found: dict[str, int] = {}
    for table in names():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        within = " OR ".join(f"instr({column}, ?) > 0" for column in columns)
        holds = " OR ".join([f"({within})"] * len(sought)) or "0"
        values = [form for form in sorted(sought) for _ in columns]
        (count,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {holds}", values
        ).fetchone()
        if count:
            found[table] = count
    return found


def _forms(words: str) -> tuple[str, ...]:
    return words, json.dumps(words, ensure_ascii=False)[1:-1]
