"""The numbers that Word prints in front of list items."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ledger.documents.numbering import BULLET, Numbering


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
