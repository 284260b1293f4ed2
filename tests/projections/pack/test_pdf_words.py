"""Whatever people type is words in the PDF: never code, never a failure, never lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.pack.pdf import as_pdf
from projections.pack.showable import showable
from tests.projections.pack.papers import (
    actions,
    everywhere,
    material,
    opened,
    pages,
)
from tools.font_cover import covered

TYPST = '#import "x" $x^2$ *b* _i_ <label> @ref \\ `raw` // #eval("1") [x] {y} ~ --'


def test_typst_code_stays_words() -> None:
    said = " ".join(pages(opened(as_pdf(everywhere(TYPST)))))

    assert said.count(TYPST) > 20


@pytest.mark.parametrize(
    "words",
    [
        "",
        " \n \n",
        "مرحبا שלום 你好",
        "\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7 \U0001f44d\U0001f3fd 1\u20e3",
        "\u0301\u0301 →\u20dd",
        "\ue000 \ufffe\uffff \U0010ffff \ud800",
        "\x00\x1b[31m\r\u2028\u202e\u2066\ufeff\u00ad",
        "W" * 500,
        "\u00a0" * 300,
    ],
)
def test_nothing_that_can_be_typed_makes_it_fail_or_is_lost(words: str) -> None:
    said = " ".join(pages(opened(as_pdf(everywhere(words)))))

    wanted = "".join(showable(words).split())
    assert wanted in "".join(said.split())


@pytest.mark.parametrize("words", ["long " * 20_000, "x" * 100_000, "/" * 100_000])
def test_a_very_long_text_is_printed(words: str) -> None:
    first = {**actions()[0], "wording": words}
    plan = material(actions=[first], title=words, areas=_area(words))

    assert len(opened(as_pdf(plan)).pages) > 10


def _area(words: str) -> list[dict[str, object]]:
    return [{"code": "1", "title": words, "outcomes": []}]


def test_every_character_that_the_fonts_are_said_to_cover_is_printed() -> None:
    wanted = covered()
    words = "".join(map(chr, sorted(wanted["text"] | wanted["symbol"])))
    marks = "".join(f"e{chr(code)}" for code in sorted(wanted["mark"]))
    first = {**actions()[0], "wording": f"{words} {marks}"}

    assert len(opened(as_pdf(material(actions=[first]))).pages) > 2


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_stand_in_any_place(words: str) -> None:
    assert as_pdf(everywhere(words)).startswith(b"%PDF-1.7")
