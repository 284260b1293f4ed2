"""Names and codes take what plans use and nothing that could be misread."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain import names
from domain.building import BadFactError
from domain.names import (
    BadSlugError,
    Code,
    CommandId,
    Label,
    MediaType,
    Place,
    Sha256,
    Slug,
    StreamId,
    action_id,
    plan_id,
    plan_of,
)
from domain.printing import code_order
from domain.text import Text
from tests.domain.given import by, is_one_sentence, opened

GOOD = [
    (Code, "2.6"),
    (Code, "3.3.1"),
    (Code, "A/12-b"),
    (Slug, "riverton-2019"),
    (StreamId, "plan/riverton-2019"),
    (StreamId, "action/riverton-2019/12"),
    (CommandId, "import:7.1_b-c"),
    (Label, "a)"),
    (Label, "Off track (owed)"),
    (Label, "Ar y trywydd – yn gŵyr"),
    (Label, "Zażółć: 50%, A+"),
    (Label, "Children’s board"),
    (Label, "进行中"),
    (Label, "ग्रीन"),
    (Sha256, "0f" * 32),
    (Place, "table 3, row 2, cell 1"),
    (StreamId, "report/riverton-2019"),
    (MediaType, "application/vnd.ms-excel"),
]
BAD = [
    (Code, "2.6\n"),
    (Code, "2..6"),
    (Code, ".6"),
    (Code, "2.6."),
    (Code, "2 6"),
    (Code, "٣.٦"),
    (Code, "a" * 9),
    (Slug, "Riverton"),
    (Slug, "a--b"),
    (Slug, "a" * 61),
    (StreamId, "plan/"),
    (StreamId, "action/riverton/0"),
    (StreamId, "report/riverton/1"),
    (MediaType, "pdf"),
    (MediaType, "Application/pdf"),
    (MediaType, "text/plain; charset=x"),
    (StreamId, "action/riverton/1٣"),
    (StreamId, "action/riverton/1\n"),
    (CommandId, ""),
    (CommandId, "a b"),
    (Label, ""),
    (Label, " Red"),
    (Label, "Red\u202e"),
    (Label, "\u0301e"),
    (Label, "Red\n"),
    (Label, "R" * 41),
    (Sha256, "0F" * 32),
    (Sha256, "0f" * 31),
    (Place, "Table 3"),
    (Place, "table 3; row 2"),
]


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_a_name_that_plans_use_is_taken_as_it_is(kind: Any, value: str) -> None:
    assert TypeAdapter(kind).validate_python(value) == value


def test_a_label_is_kept_in_one_normal_form_within_its_length() -> None:
    assert TypeAdapter(Label).validate_python("Me\u0301dian") == "Médian"
    assert len(TypeAdapter(Label).validate_python("e\u0301" * 40)) == 40
    with pytest.raises(ValidationError):
        TypeAdapter(Label).validate_python("\u0958" * 21)  # two characters in NFC


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_a_name_that_could_be_misread_is_refused(kind: Any, value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize("code", ["2 6", "", "2..6", "waytoolong"])
def test_a_code_that_cannot_be_one_is_refused_with_what_to_write(code: str) -> None:
    with pytest.raises(BadFactError, match=r"such as 3\.3\.1") as refused:
        opened().add_action(code, "1", Text("Anything"), by())

    assert is_one_sentence(refused.value)
    assert f'"{code}" cannot be the code of an action;' in str(refused.value)


def test_every_shape_a_name_must_have_says_what_to_write_instead() -> None:
    assert all(is_one_sentence(f"Here {hint}.") for hint in names.SHAPES.values())


def test_a_stream_is_named_by_its_plan_and_its_place_in_it() -> None:
    assert plan_id("riverton-2019") == "plan/riverton-2019"
    assert action_id("riverton-2019", 12) == "action/riverton-2019/12"
    assert plan_of("plan/riverton-2019") == "riverton-2019"
    assert plan_of("action/riverton-2019/12") == "riverton-2019"


def test_a_plan_that_cannot_be_named_so_is_refused() -> None:
    with pytest.raises(BadSlugError, match="such as riverton-2019") as refused:
        plan_id("Riverton 2019")

    assert is_one_sentence(refused.value)


def test_codes_sort_as_people_count() -> None:
    codes = ["2.10", "3.3.1", "2.9", "3.3", "2.9a", "10.1", "2.1", "3.3.10", "3.3.2"]

    assert sorted(codes, key=code_order) == [
        "2.1", "2.9", "2.9a", "2.10", "3.3", "3.3.1", "3.3.2", "3.3.10", "10.1",
    ]  # fmt: skip


@given(st.lists(st.from_regex(r"\A[0-9a-z]{1,3}([./-][0-9a-z]{1,3}){0,2}\Z")))
def test_any_codes_can_be_sorted_and_only_equal_parts_are_equal(
    codes: list[str],
) -> None:
    ordered = sorted(codes, key=code_order)

    assert [code_order(code) for code in ordered] == sorted(map(code_order, codes))
