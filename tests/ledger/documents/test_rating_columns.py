"""Which columns say a rating: stripes, a status, ticks, and shading that varies."""

from __future__ import annotations

from ledger.documents.actions.drafts import Draft
from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import Field
from ledger.documents.model import Span
from ledger.documents.ratings.keeping import Rated, keep_ratings, names_of
from tests.ledger.documents.rating_builders import (
    RAGB,
    Outcome,
    draft,
    key_of,
    of,
    rated,
    table,
)


def test_stripes_are_no_ratings() -> None:
    rows = [
        draft(1, "1.1", ("Action", "action", "x|E2F0D9"), ("RAG", "rating", "|E2F0D9")),
        draft(2, "1.2", ("Action", "action", "x"), ("RAG", "rating", "")),
        draft(
            3, "1.3", ("Action", "action", "x|E2F0D9"), ("RAG", "rating", "G|E2F0D9")
        ),
    ]
    outcome = Outcome(*rows)

    assert outcome.kept == {2: Rated("Green", "words")}
    assert outcome.doubts == []


def test_a_row_in_one_strong_colour_is_a_doubt() -> None:
    row = draft(
        1, "1.1", ("Action", "action", "x|92D050"), ("RAG", "rating", "|92D050")
    )
    outcome = Outcome(row)

    assert outcome.kept == {}
    assert "which the whole row has, is not known" in outcome.doubts[0]


def test_a_tint_of_the_whole_column_says_nothing() -> None:
    outcome = rated("|DEEBF7", "Green|DEEBF7", "|DEEBF7")

    assert (outcome.values, outcome.doubts) == (["Green"], [])


def test_a_status_can_say_the_rating_where_no_column_does() -> None:
    rows = [
        draft(at, f"1.{at}", ("Action", "action", "x"), ("Status", "status", words))
        for at, words in enumerate(("Amber", "In progress", "G"), 1)
    ]
    outcome = Outcome(*rows)

    assert outcome.kept == {0: Rated("Amber", "words"), 2: Rated("Green", "words")}
    assert rows[0].sources["rating"] == [rows[0].cells[1][1].position]


def test_status_and_rating_that_differ_are_a_doubt() -> None:
    outcome = Outcome(
        of(1, "Amber", ("Status", "status", "Green")),
        of(2, "Amber", ("Status", "status", "Amber")),
        of(3, "Amber", ("Status", "status", "Complete")),
    )

    assert list(outcome.kept) == [1, 2]
    assert (
        'the words "Amber" say Amber but the words "Green" say Green'
        in (outcome.doubts[0])
    )


RAG_COLUMNS = ("R", "A", "G")


def ticked(row: int, *marks: str) -> Draft:
    """Return an action with a column for each of three values."""
    columns: list[tuple[str, Field | None, str]] = [
        (heading, None, mark) for heading, mark in zip(RAG_COLUMNS, marks, strict=True)
    ]
    return draft(row, f"1.{row}", ("Action", "action", "x"), *columns)


def test_a_tick_chooses_the_value_of_its_column() -> None:
    rows = [ticked(2, "", "✓", ""), ticked(3, "✔", "✗", "✗"), ticked(4, "", "", "x")]
    heading = table(["Action", *RAG_COLUMNS])
    findings = Findings()
    for at in (2, 3, 4):
        findings.doubt(
            f'table 1, row 1, cell {at}: the column "{RAG_COLUMNS[at - 2]}" has no'
            " place in the plan; its words are listed as unplaced."
        )

    kept = keep_ratings(rows, key_of(table(*RAGB))[0].values, findings, (heading,))

    assert [k.value for k in kept.values()] == ["Amber", "Red", "Green"]
    assert {k.source for k in kept.values()} == {"symbol"}
    assert findings.doubts == []
    assert Span("R", heading.rows[0][1].position) in findings.structure


def test_two_ticks_are_a_doubt() -> None:
    outcome = Outcome(ticked(2, "✓", "✓", ""))

    assert outcome.kept == {}
    assert "the mark below Red says Red but the mark below Amber" in outcome.doubts[0]


def coloured(row: int, action: str, progress: str) -> Draft:
    """Return an action of a plan without a column of ratings."""
    cells: tuple[tuple[str, Field | None, str], ...] = (
        ("Action", "action", f"x|{action}"),
        ("Progress", "progress", f"y|{progress}"),
    )
    return draft(row, f"1.{row}", *cells)


def test_the_one_column_whose_shading_varies_is_that_of_the_rating() -> None:
    rows = [
        coloured(1, "", "FF0000"),
        coloured(2, "DEEBF7", "92D050"),
        coloured(3, "", ""),
        coloured(4, "", "7030A0"),
    ]
    outcome = Outcome(*rows)

    assert outcome.kept == {0: Rated("Red", "colour"), 1: Rated("Green", "colour")}
    assert len(outcome.doubts) == 1
    assert "7030A0 (purple) is not known" in outcome.doubts[0]
    assert rows[0].sources["rating"] == [rows[0].cells[1][1].position]


def test_two_columns_whose_shading_varies_are_a_doubt() -> None:
    rows = [coloured(1, "FF0000", "FF0000"), coloured(2, "92D050", "FFC000")]
    outcome = Outcome(*rows)

    assert outcome.kept == {}
    (doubt,) = outcome.doubts
    assert doubt.startswith("2 columns are shaded in colours of ratings")


def test_one_colour_alone_is_no_rating() -> None:
    outcome = Outcome(coloured(1, "", "FF0000"), coloured(2, "", ""))

    assert outcome.kept == {}
    assert (
        "is shaded FF0000 (red); no column is headed as the rating"
        in (outcome.doubts[0])
    )


def test_colours_of_other_columns_are_passed_where_one_is_headed() -> None:
    outcome = Outcome(
        of(1, "Green", ("Target", "target", "May|FF0000")),
        of(2, "", ("Target", "target", "May|92D050")),
    )

    assert (outcome.values, outcome.doubts) == (["Green"], [])


def test_names_tell_which_words_are_ratings() -> None:
    names = names_of(key_of(table(*RAGB))[0].values)

    assert [names.find(w) for w in ("amber", "A", "In progress")] == [
        "Amber",
        "Amber",
        None,
    ]
