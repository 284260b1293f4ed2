"""Which words were redacted and since when, as the entries say: for whoever reads."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from domain.clock import day_of, read_instant
from domain.entry_events import TextRedacted
from domain.printing import redacted_on
from ledger.engine import Writing

Marks = dict[int, dict[str, str]]
"""Version or number of an entry -> field -> what reads in the place of its words."""

_SAID = (
    "SELECT e.state, l.recorded_at FROM stored_events e JOIN leaf l"
    f" ON l.number = e.rowid WHERE e.topic = '{TextRedacted.wire}'"
)


def marks_in_stream(c: Writing, stream: str) -> Marks:
    """Return what reads in the place of words, by the versions of one stream."""
    c.execute(f"{_SAID} AND e.originator_id = ?", (stream,))
    return _marks(c.fetchall(), "version")


@dataclass
class Redactions:
    """What reads in the place of words, by the numbers of all entries.

    The ledger is read once, and afterwards only what was added to it.
    """

    _last: int = 0
    _marks: Marks = field(default_factory=dict)

    def of(self, c: Writing, number: int) -> dict[str, str]:
        """Return field -> what reads in its place, for one entry."""
        c.execute("SELECT coalesce(max(rowid), 0) FROM stored_events")
        last = c.fetchone()[0]
        if last > self._last:
            c.execute(f"{_SAID} AND e.rowid > ?", (self._last,))
            for entry, marks in _marks(c.fetchall(), "entry").items():
                self._marks.setdefault(entry, {}).update(marks)
            self._last = last
        return self._marks.get(number, {})


def _marks(rows: Iterable[Any], key: str) -> Marks:
    """Return the marks of `text.redacted` entries; what is damaged is passed over."""
    found: Marks = {}
    for state, recorded_at in rows:
        try:
            said = json.loads(state)
            mark = redacted_on(day_of(read_instant(recorded_at)))
            marks = dict.fromkeys(said["fields"], mark)
            found.setdefault(said[key], {}).update(marks)
        except (ValueError, TypeError, KeyError):
            continue  # `ledger verify` names it; its words read as `[redacted]`.
    return found
