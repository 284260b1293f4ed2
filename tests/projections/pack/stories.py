"""A plan that changes over two years, and what a pack of it is drawn from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.correcting import Changes
from domain.measures import Definition, Reading
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from projections.axes import known_to as known_by
from projections.log import log
from projections.pack.material import Material, Point, Slip, Told
from projections.status import status
from projections.steps import steps
from projections.tables import Connection
from tests.delivering import delivered
from tests.ledgers import SLUG, WHY, Book
from tests.projections.views import views

FIRST = date(2019, 12, 2)
END = date(2020, 11, 30)
SENT = (date(2020, 4, 3), date(2020, 8, 4))
"""When a report went to Ofsted; each speaks of the last day of the month before."""
ROOT = "5f" * 32
HOSTILE = (
    "</script><script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "{{ 7 * 7 }} {% raw %} ${alert(1)} \" onfocus='alert(1)",
    "<!-- <script> \u2028 \u2029 \u202egnp.exe \x1b[31m &lt;b&gt; ]]>",
)


def story() -> Book:
    """Return a plan whose actions are rated, moved, renumbered, withdrawn, merged."""
    book = Book()
    book.begin("1.1", "1.2", "1.3", "2.1", "2.2", "2.10")
    _target(book, "1.1", date(2020, 1, 6), PartialDate.month(2020, 9))
    _rate(book, "1.1", "Amber", date(2020, 1, 6))
    _rate(book, "2.1", "Green", date(2020, 1, 6))
    undated = book.by(PartialDate.unknown())
    book.record(book.action("2.2").record_progress(Text("Begun at some time"), undated))
    book.wait(60)
    _note(book, "1.1", "Visits are booked\nand recorded", date(2020, 2, 20))
    first = _rate(book, "1.2", "Red", date(2020, 3, 2))
    book.record(delivered(book.action("2.1"), "in progress", book.by()))
    book.wait(90)
    plan, march = book.plan(), book.by(date(2020, 6, 1))
    book.record(plan.renumber_action("2.10", "2.3", WHY, march))
    _rate(book, "1.1", "Red", date(2020, 5, 29))
    _move(book, "1.1", date(2020, 6, 2), PartialDate.month(2021, 3))
    book.wait(90)
    book.record(book.plan().withdraw_action("1.3", WHY, book.by(date(2020, 7, 10))))
    book.record(book.plan().merge_actions(("2.2",), "2.1", WHY, book.by()))
    # What had been reported as Red turns out to have been Amber.
    book.correct(first, Changes(rating="Amber"))
    book.record(book.plan().add_action("2.4", "2", Text("Audit cases"), book.by()))
    book.wait(60)
    _rate(book, "1.2", "Green", date(2020, 10, 1))
    _note(book, "1.1", "All visits are on time", date(2020, 10, 20))
    _measured(book, "Visits in time", date(2020, 9, 30))
    return book


def hostile(words: str) -> Book:
    """Return a plan that has `words` in every place for free text."""
    book = Book()
    book.begin("1.1", "1.2")
    text, by = Text(words), book.by()
    book.record(book.plan().add_area("3", text, by))
    book.record(book.plan().add_action("3.1", "3", text, by))
    book.record(book.action("1.1").reword(text, None, by))
    book.record(book.action("1.1").record_progress(text, by))
    book.record(book.action("1.1").set_target(Target(kind="text", words=text), by))
    book.record(book.action("1.2").record_progress(text, by))
    _measured(book, words, book.by().today)
    return book


def _measured(book: Book, words: str, on: date) -> None:
    """Define and read a measure in which all that people say is `words`."""
    text = Text(words)
    said = Definition(
        *("M1", text, "percent"),
        direction="higher",
        target="95",
        target_by=PartialDate.month(2021, 3),
        baseline="61.5",
        baseline_on=PartialDate.day(FIRST),
        actions=("action/riverton-2019/1",),
        about=text,
    )
    book.define(said, FIRST)
    book.read("M1", Reading(None, 46, 52, text), on)


def material(
    book: Book,
    as_at: date = END,
    *,
    sent: Sequence[date] = SENT,
    audience: str | None = "ofsted",
    title: str | None = None,
) -> Material:
    """Return what a pack of `book` is drawn from, known to its last entry.

    Args:
        book: The ledger.
        as_at: The day V.
        sent: The days on which earlier reports were sent.
        audience: To whom it is reported; None makes it a working copy.
        title: A title in the place of the plan's own.
    """
    number = len(sent) + 1
    report = {"number": number, "audience": audience, "title": None}
    with views(book) as connection:
        last = len(book.entries)
        data = snapshot(connection, as_at, last)
        if title is not None:
            data["title"] = title
        data["report"] = None if audience is None else report
        return Material(
            data=data,
            lines=[line.as_json() for line in log(connection, SLUG, known_to=last)],
            told=[_told(connection, n, day) for n, day in enumerate(sent, 1)],
            trend=[_point(connection, day, last) for day in (FIRST, *SENT, as_at)],
            slips=[_slip(a, t) for a in data["actions"] for t in _moved(a)],
            steps=steps(connection, SLUG, as_at, last),
        )


def snapshot(connection: Connection, as_at: date, known_to: int) -> dict[str, Any]:
    """Return the plan at (V, K) under the keys of `snapshot --format json`."""
    found = status(connection, SLUG, as_at, known_to)
    plain = found.as_json(entries=found.entry, root=ROOT)
    plain |= {"snapshot": "report", "report": None, "withheld": []}
    plain |= {"generated": as_at.isoformat()}
    made: dict[str, Any] = json.loads(json.dumps(plain))
    return made


def _told(connection: Connection, number: int, sent: date) -> Told:
    as_at = date.fromordinal(sent.replace(day=1).toordinal() - 1)
    known_to = known_by(connection, sent)
    found = snapshot(connection, as_at, known_to)
    return Told(number, sent.isoformat(), as_at.isoformat(), known_to, found)


def _point(connection: Connection, day: date, known_to: int) -> Point:
    counts = status(connection, SLUG, day, known_to).counts
    return Point(day.isoformat(), counts)


def _moved(action: dict[str, Any]) -> list[dict[str, Any]]:
    return [target for target in action["targets"] if target["revisions"]]


def _slip(action: dict[str, Any], target: dict[str, Any]) -> Slip:
    days = date.fromisoformat(target["due"]) - date.fromisoformat(
        target["original_due"]
    )
    names = Slip._fields[1:-1]
    parts = {**target, "target": target["number"], "days": days.days}
    return Slip(action["code"], *(parts[name] for name in names))


def _rate(book: Book, code: str, rating: str, on: date) -> int:
    return book.record(book.action(code).rate(rating, WHY, book.by(on)))


def _note(book: Book, code: str, words: str, on: date) -> int:
    return book.record(book.action(code).record_progress(Text(words), book.by(on)))


def _target(book: Book, code: str, on: date, due: PartialDate) -> None:
    target = Target(kind="date", words=Text(f"by {due}"), due=due)
    book.record(book.action(code).set_target(target, book.by(on)))


def _move(book: Book, code: str, on: date, due: PartialDate) -> None:
    target = Target(kind="date", words=Text(f"by {due}"), due=due)
    action, by = book.action(code), book.by(on)
    made = action.revise_target(1, target, by, reason=WHY, approved_by=Text("DMG"))
    book.record(made)
