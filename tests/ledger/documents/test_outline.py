"""A plan in YAML or JSON: what each of its keys becomes, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.model import Table
from ledger.documents.outline.json import read_json
from ledger.documents.outline.nodes import Entries, Items, Node, Words
from ledger.documents.outline.yaml import read_yaml
from tests.ledger.documents.outlines import YAML, cells, document, paragraphs

PLAIN = "areas: [{title: Oversight, actions: [{code: 1.1, action: Meet}]}]"

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
PLAIN_DATA = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(WORDS.map(str.strip), inner, max_size=4)
    ),
    max_leaves=20,
)


def plain(node: Node | None) -> Any:
    """Return nodes as the standard library would have them, numbers as words."""
    match node:
        case Words(text=text):
            return text
        case Items(nodes=nodes):
            return [plain(item) for item in nodes]
        case Entries(pairs=pairs):
            return {key.text: plain(value) for key, value in pairs}
        case _:
            return None


def test_what_a_plan_file_says_outright_is_kept_under_its_name(tmp_path: Path) -> None:
    found = document(tmp_path, YAML)

    assert paragraphs(found) == [
        ("title", "Northmoor improvement plan"),
        ("authority", "Council: Northmoor"),
        ("framework", "Inspection: Focused visit"),
        ("visited", "Visited: 3rd & 4th October 2021"),
        ("letter", "Letter: 9 November 2021"),
        ("", "RAG rating"),
        ("rating", "Red – R – Off course"),
        ("rating", "Amber – A – Under way"),
        ("rating", "Blue – Done"),
        ("", "Acronyms used"),
        ("term", "Autumn term 2021 – 6 September 2021 to 17 December 2021"),
        ("term", "CPM – Case Progress Meeting"),
        ("area", "1. Keeping workers for longer"),
        ("", "Outcomes"),
        ("outcome", "Agency posts fall to 12%"),
        ("outcome", "Workers stay"),
        ("area", "2. Better oversight"),
        ("", "Outcomes"),
        ("outcome", "Decisions are recorded"),
    ]
    assert found.program == "a text editor"
    assert found.notices == ()


def test_the_keys_of_actions_are_columns_in_the_order_in_which_they_come(
    tmp_path: Path,
) -> None:
    found = document(tmp_path, YAML)

    assert cells(found) == [
        [
            *(("reference",), ("action",), ("lead",), ("due date",)),
            *(("sub actions",), ("impact",), ("progress",), ("rag",)),
        ],
        [
            *(("1.1",), ("Publish the staffing plan",), ("Head of Service",)),
            *(("June 2022",), ("Host 3 fairs", "b) Train the panel")),
            ("Fewer changes of worker",),
            ("Plan published.", "Sessions set up in June 2022"),
            ("amber",),
        ],
        [
            *(("1.10",), ("Hold supervision each month",), (), (), (), ()),
            *(("yes",), ()),
        ],
        [("reference",), ("action",), ("due date",)],
        [("2.1",), ("Report each quarter",), ("monthly", "March 2022 and ongoing")],
    ]


def test_every_word_has_the_line_on_which_it_stands(tmp_path: Path) -> None:
    found = document(tmp_path, YAML)

    places = {span.words: str(span.position) for span in found.spans()}
    assert places["Council: Northmoor"] == "line 2"
    assert places["1. Keeping workers for longer"] == "line 19"
    assert places["June 2022"] == "line 27"
    assert places["Hold supervision each month"] == "line 39"


def test_a_file_on_one_line_has_tables_rows_and_cells(tmp_path: Path) -> None:
    found = document(tmp_path, PLAIN)

    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    places = [str(cell.position) for row in table.rows for cell in row]
    assert places == [
        *("table 1, row 1, cell 1", "table 1, row 1, cell 2"),
        *("table 1, row 2, cell 1", "table 1, row 2, cell 2"),
    ]


def test_areas_without_a_number_are_numbered_by_their_place(tmp_path: Path) -> None:
    found = document(tmp_path, "areas: [{title: Front door}, {title: Homes}]")

    assert paragraphs(found) == [("area", "1. Front door"), ("area", "2. Homes")]
    assert found.notices == (
        'Areas without a number ("Front door", "Homes") were numbered by their place.',
    )


def test_words_under_other_keys_stand_as_paragraphs(tmp_path: Path) -> None:
    text = "areas: [{title: Homes, risk: {high: two}}]\nbudget: [{total: 3 posts}]"

    found = document(tmp_path, text)

    assert paragraphs(found) == [
        ("", "budget: total: 3 posts"),
        ("area", "1. Homes"),
        ("", "risk: high: two"),
    ]


def test_a_file_that_names_its_day_says_so(tmp_path: Path) -> None:
    found = document(tmp_path, f"as_at: 30 July 2022\n{PLAIN}")

    assert paragraphs(found)[0] == ("as_at", "As at: 30 July 2022")
    assert 'say --as-at "30 July 2022"' in found.notices[0]


@given(PLAIN_DATA)
def test_json_is_read_as_it_is_written(data: Any) -> None:
    text = json.dumps({"plan": data}, indent=1)

    assert plain(read_json(text, "plan.json")) == {"plan": data}


@given(PLAIN_DATA)
def test_yaml_is_read_as_it_is_written(data: Any) -> None:
    text = yaml.safe_dump({"plan": data}, allow_unicode=True, default_style='"')

    assert plain(read_yaml(text, "plan.yaml")) == {"plan": data}


@pytest.mark.parametrize("word", ["2.10", "yes", "0x1F", "1_000", "2020-07-30", "1:30"])
def test_numbers_dates_and_yes_stay_the_words_that_they_are(word: str) -> None:
    assert plain(read_yaml(f"a: {word}", "x.yaml")) == {"a": word}


def test_numbers_in_json_stay_as_they_are_written() -> None:
    assert plain(read_json('{"a": 2.10, "b": [1e5, true, null]}', "x.json")) == {
        "a": "2.10",
        "b": ["1e5", "true", ""],
    }
