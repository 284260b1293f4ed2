"""A rating is a value of the scheme in force on its day, with a reason."""

from __future__ import annotations

import pytest

from domain.action import Action
from domain.correcting import Changes, amended
from domain.plan import Plan
from domain.refusals import NoSchemeError, ReasonMissingError
from domain.scheme import (
    BadSchemeError,
    RatingScheme,
    RatingValue,
    UnknownRatingError,
    ragb,
)
from domain.text import Text
from tests.domain.given import (
    BECAUSE,
    action,
    by,
    day,
    is_one_sentence,
    numbers,
    planned,
)


def scheme(*names: tuple[str, str]) -> RatingScheme:
    """Return a scheme of values by word and letter."""
    meaning = Text("As the key says")
    values = [RatingValue(value=v, letter=c, meaning=meaning) for v, c in names]
    return RatingScheme(values=tuple(values))


TWO = scheme(("On track", "T"), ("Off track", "F"))


def changed() -> Plan:
    """Return a plan that went over to another scheme on 1 June 2020."""
    plan = planned("1.1")
    return plan.apply([plan.adopt_scheme(TWO, by(day(6)))])


@pytest.mark.parametrize("said", ["Amber", "amber", "AMBER", "a", "A", " amber "])
def test_a_rating_is_accepted_in_any_case_or_as_its_letter(said: str) -> None:
    assert action().rate(said, BECAUSE, by()).rating == "Amber"


@pytest.mark.parametrize("said", ["Purple", "", "Ambe", "not recorded"])
def test_a_rating_that_the_scheme_does_not_have_is_refused_with_the_choices(
    said: str,
) -> None:
    with pytest.raises(UnknownRatingError, match=r"Red \(R\), Amber \(A\)") as refused:
        action().rate(said, BECAUSE, by())

    assert is_one_sentence(refused.value)
    assert refused.value.rating == said


def test_a_value_without_a_letter_is_called_by_its_word_alone() -> None:
    keyed = RatingValue(value="Gwyrdd", letter="G", meaning=BECAUSE)
    wordy = RatingValue(value="Ar y trywydd", meaning=BECAUSE)
    both = RatingScheme(values=(keyed, wordy))

    both.check()

    assert both.find("ar y TRYWYDD") is wordy
    assert both.find("g") is keyed
    with pytest.raises(UnknownRatingError, match=r"has Gwyrdd \(G\), Ar y trywydd\."):
        both.find("None")


def test_a_rating_needs_a_reason() -> None:
    with pytest.raises(ReasonMissingError, match="A rating needs a reason"):
        action().rate("Red", None, by())


def test_the_scheme_in_force_on_the_day_of_a_rating_decides() -> None:
    rated = Action.of(changed(), "action/riverton-2019/1")

    assert rated.rate("red", BECAUSE, by(day(5, 31))).rating == "Red"
    assert rated.rate("f", BECAUSE, by(day(6))).rating == "Off track"
    with pytest.raises(UnknownRatingError, match="On track"):
        rated.rate("red", BECAUSE, by(day(6)))
    with pytest.raises(UnknownRatingError, match="Red"):
        rated.rate("off track", BECAUSE, by(day(5, 31)))


def test_days_before_any_scheme_go_by_the_first_one() -> None:
    early = day(1).replace(year=2019)

    assert action().rate("red", BECAUSE, by(early)).rating == "Red"


def test_a_scheme_adopted_late_for_an_earlier_day_is_in_force_from_that_day() -> None:
    plan = changed()
    letters = scheme(("Alpha", "A"), ("Beta", "B"))

    plan = plan.apply([plan.adopt_scheme(letters, by(day(3)))])

    found = [plan.scheme_on(by(day(m)).effective).values[0].value for m in (2, 3, 5, 6)]
    assert found == ["Red", "Alpha", "Alpha", "On track"]


def test_a_plan_without_a_scheme_rates_nothing() -> None:
    plan = Plan.called("riverton-2019")
    plan = plan.apply([plan.open(Text("Bare"), None, None, by(day(1)))])

    with pytest.raises(NoSchemeError, match="adopt one") as refused:
        Action.of(plan, "action/riverton-2019/1").rate("Red", BECAUSE, by())

    assert is_one_sentence(refused.value)


def test_a_corrected_rating_is_one_of_the_scheme_on_its_day() -> None:
    given = Action.of(changed(), "action/riverton-2019/1")
    given = given.apply([given.rate("Red", BECAUSE, by(day(5)))])
    event = given.history.at(1, 101)

    amber = given.correct(
        amended(event, Changes(rating="amber"), 101), BECAUSE, by(), numbers
    )

    assert given.apply([amber]).history.facts[0].event.model_dump()["rating"] == "Amber"
    for wrong in (Changes(rating="Purple"), Changes(on=by(day(7)).effective)):
        with pytest.raises(UnknownRatingError):
            given.correct(amended(event, wrong, 101), BECAUSE, by(), numbers)


@pytest.mark.parametrize(
    "bad",
    [
        scheme(("Red", "R"), ("Round", "r")),
        scheme(("Red", "R"), ("red", "D")),
        scheme(("Red", "A"), ("A", "X")),
        scheme(("Red", "R"), ("Not recorded", "N")),
    ],
)
def test_a_word_or_letter_for_two_values_is_refused(bad: RatingScheme) -> None:
    with pytest.raises(BadSchemeError, match="would mean two things") as refused:
        planned().adopt_scheme(bad, by())

    assert is_one_sentence(refused.value)


def test_a_value_may_have_its_own_word_as_letter() -> None:
    plain = scheme(("Yes", "yes"), ("No", "n"))

    assert planned().adopt_scheme(plain, by()).values == plain.values


def test_the_usual_scheme_owes_exceptions_for_red_and_completes_with_blue() -> None:
    values = ragb().values

    assert [v.value for v in values] == ["Red", "Amber", "Green", "Blue"]
    assert [v.value for v in values if v.exception_required] == ["Red"]
    assert [v.value for v in values if v.complete] == ["Blue"]
