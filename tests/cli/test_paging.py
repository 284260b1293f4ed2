"""A long log is printed while it is read, with the same bytes as all at once."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from functools import partial
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli import table
from cli.listing import echo_log
from cli.paging import PagedLog
from cli.table import Table
from projections import log as projected
from projections.documents.separated import inert
from projections.log import log, pages
from tests.cli.both_engines import engine
from tests.cli.office import ask
from tests.ledgers import Book, ledgers
from tests.projections.views import views
from tools.stage import Stage

__all__ = ["engine"]

SAME_BYTES = ("csv", "json", "md")
"""A table alone is drawn anew for each page, as wide as its cells until then need."""

FORMATS = (*SAME_BYTES, "table")
ASKED: tuple[tuple[str, ...], ...] = (
    (),
    ("--action", "2.6"),
    ("--type", "rated", "--as-at", "1 August 2020"),
    ("--backdated", "--known-on", "#12"),
    ("--since", "1 January 2030"),
)


@given(ledgers(), st.integers(1, 3))
def test_a_log_in_pages_has_the_bytes_of_one_that_is_printed_at_once(
    book: Book, size: int
) -> None:
    with views(book) as connection:
        lines = log(connection, known_to=len(book.entries))
    rows = [line.as_json() for line in lines]

    for format_ in SAME_BYTES:
        for some in (rows, rows[:size], []):
            with patch.object(sys, "stdout", io.StringIO()) as at_once:
                echo_log(format_, some)
            with patch.object(sys, "stdout", io.StringIO()) as in_pages:
                listing = PagedLog(format_)
                for start in range(0, len(some), size):
                    listing.add(some[start : start + size])
                listing.end()
            assert in_pages.getvalue() == at_once.getvalue()


@pytest.mark.parametrize("format_", SAME_BYTES)
@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_the_size_of_the_pages_does_not_show(
    office: Stage, words: Sequence[str], format_: str
) -> None:
    whole = office.run("log", *words, "--format", format_)

    for size in (1, 2, 3):
        with patch.object(projected, "pages", partial(pages, size=size)):
            assert office.run("log", *words, "--format", format_).out == whole.out


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_table_in_pages_has_the_lines_of_one_that_is_printed_at_once(
    office: Stage, words: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_terminal", lambda: 10_000)  # nothing is wrapped
    whole = office.run("log", *words).out

    with patch.object(projected, "pages", partial(pages, size=2)):
        paged = office.run("log", *words).out

    assert [line.split() for line in paged.splitlines() if set(line) != set("- ")] == [
        line.split() for line in whole.splitlines() if set(line) != set("- ")
    ]


def test_a_column_of_a_table_never_gets_narrower(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "_terminal", lambda: 60)
    long = Table(("Entry", "Says"))

    first = long.page([("#9", "A long note that is not wrapped")])
    second = long.page([("#1000000", "Short"), ("#1000001", "As short")])

    assert first.splitlines()[0] == "Entry  Says"
    assert second.splitlines() == ["#1000000  Short", "#1000001  As short"]


def test_a_log_of_nothing_is_an_empty_list_or_heads_alone(office: Stage) -> None:
    nothing = ("log", "--since", "1 January 2030", "--format")

    assert office.run(*nothing, "json").out == "[]\n"
    assert office.run(*nothing, "csv").out.startswith("Number,Recorded at,By,")
    assert office.run(*nothing, "csv").out.count("\n") == 1


def test_what_is_printed_in_pages_can_be_read_back(office: Stage) -> None:
    whole = ask(office, "log")

    with patch.object(projected, "pages", partial(pages, size=2)):
        rows = json.loads(office.run("log", "--format", "json").out)
        said = office.run("log", "--format", "csv").out

    assert rows == whole
    cells = list(csv.reader(io.StringIO(said, newline="")))
    assert [row[0] for row in cells[1:]] == [str(row["number"]) for row in whole]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--actor", "nobody"),
        ("--type", "rate"),
        ("--action", "9.9"),
        ("--plan", "elsewhere"),
        ("--since", "soon"),
        ("--since", "2 May 2020", "--until", "1 May 2020"),
        ("--known-on", "#999"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_asked_wrongly_is_refused_before_anything_is_printed(
    office: Stage, wrong: Sequence[str], format_: str
) -> None:
    with patch.object(projected, "pages", partial(pages, size=1)):
        answer = office.run("log", *wrong, "--format", format_)

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_a_page_is_printed_when_the_next_is_read(
    office: Stage,
    format_: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "_terminal", lambda: 10_000)  # nothing is wrapped
    first, second, *_ = ask(office, "log")
    listing = PagedLog(format_)

    listing.add([first])
    kept_back = capsys.readouterr().out
    listing.add([second])
    printed = capsys.readouterr().out

    assert kept_back == ""
    said, later = (one["text"] for one in (first, second))
    assert said in printed
    assert later not in printed


@given(st.from_regex(r"[0-9A-Za-z][\n -~]*", fullmatch=True))
def test_a_cell_of_plain_words_is_printed_as_it_is(words: str) -> None:
    assert inert(words) == words
    assert inert(f"={words}") == f"'={words}"
