"""Colours of the palettes that officers pick from, and what people call them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.ratings.colours import (
    difference,
    hue_word,
    hue_words,
    is_pale,
    named_hue,
)

PALETTES = {
    "Word and Excel, standard colours": {
        "C00000": "red",
        "FF0000": "red",
        "FFC000": "amber",
        "FFFF00": "yellow",
        "92D050": "green",
        "00B050": "green",
        "00B0F0": "blue",
        "0070C0": "blue",
        "002060": "blue",
        "7030A0": "purple",
    },
    "Word, highlights": {
        "00FF00": "green",
        "00FFFF": "",  # Turquoise
        "FF00FF": "",  # Pink
        "0000FF": "blue",
        "000080": "blue",
        "008080": "",  # Teal
        "008000": "green",
        "800080": "purple",
        "800000": "red",
        "808000": "",  # Dark yellow, an olive
        "808080": "grey",
        "C0C0C0": "grey",
        "000000": "black",
    },
    "Office theme until 2013": {
        "1F497D": "blue",
        "4F81BD": "blue",
        "C0504D": "red",
        "9BBB59": "green",
        "8064A2": "blue/purple",
        "4BACC6": "blue",
        "F79646": "amber",
        "948A54": "",
        "D99694": "",
        "E6B9B8": "",
        "604A7B": "",
    },
    "Office theme until 2023": {
        "44546A": "",
        "E7E6E6": "",
        "4472C4": "blue",
        "ED7D31": "amber",
        "A5A5A5": "grey",
        "5B9BD5": "blue",
        "70AD47": "green",
        "FFD966": "amber",
        "A9D18E": "green",
        "C55A11": "amber",
        "843C0B": "",  # Brown
        "548235": "green",
        "BF9000": "",
        "F4B183": "",
    },
    "Office theme since 2023": {
        "0E2841": "",
        "156082": "blue",
        "E97132": "amber",
        "196B24": "green",
        "0F9ED5": "blue",
        "A02B93": "purple",
        "4EA72E": "green",
        "D86ECC": "",
    },
    "LibreOffice": {
        "FFBF00": "amber",
        "FF8000": "amber",
        "FF4000": "red/amber",  # Brick
        "BF0041": "",  # Magenta
        "55308D": "blue/purple",  # Indigo
        "2A6099": "blue",
        "158466": "",  # Teal
        "00A933": "green",
        "81D41A": "green",
        "FF6D6D": "red",
        "FFDE59": "amber/yellow",
        "FF860D": "amber",
        "77BC65": "green",
        "D4EA6B": "",  # Light lime
        "B3CAC7": "",
        "C9211E": "red",
        "B47804": "",
        "706E0C": "",
        "650953": "purple",
        "127622": "green",
        "999999": "grey",
        "333333": "",
        "1C1C1C": "black",
    },
    "made for ratings": {
        "FFC7CE": "red",
        "FFEB9C": "amber/yellow",
        "C6EFCE": "green",
        "FF7C80": "red",
        "FF9900": "amber",
        "FF3300": "red/amber",
        "FFCC00": "amber/yellow",
        "339966": "green",
        "FFFFFF": "white",
    },
}
STRIPES = (
    # Tints of the themes at 60% and 80%, as in striped tables and headings.
    *("DCE6F2", "F2DCDB", "EBF1DE", "E6E0EC", "DBEEF4", "FDEADA", "B9CDE5", "FCD5B5"),
    *("DAE3F3", "FBE5D6", "EDEDED", "FFF2CC", "DEEBF7", "E2F0D9", "D6DCE5", "B4C7E7"),
    *("FFE699", "C5E0B4", "F8CBAD", "BDD7EE", "DBDBDB", "C1E5F5", "C2F1C8", "FBE3D6"),
    *("D9D9D9", "F2F2F2", "FFFFD7", "DDE8CB", "DEE6EF", "FFD7D7", "CCCCCC", "FFFFA6"),
)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@pytest.mark.parametrize(
    ("colour", "words"),
    [pair for palette in PALETTES.values() for pair in palette.items()],
)
def test_a_colour_is_called_as_people_call_it(colour: str, words: str) -> None:
    assert "/".join(hue_words(colour)) == words


def test_the_table_of_colours_is_large() -> None:
    assert sum(map(len, PALETTES.values())) + len(STRIPES) >= 100


@pytest.mark.parametrize("colour", STRIPES)
def test_a_pale_tint_has_no_word(colour: str) -> None:
    assert is_pale(colour)
    assert hue_words(colour) == ()


def test_excels_pale_styles_for_ratings_are_no_stripes() -> None:
    assert not any(map(is_pale, ("FFC7CE", "FFEB9C", "C6EFCE")))


def test_between_two_words_there_is_doubt() -> None:
    assert hue_word("FF0000") == "red"
    assert hue_word("FF4000") is None
    assert hue_word("FF00FF") is None


@pytest.mark.parametrize(
    ("word", "hue"),
    [
        ("AMBER", "amber"),
        ("orange", "amber"),
        ("Gray", "grey"),
        ("dark green", "green"),
        ("Violet ", "purple"),
        ("On track", None),
        ("redundant", None),
    ],
)
def test_a_name_is_that_of_a_hue(word: str, hue: str | None) -> None:
    assert named_hue(word) == hue


@given(COLOURS)
def test_every_colour_has_at_most_two_words(colour: str) -> None:
    assert len(hue_words(colour)) <= 2
    assert not (is_pale(colour) and set(hue_words(colour)) - {"white"})


@given(COLOURS, COLOURS)
def test_difference_is_that_of_a_distance(one: str, other: str) -> None:
    assert difference(one, other) == difference(other, one)
    assert (difference(one, other) == 0) == (one == other)
