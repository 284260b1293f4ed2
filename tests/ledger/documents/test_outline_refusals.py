"""Files in YAML and JSON that are no plan: each is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.documents.errors import DocumentError
from ledger.documents.outline.reading import read_outline
from tests.ledger.documents.outlines import document

REFUSED = """
no areas | title: x | has no list "areas"
a list | [1, 2] | has no list "areas"
nothing | # only a remark | has no list "areas"
words | areas: soon | "areas" has to be a list
mapping | areas: {one: {title: x}} | "areas" has to be a list
no title | areas: [{actions: []}] | line 1: an area needs a "title"
no keys | areas: [Oversight] | has no keys such as "title"
actions | areas: [{title: x, actions: {1.1: y}}] | "actions" has to be a list
an action | areas: [{title: x, actions: [[y]]}] | an item of "actions" is a list
no action | areas: [{title: x, actions: [{}]}] | an item of "actions" is empty
title list | title: [a]#areas: [] | line 1: "title" has to be words
twice | areas: []#title: a#title: b | line 3: "title" is there twice
alias | title: &a x#areas: [*a] | line 2: "*a" stands for words
tag | areas: !!python/name:os.system '' | line 1: the tag
two | areas: []#---#areas: [] | line 2: a second document
a key | ? [a, b]#: c | line 1: a key has to be words
no YAML | areas: [# | this is not YAML
tabs | areas:#\t- x | line 2: this is not YAML
bell | title: \a | a character that YAML does not
rating | ratings: [{value: Red}]#areas: [] | a rating needs "meaning"
colour | ratings: [{value: R, meaning: x, colour: red}]#areas: [] | six hexadecimal
yes | ratings: [{value: R, meaning: x, complete: perhaps}]#areas: [] | neither yes
deep | areas: [[[[[[[[[[[[[[[[[[[[ | more than 16 deep
JSON cut | {"areas": [ | line 1: this is not JSON
JSON twice | {"areas": [],#"areas": []} | line 2: "areas" is there twice
JSON NaN | {"areas":#NaN} | line 2: NaN is not JSON
JSON half | {"areas": "\\ud800"} | cannot be stored
JSON deep | {"a": [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]} | more than 16 deep
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the cells of a table, one tuple for each line; `#` is a line end."""
    lines = table.strip("\n").split("\n")
    return [tuple(cell.strip(" ") for cell in line.split(" | ")) for line in lines]


@pytest.mark.parametrize(("what", "text", "why"), rows(REFUSED))
def test_what_is_no_plan_file_is_refused_with_the_line(
    tmp_path: Path, what: str, text: str, why: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        document(tmp_path, text.replace("#", "\n").replace(r"\a", "\a"), "my plan.yml")

    assert str(refused.value).startswith("my plan.yml"), what
    assert why in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_file_that_would_grow_when_it_is_read_is_refused(tmp_path: Path) -> None:
    doubled = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    text = "\n".join(["a0: &a0 [x]", *doubled, "areas: []"])

    with pytest.raises(DocumentError, match=r"line 2: .*write them out"):
        document(tmp_path, text)


@pytest.mark.parametrize(("begin", "end"), [("areas: [", "]"), ('{"areas": [', "1]}")])
def test_a_file_with_more_than_a_plan_needs_is_refused(
    tmp_path: Path, begin: str, end: str
) -> None:
    with pytest.raises(DocumentError, match="holds more than 200,000 parts"):
        document(tmp_path, begin + "1," * 400_001 + end)


def test_a_file_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("title: Café".encode("latin-1"))

    with pytest.raises(DocumentError, match="is not text in UTF-8"):
        read_outline(path)
