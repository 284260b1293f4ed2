"""Tracked changes of Word: a document as it was, or as it would become."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.documents.word.reading import read_word
from tests.ledger.documents.tracking import (
    ANN,
    BOB,
    deleted,
    document_of,
    inserted,
    paragraph,
    row,
    table,
    text,
    words,
)

Way = Literal["accept", "reject"]

BODIES: list[tuple[list[str], list[str], list[str]]] = [
    ([paragraph(text("a "), inserted("b"))], ["a b"], ["a"]),
    ([paragraph(text("a "), deleted("b"))], ["a"], ["a b"]),
    ([paragraph(deleted("10%"), inserted("12%"))], ["12%"], ["10%"]),
    # The end of a paragraph is deleted, or inserted: two paragraphs, or one.
    (
        [paragraph(text("a "), end=f"<w:del {BOB}/>"), paragraph(text("b"))],
        ["a b"],
        ["a", "b"],
    ),
    (
        [paragraph(text("a "), end=f"<w:ins {ANN}/>"), paragraph(text("b"))],
        ["a", "b"],
        ["a b"],
    ),
    (
        [
            paragraph(deleted("all of it"), end=f"<w:del {BOB}/>"),
            paragraph(deleted("and this"), end=f"<w:del {BOB}/>"),
            paragraph(text("b")),
        ],
        ["b"],
        ["all of it", "and this", "b"],
    ),
    # A deleted paragraph in front of a table has none that it could join.
    (
        [
            paragraph(deleted("gone"), end=f"<w:del {BOB}/>"),
            paragraph(text("kept"), end=f"<w:del {BOB}/>"),
            table(row(paragraph(text("cell")))),
            paragraph(text("after")),
        ],
        ["kept", "cell", "after"],
        ["gone", "kept", "cell", "after"],
    ),
    (
        [table(row(paragraph(text("a"))), row(paragraph(), mark=f"<w:del {BOB}/>"))],
        ["a"],
        ["a"],
    ),
    (
        [
            table(
                row(paragraph(text("a"))),
                row(paragraph(inserted("b")), mark=f"<w:ins {ANN}/>"),
                row(paragraph(deleted("c")), mark=f"<w:del {BOB}/>"),
            )
        ],
        ["a", "b"],
        ["a", "c"],
    ),
    (
        [
            table(row(paragraph(inserted("b")), mark=f"<w:ins {ANN}/>")),
            table(row(paragraph(text("c")))),
        ],
        ["b", "c"],
        ["c"],
    ),
    (
        [
            table(
                row(
                    paragraph(text("a")),
                    f"<w:tcPr><w:cellIns {ANN}/></w:tcPr>{paragraph(inserted('b'))}",
                    f"<w:tcPr><w:cellDel {BOB}/></w:tcPr>{paragraph(deleted('c'))}",
                )
            )
        ],
        ["a", "b"],
        ["a", "c"],
    ),
    # Bob deleted what Ann had inserted.
    (
        [paragraph(text("a"), f"<w:ins {ANN}>{text('b')}{deleted('c')}</w:ins>")],
        ["ab"],
        ["a"],
    ),
    # Words in a link, and in a control.
    (
        [
            paragraph(
                f"<w:hyperlink>{inserted('a')}{deleted('b')}</w:hyperlink>"
                f"<w:sdt><w:sdtContent>{inserted('c')}</w:sdtContent></w:sdt>"
            )
        ],
        ["ac"],
        ["b"],
    ),
]


@pytest.mark.parametrize(("blocks", "accepted", "rejected"), BODIES)
def test_a_document_is_read_as_it_would_become_or_as_it_was(
    tmp_path: Path, blocks: list[str], accepted: list[str], rejected: list[str]
) -> None:
    path = document_of(tmp_path, *blocks)

    as_accepted = read_word(path, tracked="accept")
    as_rejected = read_word(path, tracked="reject")

    assert words(as_accepted) == words(read_word(path)) == accepted
    assert words(as_rejected) == rejected
    assert all(change.taken for change in as_accepted.changes)
    assert not any(change.taken for change in as_rejected.changes)
    assert as_accepted.obstacles == as_rejected.obstacles == ()


PIECES = st.lists(
    st.tuples(st.sampled_from(["kept", "ins", "del"]), st.sampled_from("xyz")),
    max_size=4,
)
ENDS = st.sampled_from(["", f"<w:ins {ANN}/>", f"<w:del {BOB}/>"])
MAKE = {"kept": text, "ins": inserted, "del": deleted}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(paragraphs=st.lists(st.tuples(PIECES, ENDS), min_size=1, max_size=4))
def test_accepting_and_rejecting_give_what_was_kept_and_one_side(
    tmp_path: Path, paragraphs: list[tuple[list[tuple[str, str]], str]]
) -> None:
    blocks = [
        paragraph(*(MAKE[kind](word) for kind, word in pieces), end=end)
        for pieces, end in paragraphs
    ]
    path = document_of(tmp_path, *blocks, paragraph(text("last")))
    sides: list[tuple[Way, str]] = [("accept", "del"), ("reject", "ins")]

    for way, without in sides:
        page = "\n".join(
            line
            for line in "".join(
                "".join(word for kind, word in pieces if kind != without)
                + ("" if f":{without} " in end else "\n")
                for pieces, end in [*paragraphs, ([("kept", "last")], "")]
            ).split("\n")
            if line
        )

        assert "\n".join(words(read_word(path, tracked=way))) == page
