"""The rating key is read wherever it stands: lines, marks, tables, cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.documents.plan_reading import RatingReading
from ledger.documents.ratings.key import Key
from tests.ledger.documents.rating_builders import colours, key_of, paragraphs, table

RAG_LINES = (
    "Red – R – off track, exception report owed",
    "A = Amber: late",
    "G: Green",
)
HEADED = ("# RAG rating",)


def short(values: tuple[RatingReading, ...]) -> list[tuple[str, str | None, str]]:
    """Return the value, letter and meaning of each."""
    return [(v.value, v.letter, v.meaning) for v in values]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("RED – R\tLate - report owed", ("Red", "R", "Late - report owed")),
        ("Red (R): late", ("Red", "R", "late")),
        ("R = Red: late", ("Red", "R", "late")),
        ("R – Red – late", ("Red", "R", "late")),
        ("Red R – late", ("Red", "R", "late")),
        ("Green: On track", ("Green", None, "On track")),
        ("Late (Red)", ("Red", None, "Late")),
        ("Not begun – Grey – idle", ("Grey", None, "Not begun – idle")),
        ("On track: will be done in time", ("On track", None, "will be done in time")),
        ("B – Complete", ("Complete", "B", "Complete")),
        ("Purple = part of daily work", ("Purple", None, "part of daily work")),
    ],
)
def test_a_line_below_the_heading_of_a_key_explains_a_rating(
    line: str, read: tuple[str, str | None, str]
) -> None:
    key, findings, document = key_of(*paragraphs(*HEADED, line, "Blue - B\tDone"))

    assert short(key.values)[0] == read
    assert findings.unplaced(document) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Each action is coloured as follows: -",
        "Note: colours are agreed by the board",
        "Red: 3",
        "The board rates actions",
        "",
    ],
)
def test_other_lines_below_the_heading_are_left(line: str) -> None:
    key, findings, document = key_of(*paragraphs(*HEADED, line, *RAG_LINES))

    assert [value.value for value in key.values] == ["Red", "Amber", "Green"]
    assert [span.words for span in findings.unplaced(document)] == [line] * bool(line)


@pytest.mark.parametrize(
    "line",
    [
        "Key: Red = off track, Amber = at risk, Green = on track",
        "Red (off track) / Amber (at risk) / Green (on track)",
        "🔴 Off track 🟠 At risk 🟢 On track",
        "Red – off track; Amber – at risk; Green – on track",
    ],
)
def test_a_key_in_one_line_needs_no_heading(line: str) -> None:
    key, findings, document = key_of(*paragraphs("Words before", line, "Words after"))

    assert [v.meaning.casefold() for v in key.values] == [
        "off track",
        "at risk",
        "on track",
    ]
    assert [s.words for s in findings.unplaced(document)] == [
        "Words before",
        "Words after",
    ]


def test_lines_that_name_hues_need_no_heading() -> None:
    key, _, _ = key_of(*paragraphs("# Introduction", "Words", *RAG_LINES))

    assert short(key.values) == [
        ("Red", "R", "off track, exception report owed"),
        ("Amber", "A", "late"),
        ("Green", "G", "Green"),
    ]
    assert [v.exception_required for v in key.values] == [True, False, False]


def test_one_line_without_a_heading_is_no_key() -> None:
    assert key_of(*paragraphs("Red: this is urgent", "Words"))[0] == Key()


def test_meanings_say_what_counts_as_complete() -> None:
    lines = ("Blue – done and achieved", "Grey – not complete", "Complete – signed off")
    key, _, _ = key_of(*paragraphs(*HEADED, *lines))

    assert [v.complete for v in key.values] == [True, False, True]


def test_marks_and_signs_teach_the_colours() -> None:
    lines = paragraphs(
        *HEADED, "Off track: late", "🟢 On track: well", "Blue - B - done"
    )
    marked = replace(lines[1], marks=("C00000",))

    key, findings, _ = key_of(lines[0], marked, *lines[2:])

    assert colours(key) == {"Off track": "C00000", "On track": "00B050", "Blue": None}
    assert findings.doubts == []


def test_a_key_that_is_marked_all_over_teaches_no_colour() -> None:
    lines = paragraphs(*HEADED, *RAG_LINES)
    marked = [replace(line, marks=("FFFF00",)) for line in lines[1:]]
    key, findings, _ = key_of(lines[0], *marked)

    assert set(colours(key).values()) == {None}
    assert len(findings.doubts) == 3
    assert "the key shows Red in FFFF00" in findings.doubts[0]


def test_an_amber_that_is_shown_in_yellow_is_learnt() -> None:
    key, findings, _ = key_of(
        table(
            ["Red|FF0000", "late"],
            ["Amber|FFFF00", "at risk"],
            ["Green|00B050", "well"],
        )
    )

    assert colours(key) == {"Red": "FF0000", "Amber": "FFFF00", "Green": "00B050"}
    assert findings.doubts == []


def test_the_same_key_again_is_placed_and_adds_nothing() -> None:
    again = table(["Red|FF0000", "late"], ["Green|00B050", "well"], number=2)
    key, findings, document = key_of(
        *paragraphs(*HEADED, "Red: late", "Green: well", "# Annex"), again
    )

    assert short(key.values) == [("Red", None, "late"), ("Green", None, "well")]
    assert [span.words for span in findings.unplaced(document)] == ["Annex"]


def test_a_second_meaning_of_a_value_is_kept_for_a_person_to_settle() -> None:
    key, _, _ = key_of(*paragraphs(*HEADED, "Red: late", "Red: lost", "Green: well"))

    assert [value.value for value in key.values] == ["Red", "Red", "Green"]


def test_acronyms_are_no_key() -> None:
    lines = paragraphs("# Acronyms", "Red - Regional data", "Green - Group for eating")

    assert key_of(*lines)[0] == Key()


@pytest.mark.parametrize("signs", [": ", " – ", "–", "-", "\t"])
def test_a_cell_of_nothing_but_separators_is_no_key(signs: str) -> None:
    key, *_ = key_of(table(["Ref", signs * 20_000], ["1.1", "Recruit"]))

    assert not key.values
