"""The numbers that Word prints in front of list items."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ledger.documents.word.numbering import BULLET, Numbering


def lists(levels: str, *, override: str = "") -> Numbering:
    """Return numbering with the lists 1 and 2, which share `levels`."""
    return Numbering.of(
        parse_xml(
            f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">{levels}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
            f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
            "</w:numbering>"
        )
    )


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


@pytest.mark.parametrize(
    ("form", "start", "labels"),
    [
        ("decimal", 9, ["9)", "10)"]),
        ("decimalZero", 9, ["09)", "10)"]),
        ("lowerLetter", 26, ["z)", "aa)"]),
        ("upperLetter", 1, ["A)", "B)"]),
        ("lowerRoman", 3, ["iii)", "iv)"]),
        ("upperRoman", 9, ["IX)", "X)"]),
        ("none", 1, [")", ")"]),
        ("ordinal", 11, ["11th)", "12th)"]),
        ("ordinal", 21, ["21st)", "22nd)"]),
        ("bullet", 1, [BULLET, BULLET]),
    ],
)
def test_each_number_format_prints_as_in_word(
    form: str, start: int, labels: list[str]
) -> None:
    numbering = lists(level(0, form, "%1)", start))

    assert [numbering.next_label("1", 0) for _ in labels] == labels


def test_deeper_levels_start_again_below_each_number() -> None:
    numbering = lists(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"))

    printed = [numbering.next_label("1", depth) for depth in (0, 1, 1, 0, 1)]

    assert printed == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_lists_of_one_kind_count_on_unless_they_restart() -> None:
    levels = level(0, "decimal", "%1.")
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    counting, restarting = lists(levels), lists(levels, override=restart)

    assert [counting.next_label(key, 0) for key in "112"] == ["1.", "2.", "3."]
    assert [restarting.next_label(key, 0) for key in "112"] == ["1.", "2.", "1."]


def test_an_unknown_list_prints_nothing() -> None:
    assert Numbering.of(None).next_label("1", 0) == ""
    assert lists(level(0, "decimal", "%1.")).next_label("1", 4) == ""


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1:")}</w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1."), override=own)

    assert [numbering.next_label(key, 0) for key in "12"] == ["1.", "II:"]


def test_a_list_made_from_a_list_style_has_the_levels_of_that_style() -> None:
    numbering = Numbering.of(
        parse_xml(
            f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="1">'
            '<w:numStyleLink w:val="Plan"/></w:abstractNum>'
            '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Plan"/>'
            f"{level(0, 'lowerLetter', '(%1)')}</w:abstractNum>"
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
        )
    )

    assert [numbering.next_label(key, 0) for key in "112"] == ["(a)", "(b)", "(c)"]


@pytest.mark.parametrize(
    ("restart", "printed"),
    [
        ("", ["1.", "1.1", "1.1.1", "1.2", "1.2.1", "2.", "2.1", "2.1.1"]),
        ('<w:lvlRestart w:val="1"/>',
         ["1.", "1.1", "1.1.1", "1.2", "1.2.2", "2.", "2.1", "2.1.1"]),
        ('<w:lvlRestart w:val="0"/>',
         ["1.", "1.1", "1.1.1", "1.2", "1.2.2", "2.", "2.1", "2.1.3"]),
    ],
)  # fmt: skip
def test_a_level_starts_again_below_the_levels_that_it_names(
    restart: str, printed: list[str]
) -> None:
    third = level(2, "decimal", "%1.%2.%3").replace("</w:lvl>", f"{restart}</w:lvl>")
    numbering = lists(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + third)

    depths = (0, 1, 2, 1, 2, 0, 1, 2)

    assert [numbering.next_label("1", depth) for depth in depths] == printed


def test_a_legal_level_prints_every_number_in_digits() -> None:
    legal = level(1, "decimal", "%1.%2").replace("</w:lvl>", "<w:isLgl/></w:lvl>")
    numbering = lists(level(0, "upperRoman", "%1.") + legal)

    assert [numbering.next_label("1", depth) for depth in (0, 1)] == ["I.", "1.1"]


def test_a_list_says_on_which_level_the_paragraphs_of_a_style_stand() -> None:
    linked = level(1, "decimal", "%1.%2").replace(
        "</w:lvl>", '<w:pStyle w:val="Action"/></w:lvl>'
    )
    numbering = lists(level(0, "decimal", "%1.") + linked)

    assert numbering.depth_of_style("1", "Action") == 1
    assert numbering.depth_of_style("1", "Other") is None
    assert numbering.depth_of_style("9", "Action") is None
