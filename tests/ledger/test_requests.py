"""By what a command that is sent again is known: a mark that never changes."""

from __future__ import annotations

from hashlib import sha256

import pytest

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from ledger.requests import Request, request_mark
from ledger.session import Command

SALT = bytes(range(32))
JUNE = PartialDate.month(2020, 6)
ASKED: Request = ("progress", "riverton-2019", "1.1", Text("Two are hired"))


def test_a_mark_is_the_hash_that_the_page_about_the_format_names() -> None:
    command = Command("a", "h.mensah", JUNE)

    plain = (
        b'["progress","riverton-2019","1.1","Two are hired",'
        b'{"first":"2020-06-01","last":"2020-06-30","precision":"month"},"h.mensah"]'
    )

    by_hand = sha256(b"command/v1\n" + SALT + plain).digest()
    assert request_mark(SALT, ASKED, command) == by_hand


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        (ASKED, Command("a", "h.mensah")),
        (ASKED, Command("a", "a.okafor", JUNE)),
        (ASKED, Command("a", "h.mensah", JUNE, on_behalf_of="d.director")),
        ((*ASKED[:-1], Text("Two were hired")), Command("a", "h.mensah", JUNE)),
        ((*ASKED, None), Command("a", "h.mensah", JUNE)),
        (("correct", 5, Changes(text=Text("Three"))), Command("a", "h.mensah", JUNE)),
        (("correct", 5, Changes(on=JUNE)), Command("a", "h.mensah", JUNE)),
    ],
)
def test_another_request_has_another_mark(request_: Request, command: Command) -> None:
    mine = request_mark(SALT, ASKED, Command("a", "h.mensah", JUNE))

    assert request_mark(SALT, request_, command) != mine


def test_the_mark_of_what_is_for_another_names_both() -> None:
    command = Command("a", "h.mensah", on_behalf_of="d.director")

    plain = b'["retract",5,null,"h.mensah","d.director"]'

    by_hand = sha256(b"command/v1\n" + SALT + plain).digest()
    assert request_mark(SALT, ("retract", 5), command) == by_hand


def test_targets_that_differ_have_marks_that_differ() -> None:
    command = Command("a", "h.mensah")
    targets = [
        Target(kind="text", words=Text("Soon")),
        Target(kind="measure", words=Text("Soon")),
        Target(kind="date", words=Text("Soon"), due=JUNE),
    ]

    marks = {request_mark(SALT, ("target set", one), command) for one in targets}

    assert len(marks) == len(targets)
