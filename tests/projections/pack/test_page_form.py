"""The form of the page: nothing but text, nothing from elsewhere, in good order."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.documents.content import shown
from projections.pack.material import Material
from projections.pack.page import as_page
from tests.projections.pack.pages import EVERY, page
from tests.projections.pack.reading import Page
from tests.projections.pack.sample import HIDDEN, MARKUP, hostile

PLAIN = page(hostile("plain")).shape


@pytest.mark.parametrize("made", EVERY)
def test_a_page_loads_nothing_and_runs_nothing(made: Material) -> None:
    found = page(made)

    assert found.all("script", "img", "link", "iframe", "object", "base", "form") == []
    names = {name for one in found.elements for name in one.attributes}
    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert not names & {"src", "srcset", "action", "xlink:href"}
    assert {one.attributes["href"][:1] for one in found.all("a")} == {"#"}
    (style,) = found.all("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


@pytest.mark.parametrize("made", EVERY)
def test_the_security_policy_admits_the_one_style_sheet(made: Material) -> None:
    data = as_page(made)
    (style,) = re.findall(rb"<style>(.*?)</style>", data, re.DOTALL)
    policy = next(
        one.attributes["content"]
        for one in Page(data).all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    )

    hashed = b64encode(sha256(style).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{hashed}';" in policy


@pytest.mark.parametrize("words", [*MARKUP, HIDDEN])
def test_words_are_text_and_nothing_else(words: str) -> None:
    found = page(hostile(words))

    assert found.shape == PLAIN
    assert " ".join(shown(words).split()) in found.text
    assert not set("\x1b\u202e\u200b\x07") & set(found.elements[0].text)


@given(st.text())
def test_no_words_at_all_change_the_shape_of_a_page(words: str) -> None:
    assert page(hostile(f"x{words}")).shape == PLAIN


@pytest.mark.parametrize("made", EVERY)
def test_headings_descend_one_by_one_from_a_single_title(made: Material) -> None:
    found = page(made)
    levels = [int(one.tag[1]) for one in found.all("h1", "h2", "h3", "h4", "h5")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("made", EVERY)
def test_every_link_and_label_finds_its_place(made: Material) -> None:
    found = page(made)
    ids = [one.attributes["id"] for one in found.elements if "id" in one.attributes]

    assert len(ids) == len(set(ids))
    wanted = [one.attributes["href"].removeprefix("#") for one in found.all("a")]
    for one in found.elements:
        wanted += one.attributes.get("aria-labelledby", "").split()
    assert set(wanted) <= set(ids)


@pytest.mark.parametrize("made", EVERY)
def test_every_table_has_a_caption_and_its_heads_a_scope(made: Material) -> None:
    found = page(made)

    assert len(found.all("table")) == len(found.all("caption"))
    assert {one.attributes["scope"] for one in found.all("th")} <= {"col", "row"}
