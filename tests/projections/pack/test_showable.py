"""What the fonts cannot show is written by its number, and long words may break."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.pack.showable import BREAK, FONTS, breakable, showable
from tools import font_cover


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Ten posts filled", "Ten posts filled"),
        ("naïve Ελληνικά Українська", "naïve Ελληνικά Українська"),
        ("☐ done ✓ → ≥ 90%", "☐ done ✓ → ≥ 90%"),
        ("well \U0001fae0 done", "well [U+1FAE0] done"),
        ("مر", "[U+0645 U+0631]"),
        ("\ue000", "[U+E000]"),
        ("\ufffe\x1b", r"\ufffe\x1b"),
        ("a\tb\nc", "a b\nc"),
    ],
)
def test_a_character_that_no_font_has_is_written_by_its_number(
    words: str, written: str
) -> None:
    assert showable(words) == written


def test_a_mark_stands_only_where_one_font_has_it_and_its_letter() -> None:
    assert showable("e\u0301 \u0301") == "e\u0301 \u0301"
    assert showable("→\u0301") == "→[U+0301]"


def test_marks_are_not_heaped_over_the_lines_above() -> None:
    assert showable("e" + "\u0301" * 6) == "e" + "\u0301" * 4 + "[U+0301 U+0301]"


@given(st.text())
def test_what_is_written_can_be_shown_and_stays_as_it_is(words: str) -> None:
    written = showable(words)

    covered = set().union(*font_cover.covered().values(), {ord("\n")})
    assert {ord(character) for character in written} <= covered
    assert showable(written) == written


@given(st.text())
def test_nothing_but_breaks_is_put_into_long_words(words: str) -> None:
    assert breakable(showable(words)).replace(BREAK, "") == showable(words)


@pytest.mark.parametrize("word", ["x" * 60, "W" * 30, "1/2" * 20, "( " * 30, "…" * 40])
def test_a_word_too_wide_for_a_column_may_break(word: str) -> None:
    parts = breakable(word).split(BREAK)

    assert max(len(part) for part in parts) <= 4


@pytest.mark.parametrize(
    "words", ["multidisciplinary responsibilities", "a/b" * 20, "a long-winded-name"]
)
def test_an_ordinary_word_stays_whole(words: str) -> None:
    assert breakable(words) == words


def test_the_list_of_covered_characters_is_as_the_fonts_have_it() -> None:
    assert (FONTS / "covered.txt").read_text("utf-8") == font_cover.written()


def test_an_old_list_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "covered.txt"
    old.write_text("text 20-7E\n", encoding="utf-8")
    monkeypatch.setattr(font_cover, "FILE", old)

    assert font_cover.main(["--check"]) == 1
    assert font_cover.main([]) == 0
    assert font_cover.main(["--check"]) == 0
    assert "covered.txt is old." in capsys.readouterr().out


def test_runs_of_numbers_are_told_by_their_ends() -> None:
    assert list(font_cover.ranges([7, 1, 2, 3])) == [(1, 3), (7, 7)]
    assert list(font_cover.ranges([])) == []


def test_a_font_without_the_table_of_its_characters_is_refused() -> None:
    with pytest.raises(LookupError, match="cmap"):
        font_cover.mapped(b"\0\1\0\0" + b"\0\0" + bytes(6))
