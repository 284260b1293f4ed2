"""What the cell of a rating says: words, letters, signs, colours; and doubts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.ratings.keeping import Rated
from tests.ledger.documents.rating_builders import rated


@pytest.mark.parametrize(
    ("words", "value", "source"),
    [
        ("Amber", "Amber", "words"),
        ("AMBER", "Amber", "words"),
        ("a", "Amber", "words"),
        ("A - Amber", "Amber", "words"),
        ("Amber (A)", "Amber", "words"),
        ("RAG: Green", "Green", "words"),
        ("On track", "Green", "words"),
        ("RED - off track", "Red", "words"),
        ("🟢", "Green", "symbol"),
        ("🔴 Red", "Red", "words"),
        ("●~FFC000", "Amber", "symbol"),
        ("■~0070C0", "Blue", "symbol"),
        ("|FF0000", "Red", "colour"),
        ("|FE0101", "Red", "colour"),
        ("|C00000", "Red", "colour"),
        ("|92D050", "Green", "colour"),
        ("|FFC7CE", "Red", "colour"),
        ("|ED7D31", "Amber", "colour"),
        (" ~00FF00", "Green", "colour"),
        ("Amber|FFC000", "Amber", "words"),
        ("Amber|FFFF00", "Amber", "words"),
        ("Green|F2F2F2", "Green", "words"),
    ],
)
def test_a_rating_is_read(words: str, value: str, source: str) -> None:
    outcome = rated(words)

    assert outcome.kept == {0: Rated(value, source)}  # type: ignore[arg-type]
    assert outcome.doubts == []
    assert outcome.left == []


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("Amber/Green", "names Amber and Green"),
        ("A→G", "names Amber and Green"),
        ("was Red now Amber", "names Red and Amber"),
        ("Green - if the post is filled", "is not sure of Green"),
        ("Amber?", "is not a value of the document's rating key"),
        ("Green (provisional)", "is not sure of Green"),
        ("Not green", "is not a value"),
        ("TBC", "is not a value"),
        ("Purple", "is not a value"),
        ("🔴🟢", "but"),
        ("Amber|00B050", "say Amber but the shading 00B050 (green) says Green"),
        ("TBC|00B050", 'but the words "TBC" say that there is no rating'),
        ("🟢|FF0000", "but the shading FF0000 (red) says Red"),
        ("|FF00FF", "the shading FF00FF is not known to stand for a value"),
        ("|FFFF00", "the shading FFFF00 (yellow) is not known to stand for a value"),
        ("|7030A0", "the shading 7030A0 (purple) is not known"),
        ("|FFF2CC", "the shading FFF2CC is not known"),
        ("●", "whose colour is not in the file"),
    ],
)
def test_what_cannot_be_known_is_doubted_and_not_recorded(
    words: str, doubt: str
) -> None:
    outcome = rated(words)

    assert outcome.kept == {}
    assert doubt in " ".join(outcome.doubts)
    assert "1.1 stays not recorded" in outcome.doubts[0]
    assert outcome.doubts[0].startswith("Table 1, row 1, cell 2: ")
    said = words.partition("~")[0].partition("|")[0]
    assert outcome.left == ([said] if said else [])


def test_a_conflict_says_how_it_is_settled() -> None:
    (doubt,) = rated("Amber|00B050").doubts

    assert doubt.endswith(
        "and the words are listed as unplaced; make them agree in Word, or record it"
        ' afterwards with "ledger rate 1.1".'
    )


@pytest.mark.parametrize("words", ["", "|FFFFFF", " "])
def test_an_absent_rating_is_no_doubt(words: str) -> None:
    outcome = rated(words)

    assert (outcome.kept, outcome.doubts) == ({}, [])


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Red - two posts are vacant", "Red - two posts are vacant"),
        ("Red\nTwo posts are vacant", "Two posts are vacant"),
        ("Red ↑", "Red ↑"),
        ("Red ↑~00B050", "Red ↑"),
        ("Two posts are vacant|FF0000", "Two posts are vacant"),
    ],
)
def test_a_remark_beside_a_rating_is_listed(words: str, left: str) -> None:
    outcome = rated(words)

    assert outcome.values == ["Red"]
    assert outcome.left == [left]
    assert f'"{left}" says more than a rating' in outcome.doubts[0]


def test_a_rating_with_its_whole_meaning_is_read_though_it_names_another() -> None:
    key = (["Red", "late - not yet Amber"], ["Amber", "at risk"])
    outcome = rated("RED – Late - not yet amber", "Red – not yet Amber", key=key)

    assert outcome.kept == {0: Rated("Red", "words")}


def test_without_a_key_the_names_of_hues_are_read() -> None:
    outcome = rated("|92D050", "|ED7D31", "B", "|FFFF00", "On track", key=())

    assert outcome.values == ["Green", "Amber", "Blue"]
    assert ["usual scheme" in doubt for doubt in outcome.doubts] == [True, True]


def test_colours_are_learnt_from_the_key() -> None:
    key = (
        ["Status", "Meaning"],
        ["Not started|D9D9D9", "idle"],
        ["Under way|FFFF00", "begun"],
        ["Done|7030A0", "over"],
    )
    outcome = rated("|D9D9D9", "|FFFF3C", "|A02B93", "|DDDDDD", "|00B050", key=key)

    assert outcome.values == ["Not started", "Under way", "Done", "Not started"]
    assert "00B050 (green) is not known" in outcome.doubts[0]


def test_two_greens_of_a_key_are_told_apart_or_doubted() -> None:
    key = (["Well|92D050", "good"], ["Done|00B050", "over"], ["Late|FF0000", "bad"])
    outcome = rated("|92D050", "|00B050", "|00A84C", "|47C050", key=key)

    assert outcome.values == ["Well", "Done", "Done"]
    assert "47C050 (green) is not known" in outcome.doubts[0]


def test_amber_and_yellow_are_told_apart_where_the_scheme_has_both() -> None:
    key = (["Red", "bad"], ["Amber", "poor"], ["Yellow", "fair"], ["Green", "good"])
    outcome = rated("|FFC000", "|FFFF00", "|FFEB9C", key=key)

    assert outcome.values == ["Amber", "Yellow"]
    assert "FFEB9C (amber or yellow) is not known" in outcome.doubts[0]


def test_initials_are_read_where_the_key_gives_no_letters_and_that_is_said() -> None:
    key = (["Red", "bad"], ["Amber", "poor"], ["Green", "good"])
    outcome = rated("R", "a", key=key)

    assert outcome.values == ["Red"]
    assert outcome.doubts[0] == (
        "The document's rating key gives no letters; R was read as Red, A was read as"
        " Amber, G was read as Green."
    )


CELLS = st.tuples(
    st.sampled_from(
        ["", "Red", "A", "🟢", "●", "Red/Amber", "TBC", "late", "On track"]
    ),
    st.sampled_from(["", "FF0000", "FFC000", "92D050", "FFFFFF", "7030A0", "F2F2F2"]),
    st.sampled_from(["", "FFFF00", "00B050"]),
).map(lambda parts: f"{parts[0]}|{parts[1]}~{parts[2]}")


@given(st.lists(CELLS, max_size=5))
def test_a_rating_is_kept_or_doubted_and_never_both(cells: list[str]) -> None:
    outcome = rated(*cells)

    for at in range(len(cells)):
        doubted = any(f"1.{at + 1} stays not recorded" in d for d in outcome.doubts)
        assert not (doubted and at in outcome.kept)


@given(st.lists(CELLS, max_size=5))
def test_words_that_give_no_rating_are_listed(cells: list[str]) -> None:
    outcome = rated(*cells)

    for at, words in enumerate(cells):
        said = words.partition("|")[0]
        if said and at not in outcome.kept:
            assert said in outcome.left
