"""What somebody with a login can record who calls the server without the program."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import pytest

from ledger.connection import connect
from ledger.errors import LedgerBusyError
from ledger.place import ServerPlace
from ledger.postgres.faults import ServerRefusedError
from ledger.postgres.recorder import APPEND
from ledger.verify import verify
from tests.ledger.given import ACTION, everything, filled, opened
from tests.postgres import Server

OFFICER, SALT, WORDS = "h.mensah", bytes(32), "Two are hired"


def commitment(words: str = WORDS, salt: bytes = SALT) -> dict[str, str]:
    """Return what stands in a state in the place of words."""
    hashed = sha256(b"commit/v1\n" + salt + words.encode()).digest()
    return {"commit": b64encode(hashed).decode()}


def state(**changed: Any) -> dict[str, Any]:
    """Return the state of a note, with something else in it."""
    day = {"precision": "day", "first": "2020-01-06", "last": "2020-01-06"}
    said = {"recorded_by": OFFICER, "command": "by-hand", "effective": day}
    return said | {"text": commitment()} | changed


def written(said: Mapping[str, Any]) -> bytes:
    """Return a state as it is stored."""
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Call:
    """A call of the function that appends: a note on action 1.1, as it should be."""

    after: int = 4
    stream: str = ACTION
    version: int = 1
    topic: str = "action.progress_recorded"
    state: Mapping[str, Any] = field(default_factory=state)
    instant: str = "2020-02-01T10:00:00.000001Z"
    text: tuple[int, str, bytes, str] = (5, "text", SALT, WORDS)
    command: str | None = "by-hand"
    mark: bytes = b"m" * 32
    files: tuple[tuple[str, str, bytes], ...] = ()
    more: tuple[tuple[int, str, bytes, str], ...] = ()
    plain: bytes = b""

    def values(self) -> list[Any]:
        """Return the values in the order of the function."""
        plain = self.plain or written(self.state)
        files: list[list[Any]] = [list(part) for part in zip(*self.files, strict=True)]
        return [
            *(self.after, [self.stream], [self.version], [self.topic], [plain]),
            *([self.instant], [bytes(16)]),
            *(list(part) for part in zip(self.text, *self.more, strict=True)),
            *(self.command, bytes(32), self.mark),
            *(files or [[], [], []]),
        ]


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a ledger to which an officer has a login."""
    place = filled(server.place(), 0)
    server.login(OFFICER, f"{place.schema}_writer")
    return place


def append(server: Server, place: ServerPlace, call: Call) -> None:
    """Call the function as the officer."""
    with closing(connect(server.place(place.schema, OFFICER))) as connection:
        connection.execute(APPEND, call.values())


def test_what_is_as_it_should_be_is_appended(
    server: Server, place: ServerPlace
) -> None:
    append(server, place, Call())

    assert verify(place).findings == ()
    assert verify(place).entries == 5


def test_words_may_have_any_signs_in_them(server: Server, place: ServerPlace) -> None:
    words = 'She said: "a  b", {1:2}, \\"\\\\ and\n\tno more  '
    odd = state(note=words, command="by-hand", more={words: [1, -2, True, None]})

    append(server, place, Call(state=odd))

    assert verify(place).findings == ()


def test_a_claim_to_act_for_another_stands_beside_the_login_and_not_in_its_place(
    server: Server, place: ServerPlace
) -> None:
    append(server, place, Call(state=state(on_behalf_of="boss")))

    assert verify(place).findings == ()
    with opened(place) as ledger:
        *_, last = ledger.entries_after(4)
    assert last.event.names_behind == (OFFICER, "boss")


HASH = sha256(b"x").hexdigest()
NOTE = Call()
REFUSED = {
    "under another name": (replace(NOTE, state=state(recorded_by="boss")), "login is"),
    "under no name": (replace(NOTE, state={"command": "by-hand"}), "login is"),
    "as another command": (replace(NOTE, command="other"), "not of the command"),
    "as no command": (replace(NOTE, command=None), "not of the command"),
    "before the entry before": (
        replace(NOTE, instant="2019-01-01T10:00:00.000001Z"),
        "does not follow",
    ),
    "in another form": (replace(NOTE, instant="2020-02-01 10:00"), "does not follow"),
    "in the future": (
        replace(NOTE, instant="2999-01-01T10:00:00.000001Z"),
        "ahead of the server",
    ),
    "with a gap in its stream": (replace(NOTE, version=3), "does not go on"),
    "as version 0": (replace(NOTE, version=0), "does not go on"),
    "as a redaction": (replace(NOTE, topic="text.redacted"), "and not redact"),
    "as an edition": (
        replace(NOTE, topic="report.sealed", state=state(replaces=1)),
        "and not redact",
    ),
    "with other words": (replace(NOTE, text=(5, "text", SALT, "Three")), "words of"),
    "with words elsewhere": (replace(NOTE, text=(5, "note", SALT, WORDS)), "words of"),
    "without its words": (replace(NOTE, text=(6, "text", SALT, WORDS)), "words of"),
    "with a text named twice": (
        replace(
            NOTE,
            state=state(list=[commitment(), commitment("Gone")]) | {"text": None},
            text=(5, "list.0", SALT, WORDS),
            more=((5, "list.00", SALT, WORDS),),
        ),
        "words of",
    ),
    "with a blank": (
        replace(NOTE, plain=written(state()).replace(b'"commit":', b'"commit": ')),
        "form of RFC 8785",
    ),
    "with another line": (replace(NOTE, plain=written(state()) + b"\n"), "form of"),
    "with two names": (
        replace(NOTE, plain=b'{"recorded_by":"boss",' + written(state())[1:]),
        "form of RFC 8785",
    ),
    "with no mark": (replace(NOTE, mark=bytes(32)), "words are gone"),
    "with a file of another hash": (
        replace(NOTE, files=((HASH, "text/plain", b"y"),)),
        "has not the hash",
    ),
    "with a file it does not name": (
        replace(NOTE, files=((HASH, "text/plain", b"x"),)),
        "no entry names",
    ),
    "with a file of another kind": (
        replace(
            NOTE,
            state=state(sha256=HASH, media_type="text/csv"),
            files=((HASH, "text/plain", b"x"),),
        ),
        "no entry names",
    ),
}


@pytest.mark.parametrize("how", REFUSED)
def test_what_no_program_would_record_is_refused(
    server: Server, place: ServerPlace, how: str
) -> None:
    call, why = REFUSED[how]
    before = everything(place)

    with pytest.raises(ServerRefusedError, match=why):
        append(server, place, call)

    assert everything(place) == before


def test_a_number_that_is_taken_is_for_nobody_else(
    server: Server, place: ServerPlace
) -> None:
    append(server, place, Call())
    before = everything(place)

    with pytest.raises(LedgerBusyError):
        append(server, place, replace(Call(), command="again"))

    assert everything(place) == before
