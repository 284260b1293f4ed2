"""What is recorded of a drawn plan: from the beginning, later, and wrongly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from domain.action import Action
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.scheme import RatingScheme
from domain.target import Target
from domain.target_reading import read_target
from domain.text import Text
from tests.acceptance import drawn_words as w
from tests.delivering import delivered

Decision = Callable[[Action, Attribution], Event]
Change = Callable[[Plan, Attribution], Event]


@dataclass(frozen=True)
class Step:
    """Something that is recorded of an action, by its code, and when it was so."""

    ref: str
    on: PartialDate
    decide: Decision


@dataclass(frozen=True)
class Amendment:
    """An entry that was wrong: the one that is `back` entries from the last.

    Attributes:
        back: From 0.
        text: The words it should have; None to retract it.
        on: The date it should have.
    """

    back: int
    text: Text | None
    on: PartialDate


def texts(most: int = 3, lines: tuple[str, ...] = w.LINES) -> st.SearchStrategy[str]:
    """Draw a text of one to a few of those lines."""
    drawn = st.lists(st.sampled_from(lines), min_size=1, max_size=most, unique=True)
    return drawn.map("\n".join)


def days() -> st.SearchStrategy[PartialDate]:
    """Draw a day on which the plan stood."""
    return st.dates(w.OPENED, w.LAST).map(PartialDate.day)


def dates() -> st.SearchStrategy[PartialDate]:
    """Draw a day, a month, or a date that nobody knows."""
    months = st.integers(1, 12).map(lambda month: PartialDate.month(2021, month))
    return days() | months | st.just(PartialDate.unknown())


@st.composite
def begun(draw: st.DrawFn, ref: str, lines: tuple[str, ...]) -> list[Step]:
    """Draw what stands of an action from the beginning."""
    decisions: list[Decision] = []
    for made in (_part, _impact):
        labels = draw(st.sampled_from(w.LABELS))
        said = draw(st.lists(texts(2, lines), max_size=2))
        decisions += [made(*pair) for pair in zip(labels, said, strict=False)]
    for words in draw(st.lists(st.sampled_from(w.TARGETS), unique=True, max_size=3)):
        decisions.append(_target(read_target(words).target))
    for words in draw(st.lists(st.sampled_from(w.MEASURES), unique=True, max_size=2)):
        decisions.append(_target(Target(kind="measure", words=Text(words))))
    return [Step(ref, PartialDate.day(w.OPENED), decide) for decide in decisions]


def _part(label: str, text: str) -> Decision:
    return lambda action, by: action.add_sub_item(label, Text(text), by)


def _impact(label: str, text: str) -> Decision:
    return lambda action, by: action.state_impact(label, Text(text), by)


def _target(target: Target) -> Decision:
    return lambda action, by: action.set_target(target, by)


_LASTING = ("owner", "revise", "reword", "set")


@st.composite
def later(
    draw: st.DrawFn, ref: str, scheme: RatingScheme, lines: tuple[str, ...]
) -> list[Step]:
    """Draw what came to be of an action."""
    steps = []
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(["note", "note", "rating", "delivery", *_LASTING]))
        on = draw(days() if kind in _LASTING else dates())
        words = {
            "text": draw(texts(3, lines)),
            "rating": draw(st.sampled_from([value.value for value in scheme.values])),
            "target": draw(st.sampled_from(w.TARGETS)),
            "owner": draw(st.sampled_from(w.OWNERS)),
            "status": draw(st.sampled_from(w.DELIVERIES)),
        }
        steps.append(Step(ref, on, _decision(kind, words)))
    return steps


def _decision(kind: str, words: Mapping[str, str]) -> Decision:
    text, owner = Text(words["text"]), Text(words["owner"])
    target, status = read_target(words["target"]).target, words["status"]
    rating = words["rating"]
    decisions: dict[str, Decision] = {
        "note": lambda action, by: action.record_progress(text, by),
        "rating": lambda action, by: action.rate(rating, text, by),
        "delivery": lambda action, by: delivered(action, status, by, text),
        "owner": lambda action, by: action.assign_owner(owner, None, by),
        "reword": lambda action, by: action.reword(text, None, by),
        "set": lambda action, by: action.set_target(target, by),
        "revise": lambda action, by: action.revise_target(
            1, target, by, reason=text, approved_by=owner
        ),
    }
    return decisions[kind]


@st.composite
def changes(
    draw: st.DrawFn, codes: list[str], lines: tuple[str, ...]
) -> list[tuple[PartialDate, Change]]:
    """Draw what changes in the plan itself."""
    changes: list[tuple[PartialDate, Change]] = []
    for _ in range(draw(st.integers(0, 3)) if codes else 0):
        kind = draw(st.sampled_from(["withdraw", "merge", "scheme", "term", "add"]))
        one, other = draw(st.sampled_from(codes)), draw(st.sampled_from(codes))
        text = Text(draw(texts(3, lines)))
        scheme = draw(st.sampled_from(w.SCHEMES))
        changes.append((draw(days()), _change(kind, one, other, text, scheme)))
    return changes


def _change(
    kind: str, one: str, other: str, text: Text, scheme: RatingScheme
) -> Change:
    changes: dict[str, Change] = {
        "withdraw": lambda plan, by: plan.withdraw_action(one, text, by),
        "merge": lambda plan, by: plan.merge_actions((one,), other, text, by),
        "scheme": lambda plan, by: plan.adopt_scheme(scheme, by),
        "term": lambda plan, by: plan.define_term(Text("CPM"), text, by),
        "add": lambda plan, by: plan.add_action(
            f"{one.split('.')[0]}.7", one.split(".")[0], text, by
        ),
    }
    return changes[kind]


def amendments(lines: tuple[str, ...]) -> st.SearchStrategy[Amendment]:
    """Draw an entry of the last ones that turns out to be wrong."""
    words = st.none() | texts(3, lines).map(Text)
    return st.builds(Amendment, st.integers(0, 12), words, days())
