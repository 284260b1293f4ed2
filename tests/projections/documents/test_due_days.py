"""A calendar of due days says what it was given, whatever the words are."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from domain.printing import printable
from projections.documents.due_days import as_calendar
from projections.due import Item

AT = "2020-09-10T09:30:00.250000Z"
# Line ends that text in the ledger can have; it holds no lone surrogates.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
HARD = st.lists(
    st.sampled_from(
        ["\n", "\\", "n", ";", ",", ":", '"', "END:VEVENT", "\r", " ", "é", "\u2028"]
    ),
    min_size=1,
).map("".join)


def item(what: str, wording: str) -> Item:
    """Return a target that is due."""
    return Item(
        owner=None,
        action="2.6",
        id="action/riverton-2019/2",
        wording=wording,
        what=what,
        target=1,
        commitment=None,
        due="2021-03-31",
        due_printed="March 2021",
        due_is_working_day=True,
        state="due",
        days=1,
        working_days=1,
        stale=None,
        updated_on=None,
        entry=10,
    )


@given(WORDS | HARD, WORDS | HARD)
def test_what_is_read_back_is_what_was_written(what: str, wording: str) -> None:
    made = as_calendar([item(what, wording)], "riverton-2019", what, "riverton", AT)

    back: Any = Calendar.from_ical(made)

    (event,) = back.walk("VEVENT")
    assert str(event["description"]) == printable(
        f"Action 2.6: {wording}\nTarget 1: {what}\nDue: March 2021\n"
        f"Owner: not recorded\nPlan: {what}"
    )
    assert event["uid"] == "action/riverton-2019/2/target/1@riverton"
    assert back.to_ical() == made


@given(WORDS | HARD)
def test_no_line_is_longer_than_the_standard_allows_nor_ends_otherwise(
    words: str,
) -> None:
    made = as_calendar([item(words, words)], "riverton-2019", words, "riverton", AT)

    lines = made.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert re.search(rb"[\x00-\x08\x0b-\x1f]", b"".join(lines)) is None
    assert [line for line in lines if line.startswith((b"BEGIN:", b"END:"))] == [
        *(b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"END:VCALENDAR")
    ]
