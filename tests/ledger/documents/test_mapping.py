"""What a person says of columns: it goes before the headings, and can be saved."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.errors import DocumentError
from ledger.documents.layouts.headings import name_column
from ledger.documents.layouts.layout import USUAL, Field
from ledger.documents.layouts.mapping import (
    UnknownHeadingError,
    UnknownPlanFieldError,
    as_mapping,
    read_mapping,
    with_columns,
)

NEAR = """
owners        | owner
lead          | owner
due date      | target
Milestones    | milestone
progres       | progress
ignored       | ignore
"""

BROKEN = """
nothing   |                        | it lists no columns
a list    | - By when              | it lists no columns
no key    | By when: target        | "By when" in line 1 is new
another   | columns: {}#sheets: [] | "sheets" in line 2 is new
no field  | columns:#  By when:    | "By when" in line 2 has no field behind it
twice     | columns:#  a: b#  a: c | line 3: "a" is there twice
no text   | columns: [             | this is not YAML
"""

HEADINGS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(
    str.strip
)


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the cells of a table, one tuple for each line; `#` is a line end."""
    lines = table.strip("\n").split("\n")
    return [tuple(cell.strip(" ") for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize("field", get_args(Field))
def test_a_column_holds_what_a_person_says_it_does(field: Field) -> None:
    layout = with_columns(USUAL, {"The thing, by Friday": field})

    assert name_column("THE THING / BY FRIDAY:", layout).field == field
    assert name_column("Progress", layout).field == "progress"


@pytest.mark.parametrize("words", ["sub-action", "Sub action", "SUB_ACTION"])
def test_a_field_can_be_written_as_people_write_it(words: str) -> None:
    layout = with_columns(USUAL, {"Doing": words})

    assert name_column("Doing", layout).field == "sub_action"


def test_what_a_person_says_goes_before_what_the_heading_says() -> None:
    layout = with_columns(USUAL, {"Action": "area", "Due date": "ignore"})

    assert name_column("Action", layout).field == "area"
    assert name_column("Action", layout).weak is False
    assert name_column("Due date", layout).field is None
    assert name_column("Target date", layout).field == "target"


def test_a_heading_that_is_only_a_sign_can_be_said_too() -> None:
    layout = with_columns(USUAL, {"#": "ignore"})

    assert name_column("#", layout).field is None


def test_nothing_said_leaves_the_layout_as_it_is() -> None:
    assert with_columns(USUAL, {}) is USUAL


@pytest.mark.parametrize(("words", "meant"), rows(NEAR))
def test_a_field_there_is_not_is_refused_with_the_one_that_is_meant(
    words: str, meant: str
) -> None:
    with pytest.raises(
        UnknownPlanFieldError, match=f'did you mean "{meant}"'
    ) as refused:
        with_columns(USUAL, {"By when": words})

    assert refused.value.near == meant
    assert all(field in str(refused.value) for field in (*get_args(Field), "ignore"))


def test_a_field_like_no_other_is_refused_with_the_fields_there_are() -> None:
    with pytest.raises(
        UnknownPlanFieldError, match=r'"zzz"; choose from reference, ac'
    ):
        with_columns(USUAL, {"By when": "zzz"})


@pytest.mark.parametrize("heading", ["", " ", "—", "?!", "long " * 60])
def test_a_heading_without_words_is_refused(heading: str) -> None:
    with pytest.raises(UnknownHeadingError, match="is no heading of a column"):
        with_columns(USUAL, {heading: "target"})


def test_one_column_cannot_hold_two_things() -> None:
    with pytest.raises(UnknownHeadingError, match="was given two fields"):
        with_columns(USUAL, {"By when": "target", "by when:": "revised"})


@given(st.dictionaries(HEADINGS, st.sampled_from([*get_args(Field), "ignore"])))
def test_a_saved_mapping_says_the_same_when_it_is_read(
    columns: dict[str, str],
) -> None:
    text = as_mapping(columns)

    assert yaml.safe_load(text) == {"columns": columns}


def test_a_saved_mapping_is_read_from_its_file(tmp_path: Path) -> None:
    said = {"By when": "target", "Ünïcode “heading”": "progress", "#": "ignore"}
    path = tmp_path / "columns.yaml"
    path.write_text(as_mapping(said), encoding="utf-8")

    assert read_mapping(path) == said


@pytest.mark.parametrize(("what", "text", "why"), rows(BROKEN))
def test_a_file_that_is_no_mapping_is_refused(
    tmp_path: Path, what: str, text: str, why: str
) -> None:
    path = tmp_path / "columns.yaml"
    path.write_text(text.replace("#", "\n"), encoding="utf-8")

    with pytest.raises(DocumentError) as refused:
        read_mapping(path)

    assert why in str(refused.value), what
    assert "columns.yaml" in str(refused.value)


def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no\.yaml cannot be opened"):
        read_mapping(tmp_path / "no.yaml")
