"""The page of a report says what the plan says, and from where it looks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from projections.documents.content import marked
from projections.pack.material import Filed, Material
from projections.pack.page import as_page
from tests.projections.pack.pages import EVERY, WITHHELD, empty, page
from tests.projections.pack.sample import material, sealed, working_copy


@pytest.mark.parametrize("made", EVERY)
def test_every_page_says_what_it_is_and_from_where_it_looks(made: Material) -> None:
    found = page(made)

    for sentence in marked(made.data):
        assert found.text.count(sentence) == 2  # Above the report, and below.


@pytest.mark.parametrize("made", EVERY)
def test_every_printed_sheet_says_so_too(made: Material) -> None:
    (style,) = page(made).all("style")
    below = re.search(r'@bottom-left \{\s*content: "([^"]*)"', style.text)

    assert below
    said = re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), below[1])
    assert said == " ".join(marked(made.data)[:2])


def test_only_what_is_not_sealed_is_called_a_working_copy() -> None:
    assert "Working copy, not a report." in page(working_copy()).text
    assert "working copy" not in as_page(sealed()).decode().casefold()
    assert "Report 2 to Ofsted." in page(sealed()).text
    for made, kind in ((working_copy(), "Working copy"), (sealed(), "Report 2")):
        assert kind in page(made).all("title")[0].text
        above = [e for e in page(made).all("p") if e.attributes.get("class") == "kind"]
        assert [one.text for one in above] == [kind]


def test_what_was_withheld_is_said() -> None:
    assert (
        "Withheld from this audience: owners, evidence. Who approved targets and who"
        " recorded entries is shown." in page(WITHHELD).text
    )


def test_the_same_material_gives_the_same_bytes() -> None:
    assert as_page(sealed()) == as_page(sealed())


def test_the_summary_counts_in_words_and_numbers() -> None:
    text = page(sealed()).text

    assert "4 actions: 2 Red, 1 Purple, 1 not recorded." in text
    assert "Actions by area and rating on 30 July 2022" in text


def test_movement_since_the_report_before_is_told() -> None:
    text = page(sealed()).text

    assert "1 worsened, 1 added, 2 stayed." in text
    assert (
        "Compared with report 1 to the same audience, sent on 3 February 2022" in text
    )
    assert "1.1 was 1.9" in text


def test_a_first_report_says_that_there_was_none_before() -> None:
    first = replace(sealed(), told=[])

    assert "There was no report to this audience before." in page(first).text
    assert "no report before it" in page(working_copy()).text


def test_by_how_much_a_target_was_moved_is_not_taken_for_a_person() -> None:
    text = page(sealed()).text

    assert "Due at first Due now Shift Why, and who approved" in text
    assert "Moved by" not in text


def test_a_report_made_without_the_ledger_is_named_and_not_compared() -> None:
    only = replace(sealed(), told=[], filed=[Filed(1, "2022-02-03", 30)])
    between = replace(sealed(), filed=[Filed(5, "2022-03-01", 0, after=1)])
    made = "was made without the ledger: what it said is in its file, not in these"

    first, second = page(only).text, page(between).text

    assert f"sent on 3 February 2022 (registered 30 days later), {made}" in first
    assert "There was no report to this audience before." not in first
    assert "There is no report before this one that can be compared with it." in first
    assert f"Report 5 to Ofsted, sent on 1 March 2022, {made}" in second
    assert "Compared with report 1 to the same audience" in second


def test_an_action_that_owes_an_exception_report_has_it_or_says_that_it_lacks_it() -> (
    None
):
    text = page(sealed()).text
    owed = text.partition("Exception reports Action 1.1")[2].partition("Charts")[0]

    assert "Cause Two left Recovery Advertise again Asked nothing is asked" in owed
    assert "Action 1.2 Red required since 1 April 2022" in owed
    assert "It is owed since 1 April 2022 (120 days)." in owed
    assert owed.count("No exception report is recorded.") == 1
    assert "requires an exception report" in page(empty()).text


def test_an_action_says_all_that_the_plan_has_of_it() -> None:
    articles = [one.text for one in page(sealed()).all("article")]
    text = next(one for one in articles if one.startswith("Action 1.1 Red Hold"))

    for words in (
        "Sub-items a) Write to partners",
        "Impact 1) Fewer moves",
        "Owner Head of Service",
        "Rating Red since 1 March 2022, because: The report is late",
        "Delivery in progress: Begun in May",
        "Ten posts filled #3, 2 March 2022, recorded 12 days later, by h.mensah",
        "June 2022 Partners asked; approved by DMG (1 revision, #41)",
        "95% of visits on time (measure)",
        "File: minutes.pdf (application/pdf, 2,307 bytes) SHA-256 abab",
        "supports #3",
    ):
        assert words in text


def test_what_is_routine_says_who_watches_it_and_why_there_is_no_evidence() -> None:
    articles = [one.text for one in page(sealed()).all("article")]
    text = next(one for one in articles if one.startswith("Action 2.1 Purple"))

    assert "Delivery business as usual Evidence waived Shown to the board" in text
    assert "Monitored by Head of Quality" in text
    assert "Monitored by" not in next(one for one in articles if "1.1 Red" in one)


def test_a_history_tells_who_said_what_when_and_what_became_of_it() -> None:
    rows = [one.text for one in page(sealed()).all("tr") if "id" in one.attributes]
    said = {row.split()[0]: row for row in rows}

    assert list(said) == ["#2", "#3", "#4", "#5", "#6", "#1"]
    assert said["#2"] == (
        "#2 2 July 2022 at 13:30 BST by h.mensah 1 June 2022 rated"
        " Yellow because: Hold visits and record them corrected by #4"
    )
    assert "recorded 30 days later" in said["#4"]
    assert "in place of #2" in said["#4"]
    assert "retracted by #6" in said["#5"]
    assert "holds redacted text" in said["#5"]
    assert "takes back #5" in said["#6"]


def test_actions_that_left_the_plan_say_how_and_why() -> None:
    text = page(sealed()).text

    assert "1 May 2022, merged into 2.1, because: One and the same" in text
    assert "No action has left the plan." in page(empty()).text


def test_the_glossary_explains_ratings_terms_and_boards() -> None:
    text = page(sealed()).text.partition("Glossary What the ratings mean")[2]

    assert "Off course [exception report required]" in text
    assert "CPM Case Progress Meeting" in text
    assert "DMG Management group" in text


def test_a_plan_that_has_ended_says_so_at_the_top() -> None:
    ended = {"how": "closed", "into": None, "on": "2022-07-01", "because": "All done"}

    text = page(material({**working_copy().data, "ended": ended})).text

    assert "The plan is closed since 1 July 2022: All done" in text


def test_a_rating_is_a_word_wherever_it_has_a_colour() -> None:
    found = page(sealed())
    filled = [e for e in found.elements if "fill-" in e.attributes.get("class", "")]

    assert filled
    assert all(re.search("[A-Za-z]", one.text) for one in filled)
