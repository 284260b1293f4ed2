"""A rating key as a table: rows, cells, columns, signs; and tables that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.model import Position
from ledger.documents.ratings.key import Key
from tests.ledger.documents.rating_builders import colours, key_of, paragraphs, table

TABLES = {
    "colour, word, meaning": [["|FF0000", "Red", "late"], ["|00B050", "Green", "well"]],
    "letter, word, meaning": [
        ["R|FF0000", "Red", "late"],
        ["G|00B050", "Green", "well"],
    ],
    "word in the colour": [["Red|FF0000", "late"], ["Green|00B050", "well"]],
    "meaning first, below headings": [
        ["Meaning", "RAG"],
        ["late", "Red|FF0000"],
        ["well", "Green|00B050"],
    ],
    "below a title": [["RAG key"], ["Red|FF0000", "late"], ["Green|00B050", "well"]],
    "a cell to a value": [["Red – late|FF0000", "Green – well|00B050"]],
    "a title and a cell to a value": [
        ["Key:", "Red – late|FF0000", "Green – well|00B050"]
    ],
    "pairs in a row": [["Red|FF0000", "late", "Green|00B050", "well"]],
    "signs in pairs": [["🔴 Red", "late", "🟢 Green", "well"]],
    "a column to a value": [["Red|FF0000", "Green|00B050"], ["late", "well"]],
    "letters over meanings": [["R|FF0000", "G|00B050"], ["Red – late", "Green – well"]],
    "one column": [["Red – late|FF0000"], ["Green – well|00B050"]],
}


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_a_table_laid_out_as_a_key_is_read(rows: list[list[str]]) -> None:
    key, findings, document = key_of(table(*rows))

    assert [(v.value, v.meaning) for v in key.values] == [
        ("Red", "late"),
        ("Green", "well"),
    ]
    assert list(colours(key).values()) in (["FF0000", "00B050"],)
    assert findings.unplaced(document) == ()
    assert key.places == {Position(table=1)}


@pytest.mark.parametrize(
    "rows",
    [
        [["Area", "RAG"], ["Fostering", "Red|FF0000"], ["Adoption", "Green|00B050"]],
        [["Red", "3"], ["Amber", "5"]],
        [["Fostering", "Amber"], ["Adoption", "Green"]],
        [["Name", "Role"], ["A. Bell", "Chair"]],
        [["Action", "RAG"], ["1.1 Audit", "Red|FF0000"], ["1.2 Visit", "Green|00B050"]],
    ],
)
def test_other_tables_are_no_key(rows: list[list[str]]) -> None:
    assert key_of(table(*rows))[0] == Key()


def test_cells_that_only_show_hues_are_a_key_above_the_actions_alone() -> None:
    shown = ["Off track|FF0000", "On track|00B050"]
    actions = table(["Action", "Progress"], ["1.1 Audit", "Set"], number=2)

    before, _, _ = key_of(table(shown), actions)
    after, _, _ = key_of(actions, table(shown))

    assert colours(before) == {"Off track": "FF0000", "On track": "00B050"}
    assert after == Key()


def test_the_heading_above_a_table_has_a_place() -> None:
    rows = (["Red|FF0000", "late"], ["Green|00B050", "well"])
    key, findings, document = key_of(*paragraphs("# RAG key"), table(*rows))

    assert len(key.values) == 2
    assert findings.unplaced(document) == ()


def test_words_of_a_scheme_of_their_own_are_adopted() -> None:
    key, _, _ = key_of(
        table(
            ["RAG status", "Definition"],
            ["Not started|A6A6A6", "No work was done"],
            ["Off track|FF0000", "Late; needs an exception report"],
            ["On track|00B050", "Will be done in time"],
            ["Complete|7030A0", "Signed off by the board"],
            ["Stopped|000000", "No longer done"],
        )
    )

    assert [v.value for v in key.values] == [
        "Not started",
        "Off track",
        "On track",
        "Complete",
        "Stopped",
    ]
    assert [v.exception_required for v in key.values] == [False, True] + [False] * 3
    assert [v.complete for v in key.values] == [False] * 3 + [True, False]
    assert colours(key)["Stopped"] == "000000"


def test_a_colour_without_a_word_is_named_by_its_hue_and_doubted() -> None:
    key, findings, _ = key_of(
        table(
            ["Colour", "Meaning"],
            ["|FF0000", "The action will miss its date and the board is told"],
            ["|00B050", "The action will be done by its date, as far as is known"],
        )
    )

    assert [value.value for value in key.values] == ["Red", "Green"]
    assert 'the rating would be called "Red"' in findings.doubts[0]


def test_a_key_above_the_headings_of_a_sheet_is_read() -> None:
    key, findings, document = key_of(
        table(
            ["Red|FF0000", "late"],
            ["Green|00B050", "well"],
            ["Action", "Progress"],
            ["1.1 Audit", "Set"],
        )
    )

    assert colours(key) == {"Red": "FF0000", "Green": "00B050"}
    assert key.places == frozenset()
    assert "Red" not in " ".join(s.words for s in findings.unplaced(document))


def test_a_key_inside_a_cell_is_read() -> None:
    key, findings, document = key_of(
        table(["How we rate", "Red: late\nAmber: at risk\nGreen: well"])
    )

    assert [value.value for value in key.values] == ["Red", "Amber", "Green"]
    assert [s.words for s in findings.unplaced(document)] == ["How we rate"]


WORDS = st.sampled_from(
    [
        "",
        "Red",
        "Green",
        "A",
        "RAG key",
        "Meaning",
        "late",
        "On track",
        "Red – late",
        "3",
        "🔴",
        "1.1 Audit",
        "☒",
        "Key: Red = late, Green = well",
        "Red: late\nGreen: well",
    ]
)
CELLS = st.tuples(WORDS, st.sampled_from(["", "|FF0000", "|00B050", "|FFFFFF"])).map(
    "".join
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


@given(ROWS)
def test_every_word_of_a_table_is_in_its_key_or_left(rows: list[list[str]]) -> None:
    key, findings, document = key_of(table(*rows))

    left = findings.unplaced(document)
    said = [value.source.words for value in key.values]
    said += [span.words for span in (*findings.structure, *left)]
    for span in document.spans():
        assert any(span.words in words for words in said)


@given(ROWS)
def test_a_key_of_two_values_or_more_has_a_meaning_for_each(
    rows: list[list[str]],
) -> None:
    key, _, _ = key_of(table(*rows))

    assert len(key.values) != 1
    assert all(value.value and value.meaning for value in key.values)
