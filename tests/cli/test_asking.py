"""Questions about any day, as known on any day or up to any entry."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, refused
from tools.stage import Stage


def rating(office: Stage, *words: str) -> str:
    """Return the rating of 2.6 that `status` gives with `words`."""
    actions = {row["code"]: row for row in ask(office, "status", *words)["actions"]}
    return str(actions["2.6"]["rating"])


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ((), "Amber"),
        (("--as-at", "29 July 2020"), "not recorded"),
        (("--as-at", "30 July 2020"), "Amber"),
        (("--as-at", "30 July 2020", "--known-on", "14 August 2020"), "Red"),
        (("--as-at", "30 July 2020", "--known-on", "13 August 2020"), "not recorded"),
        (("--known-on", "#15"), "Red"),
        (("--known-on", "#16"), "Amber"),
        (("--known-on", "16"), "Amber"),
        (("--known-on", "2020-08-14"), "Red"),
        (("--as-at", "July 2020", "--known-on", "yesterday"), "Amber"),
    ],
)
def test_status_answers_for_a_day_as_known_then(
    office: Stage, words: tuple[str, ...], then: str
) -> None:
    assert rating(office, *words) == then


def test_what_was_known_on_a_day_is_about_that_day(office: Stage) -> None:
    said = ask(office, "status", "--known-on", "20 August 2020")

    assert said["as_at"] == "2020-08-20"
    assert said["known_to"]["entry"] == 14
    assert said["head"]["entries"] == 18


def test_every_question_takes_both_dates(office: Stage) -> None:
    axes = ("--as-at", "30 July 2020", "--known-on", "14 August 2020")

    assert ask(office, "show", "2.6", *axes)["action"]["rating"] == "Red"
    assert [r["number"] for r in ask(office, "timeline", "2.6", *axes)] == [
        *(9, 10, 11, 12)
    ]
    assert len(ask(office, "log", *axes)) == 12
    assert ask(office, "plan", *axes)["known_to"]["entry"] == 14
    assert ask(office, "snapshot", *axes)["counts"]["Red"] == 1


def test_diff_names_the_entry_that_made_the_difference(office: Stage) -> None:
    (change,) = ask(office, "diff", "--as-at", "30 July 2020", "--from-known-on", "#14")

    assert (change["action"], change["field"]) == ("2.6", "rating")
    assert (change["before"], change["after"]) == ("Red", "Amber")
    assert change["entries"] == [16]


def test_diff_takes_two_days_or_an_entry(office: Stage) -> None:
    between = ask(office, "diff", "29 July 2020", "30 July 2020")
    since = ask(office, "diff", "#17")

    assert {row["field"] for row in between} == {"rating", "progress"}
    assert [row["entries"] for row in since] == [[18]]


def test_the_log_is_filtered(office: Stage) -> None:
    def numbers(*words: str) -> list[int]:
        return [row["number"] for row in ask(office, "log", *words)]

    assert numbers("--action", "1.1") == [8, 14, 17]
    assert numbers("--type", "rated") == [12]
    assert numbers("--since", "10 September 2020") == [15, 16, 17, 18]
    assert numbers("--until", "2 December 2019", "--type", "plan.opened") == [1]
    assert numbers("--backdated") == [11, 12, 16]
    assert numbers("--type", "progress recorded") == [11, 14]
    assert numbers("--type", "exception_reported") == []


def test_what_became_of_an_entry_is_as_known_then(office: Stage) -> None:
    assert ask(office, "show", "#12")["corrected_by"] == 16
    assert ask(office, "show", "#12", "--known-on", "#15")["corrected_by"] is None
    assert "no entry #16" in refused(office.run("show", "#16", "--known-on", "#15"))


@pytest.mark.parametrize("words", [("--known-on", "#999"), ("--known-on", "#0")])
def test_an_entry_that_there_is_not_is_refused(
    office: Stage, words: tuple[str, str]
) -> None:
    said = refused(office.run("status", *words))

    assert said == f"There is no entry {words[1]}; the last entry is #18."


def test_a_day_before_the_plan_says_when_it_begins(office: Stage) -> None:
    said = refused(office.run("status", "--as-at", "1 May 2019"))

    assert "opened on 2 December 2019" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--type", "ratd"), 'did you mean "rated"?'),
        (("--type", "action.ratd"), 'did you mean "action.rated"?'),
        (("--actor", "nobody"), "those who did are policy.officer."),
        (("--since", "2 May 2020", "--until", "1 May 2020"), "the earlier of the two"),
    ],
)
def test_a_filter_that_nothing_could_fit_is_refused(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    assert says in refused(office.run("log", *words))


def test_what_will_be_known_is_not_known_yet(office: Stage) -> None:
    said = refused(office.run("status", "--known-on", "2 March 2021"))

    assert "nobody knows yet" in said
    assert office.run("status", "--known-on", "1 March 2021").code == 0


def test_an_entry_is_found_by_its_bare_number_where_no_action_has_that_code(
    office: Stage,
) -> None:
    assert ask(office, "show", "12")["number"] == 12
    assert 'There is no action "2.66"' in refused(office.run("show", "2.66"))

    office.run("plan", "action", "12", "1", "Twelve")

    assert ask(office, "show", "12")["action"]["code"] == "12"


def test_an_entry_is_shown_in_the_words_of_people(office: Stage) -> None:
    said = office.run("show", "#12").out

    assert "14 August 2020 at 10:30 BST" in said
    assert "30 July 2020, recorded 15 days later" in said
    assert "#16" in said
    assert "2020-08-14T" not in said


def test_the_log_tells_the_time_in_london(office: Stage) -> None:
    said = " ".join(office.run("timeline", "1.1").out.split())

    assert "GMT" in said
    assert "BST" in said
