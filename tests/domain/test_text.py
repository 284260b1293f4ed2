"""Text is kept as people wrote it, as far as a database can keep it."""

from __future__ import annotations

import copy
import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.text import LONGEST, BadTextError, Text
from tests.domain.given import is_one_sentence

WRITABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(WRITABLE.filter(str.strip))
def test_a_text_is_in_normal_form_and_stays_the_same_when_read_again(raw: str) -> None:
    text = Text(raw)

    assert unicodedata.is_normalized("NFC", text)
    assert Text(str(text)) == text == text.strip()
    assert "\r" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@given(WRITABLE.filter(str.strip))
def test_a_text_has_the_same_words_with_any_line_ends(raw: str) -> None:
    lines = raw.replace("\r", "\n")

    assert Text(lines.replace("\n", "\r\n")) == Text(lines)
    assert Text(lines.replace("\n", "\r")) == Text(lines)


@pytest.mark.parametrize("empty", ["", " ", "\n\t\r\n", "\u00a0", "\u2003"])
def test_an_empty_note_is_refused(empty: str) -> None:
    with pytest.raises(BadTextError, match="write at least one word") as refused:
        Text(empty)

    assert is_one_sentence(refused.value)


@pytest.mark.parametrize("bad", ["a\x00b", "half \ud83d of it", "\udfff"])
def test_what_no_database_keeps_is_refused(bad: str) -> None:
    with pytest.raises(BadTextError, match="type the words again") as refused:
        Text(bad)

    assert is_one_sentence(refused.value)


def test_a_text_that_is_too_long_is_refused_with_both_lengths() -> None:
    assert len(Text("a" * LONGEST)) == LONGEST

    with pytest.raises(BadTextError, match=r"100,001 .* 100,000; attach") as refused:
        Text("a" * (LONGEST + 1))

    assert is_one_sentence(refused.value)


def test_two_ways_to_write_a_letter_are_one_text() -> None:
    assert Text("Zoe\u0308") == Text("Zo\u00eb")
    assert len(Text("Zoe\u0308")) == 3


def test_a_text_keeps_its_type_when_it_is_copied_or_sent() -> None:
    text = Text("Two are hired")

    assert type(copy.deepcopy(text)) is Text
    assert type(pickle.loads(pickle.dumps(text))) is Text
    assert Text(text) is text


def test_a_field_for_text_takes_words_and_nothing_else() -> None:
    field = TypeAdapter(Text)

    assert type(field.validate_python("said")) is Text
    assert type(field.dump_python(Text("said"))) is Text
    assert field.dump_json(Text("said")) == b'"said"'
    for bad in ("  ", 7, None):
        with pytest.raises(ValidationError):
            field.validate_python(bad)
