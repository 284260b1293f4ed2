"""The history page as a file: its data, its policy, its words, its bytes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from domain.printing import print_day
from projections.documents.content import marked, shown
from projections.pack.history import as_history, as_json
from projections.pack.material import Filed, Material
from tests.projections.pack.stories import END, HOSTILE, hostile, material, story

FIRST = date(2019, 12, 2)


class _Page(HTMLParser):
    """The elements of a page, and the text of those that HTML does not read into."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.text.append(data)
        else:
            self.raw[self.cdata_elem][-1] += data

    def attributes(self, tag: str, **wanted: str) -> dict[str, str | None]:
        """Return the attributes of the one element of that kind with those."""
        (found,) = (
            has
            for name, has in self.elements
            if name == tag and wanted.items() <= has.items()
        )
        return found


def _page(given: Material) -> _Page:
    return _Page(as_history(given).decode("utf-8"))


def _data(page: _Page) -> Any:
    return json.loads(page.raw["script"][0])


def test_the_same_material_gives_the_same_bytes() -> None:
    assert as_history(material(story())) == as_history(material(story()))


def test_the_policy_admits_our_script_and_style_and_nothing_else() -> None:
    page = _page(material(story()))

    head = {"http-equiv": "Content-Security-Policy"}
    policy = page.attributes("meta", **head)["content"]

    hashes = [
        f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
        for source in (page.raw["script"][1], page.raw["style"][0])
    ]
    assert policy == (
        f"default-src 'none'; script-src {hashes[0]}; style-src {hashes[1]};"
        " base-uri 'none'; form-action 'none'"
    )
    assert len(page.raw["script"]) == 2
    assert len(page.raw["style"]) == 1
    assert not any("style" in has for _, has in page.elements)


def test_the_page_names_its_language_its_marks_and_its_first_and_last_day() -> None:
    given = material(story())
    page = _page(given)

    text = " ".join("".join(page.text).split())
    field = page.attributes("input", type="date")

    assert page.attributes("html")["lang"] == "en-GB"
    assert all(sentence in text for sentence in marked(given.data))
    assert (field["min"], field["max"]) == ("2019-12-02", "2020-11-30")
    assert f"What was true on {print_day(END)}" in text


def test_what_was_withheld_is_said() -> None:
    given = material(story())
    page = _page(Material(**{**given.__dict__, "data": _withheld(given)}))

    assert "Withheld from this audience: owners." in "".join(page.text)


def _withheld(given: Material) -> dict[str, Any]:
    return {**given.data, "withheld": ["owners"]}


def test_every_text_is_kept_once_and_each_step_names_one() -> None:
    given = material(story())
    data = _data(_page(given))

    words = data["words"]
    assert len(set(words)) == len(words)
    for action, drawn in zip(given.steps, data["actions"], strict=True):
        said = [words[word] for _, word, *_ in drawn["steps"][2]]
        assert said == [step.says for step in action.rating]
        named = [entries for _, _, *entries in drawn["steps"][2]]
        assert named == [list(step.entries) for step in action.rating]
        assert drawn["added"] == (date.fromisoformat(action.added) - FIRST).days


def test_a_report_is_drawn_from_its_own_snapshot() -> None:
    given = material(story())
    data = _data(_page(given))

    for told, drawn in zip(given.told, data["reports"], strict=True):
        plan = told.snapshot
        actions = [*plan["actions"], *plan["ended_actions"]]
        ratings = [data["words"][row["cells"][2]] for row in drawn["rows"]]
        assert ratings == [action["rating"] for action in actions]
        assert [row["ended"] for row in drawn["rows"]] == [
            action["ended"] is not None for action in actions
        ]


def test_a_report_made_without_the_ledger_is_said_and_has_no_rows() -> None:
    filed = [Filed(3, "2020-01-07", 90), Filed(4, "2020-08-04", 0, after=1)]
    given = replace(material(story()), filed=filed)

    page = _page(given)
    reports = _data(page)["reports"]

    assert [one["filed"] for one in reports] == [True, False, True, False]
    assert reports[0]["says"] == (
        "Report 3 to Ofsted, sent on 7 January 2020 (registered 90 days later), was"
        " made without the ledger: what it said is in its file, not in these pages."
    )
    assert reports[0]["rows"] == []
    assert reports[3]["says"].endswith(
        "as it was sent. Sent on that day too: report 4."
    )
    assert "Report 4 to Ofsted, sent on 4 August 2020, was made" in "".join(page.text)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_make_no_element_and_end_no_script(words: str) -> None:
    tame, wild = hostile("Tame words"), hostile(words)
    expected = _page(material(tame, sent=[END], title="Tame"))

    page = _page(material(wild, sent=[END], title=words))

    assert [tag for tag, _ in page.elements] == [tag for tag, _ in expected.elements]
    assert page.raw["script"][1] == expected.raw["script"][1]
    assert shown(words) in _data(page)["words"]
    assert not re.search(
        "[\u2028\u2029\u202e\x1b]", as_history(material(wild)).decode()
    )


def test_an_audience_that_would_be_style_stays_a_word() -> None:
    wild = '"; } * { display: none } </style><script>\\22 '
    page = _page(material(story(), audience=wild))

    assert len(page.raw["style"]) == 1
    assert "display: none }" not in page.raw["style"][0].split("@page")[-1]
    assert len(page.raw["script"]) == 2


def test_json_holds_no_sign_that_html_or_script_reads() -> None:
    data = {"<a>&\u2028\u2029": "</script>"}

    made = as_json(data)

    assert not re.search("[<>&\u2028\u2029]", made)
    assert json.loads(made) == data


def test_the_script_never_lets_words_become_markup() -> None:
    script = _page(material(story())).raw["script"][1]

    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\("
        r"|setTimeout\([\"'`]|\.href|import\("
    )
    assert forbidden.findall(script) == []
    assert len(script.encode()) < 16_000


def test_a_plan_without_actions_or_reports_has_its_one_day() -> None:
    given = material(story(), sent=())
    page = _page(Material(**{**given.__dict__, "steps": ()}))

    data = _data(page)

    assert (data["first"], data["last"]) == (END.isoformat(), 0)
    assert data["actions"] == data["reports"] == []
