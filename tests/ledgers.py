"""Ledgers to fold, drawn at random; those of a `Book` are written by hand."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from hypothesis import strategies as st

from domain.clock import day_of
from domain.correcting import Changes
from domain.errors import LedgerError
from domain.event import Event
from domain.evidence import Attachment
from domain.measure_events import MeasureDefined
from domain.measures import Definition, Reading
from domain.partial_date import PartialDate
from domain.scheme import RatingScheme, RatingValue, ragb
from domain.target import Target
from domain.text import Text
from tests.book import OPENED as OPENED
from tests.book import SLUG as SLUG
from tests.book import START as START
from tests.book import WHY as WHY
from tests.book import Book as Book
from tests.delivering import delivery
from tests.judging import govern, judge, propose

RATINGS = ("Red", "Amber", "Green", "Blue")
DIRECTOR = "d.director"
DELIVERIES = ("in progress", "completion claimed", "signed off", "business as usual")
LETTERLESS = tuple(RatingValue(value=word, meaning=WHY) for word in RATINGS[:3])
SCHEMES = (ragb(), RatingScheme(values=LETTERLESS))


def days() -> st.SearchStrategy[date]:
    """Return days from before the plan until after anything that is drawn."""
    return st.dates(date(2019, 11, 1), date(2020, 8, 1))


def effective_dates() -> st.SearchStrategy[PartialDate]:
    """Return days, months and dates nobody knows."""
    return st.one_of(
        days().map(PartialDate.day),
        st.integers(1, 3).map(lambda month: PartialDate.month(2020, month)),
        st.just(PartialDate.unknown(Text("some time ago"))),
        st.just(PartialDate.unknown()),
    )


def targets() -> st.SearchStrategy[Target]:
    """Return targets with and without a due date."""
    return st.one_of(
        st.integers(1, 12).map(
            lambda month: Target(
                kind="date",
                words=Text(f"by month {month}"),
                due=PartialDate.month(2021, month),
            )
        ),
        st.just(Target(kind="measure", words=Text("95% of cases"))),
    )


def delegations() -> st.SearchStrategy[list[tuple[str, str]]]:
    """Return policies that say who may record for whom."""
    pair = st.tuples(st.sampled_from(("a.officer", "B.Clerk")), st.just(DIRECTOR))
    return st.lists(pair, max_size=2)


@st.composite
def ledgers(draw: st.DrawFn, most: int = 20) -> Book:
    """Return a book with a begun plan and up to `most` further entries."""
    book = Book()
    book.begin("1.1", "1.2", "2.10")
    steps = [
        *(_about_the_plan, *2 * (_about_an_action,), _amendment, _report),
        _about_a_measure,
    ]
    if draw(st.sampled_from((True, True, False))):
        govern(book)
        propose(book)
        steps += 3 * [judge]
    for _ in range(draw(st.integers(0, most))):
        book.wait(draw(st.integers(0, 12)))
        step = draw(st.sampled_from(steps))
        # What a person could not have recorded is not in any ledger.
        with suppress(LedgerError):
            step(draw, book)
    return book


def _about_the_plan(draw: st.DrawFn, book: Book) -> None:
    plan, by = book.plan(), book.by(draw(effective_dates()))
    codes = st.sampled_from(("1.1", "1.2", "1.3", "2.9", "2.10"))
    code, text = draw(codes), Text(f"Words {len(book.entries)}")
    decide: dict[str, Callable[[], Event]] = {
        "add": lambda: plan.add_action(code, draw(st.sampled_from("123")), text, by),
        "area": lambda: plan.add_area("3", text, by),
        "scheme": lambda: plan.adopt_scheme(draw(st.sampled_from(SCHEMES)), by),
        "close": lambda: plan.close(WHY, by),
        "renumber": lambda: plan.renumber_action(draw(codes), code, WHY, by),
        "withdraw": lambda: plan.withdraw_action(code, WHY, by),
        "merge": lambda: plan.merge_actions((code,), draw(codes), WHY, by),
        "outcome": lambda: plan.set_outcome("1", None, text, by),
        "term": lambda: plan.define_term(Text("DMG"), text, by),
        "delegate": lambda: plan.set_delegation(draw(delegations()), by),
    }
    book.record(decide[draw(st.sampled_from(sorted(decide)))]())


def _about_an_action(draw: st.DrawFn, book: Book) -> None:
    ref = draw(st.sampled_from(("1.1", "1.2", "2.10")))
    principal = draw(st.sampled_from((None, None, DIRECTOR)))
    by = book.by(draw(effective_dates()))._replace(on_behalf_of=principal)
    action = book.action(ref)
    text = Text(f"Note {len(book.entries)}")
    target, rating = draw(targets()), draw(st.sampled_from(RATINGS))
    decide: dict[str, Callable[[], Event | tuple[Event, ...]]] = {
        "progress": lambda: action.record_progress(text, by),
        "rate": lambda: action.rate(rating, WHY, by),
        "rate again": lambda: action.rate(rating, WHY, by),
        "set": lambda: action.set_target(target, by),
        "revise": lambda: action.revise_target(
            1, target, by, reason=WHY, approved_by=WHY
        ),
        "own": lambda: action.assign_owner(text, None, by),
        "reword": lambda: action.reword(text, None, by),
        "part": lambda: action.add_sub_item("a", text, by),
        "exception": lambda: action.report_exception(text, text, None, by),
        "evidence": lambda: action.attach_evidence(_link(text), by),
        "deliver": lambda: delivery(action, draw(st.sampled_from(DELIVERIES)), by),
        "reopen": lambda: action.reopen(WHY, by),
    }
    made = decide[draw(st.sampled_from(sorted(decide)))]()
    for event in made if isinstance(made, tuple) else (made,):
        book.record(event)


def _link(shows: Text) -> Attachment:
    return Attachment(shows, link=Text("https://intranet.example/7"))


def _report(draw: st.DrawFn, book: Book) -> None:
    to, name = draw(st.sampled_from(("ofsted", "DMG"))), draw(st.sampled_from("abc"))
    number = draw(st.integers(1, 3))
    decide: dict[str, Callable[[], int]] = {
        "register": lambda: book.register(f"{name}.pdf", to, draw(effective_dates())),
        "seal": lambda: book.seal(to, draw(days())),
        "send": lambda: book.send(number, draw(effective_dates())),
        "commit": lambda: book.commit(to, draw(days()), draw(days())),
    }
    decide[draw(st.sampled_from(sorted(decide)))]()


def _about_a_measure(draw: st.DrawFn, book: Book) -> None:
    code = draw(st.sampled_from(("M1", "M2")))
    known = {one.code for one in _measures(book)}
    if code not in known or draw(st.integers(0, 4)) == 0:
        book.define(
            draw(definitions(code)), draw(days()), code if code in known else None
        )
    else:
        told = draw(st.dates(OPENED, day_of(book.now)).map(PartialDate.day))
        period = draw(st.just(told) | effective_dates())
        book.read(code, draw(figures()), period)


def _measures(book: Book) -> list[MeasureDefined]:
    events = (entry.event for entry in book.entries)
    return [event for event in events if isinstance(event, MeasureDefined)]


def figures() -> st.SearchStrategy[Reading]:
    """Return readings of a measure in percent: figures, and so many of so many."""
    parts = st.tuples(st.integers(0, 45), st.integers(40, 60))
    return st.one_of(
        st.integers(0, 100).map(lambda figure: Reading(str(figure))),
        parts.map(lambda pair: Reading(None, *pair)),
    )


def definitions(code: str) -> st.SearchStrategy[Definition]:
    """Return definitions of the measure `code`, with a straight line and without."""
    return st.builds(
        Definition,
        code=st.just(code),
        name=st.sampled_from(("Calls answered", "Visits in time")).map(Text),
        unit=st.just("percent"),
        direction=st.sampled_from(("higher", "lower")),
        target=st.sampled_from(("5", "62.5", "95")),
        target_by=st.none()
        | st.integers(1, 12).map(lambda m: PartialDate.month(2021, m)),
        baseline=st.none() | st.sampled_from(("0", "61.5")),
        baseline_on=st.none() | days().map(PartialDate.day),
        actions=st.sampled_from(((), ("action/riverton-2019/1",))),
        about=st.none() | st.just(Text("Counted by hand")),
    )


def _amendment(draw: st.DrawFn, book: Book) -> None:
    """Correct or retract any entry, most often one of the last."""
    count = len(book.entries)
    number = count - draw(st.integers(0, min(count - 1, 8)))
    if draw(st.booleans()):
        book.retract(number)
        return
    text = Text(f"Corrected {count}")
    rating = draw(st.sampled_from(RATINGS))
    on = draw(effective_dates())
    changes = (
        *(Changes(on=on), Changes(text=text), Changes(rating=rating, on=on)),
        Changes(figure=draw(figures())),
    )
    book.correct(number, draw(st.sampled_from(changes)))
