"""The text of a checkpoint: one form, and nothing else is one."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from cli.commands.demo import ORIGIN
from cli.machine import Machine
from ledger.proof.checkpoint import Checkpoint, read_checkpoint
from ledger.proof.errors import MalformedCheckpointError
from ledger.proof.note import check_name
from ledger.tree import EMPTY_ROOT

# The example of c2sp.org/tlog-checkpoint.
PUBLISHED = (
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
)
ROOT = sha256(b"root").digest()
LINE = "SBP2RRvxTWa0tlGFzzhXBr3eZLMPFzAObD73mT27+G4="


def test_the_published_checkpoint_is_read_and_written() -> None:
    read = read_checkpoint(PUBLISHED)

    assert read.origin == "example.com/behind-the-sofa"
    assert read.size == 20852163
    assert read.root.hex().startswith("0ac5186a91863e8e1d90c808014aa89b")
    assert read.text() == PUBLISHED


@pytest.mark.parametrize("further", [(), ("a line of another log",), ("a", "b")])
def test_a_checkpoint_comes_back_from_its_text(further: tuple[str, ...]) -> None:
    one = Checkpoint("riverton.example/ledger", 57, ROOT, further)

    assert read_checkpoint(one.text()) == one


def test_a_ledger_without_entries_has_a_checkpoint() -> None:
    one = Checkpoint("riverton.example/ledger", 0, EMPTY_ROOT)

    assert read_checkpoint(one.text()) == one


@pytest.mark.parametrize("start", ["progress-ledger/", ORIGIN])
def test_the_origin_of_every_ledger_can_name_its_key(start: str) -> None:
    origin = start + Machine().name()

    assert check_name(origin) == origin


SHAPE = "it is not three lines or more, each ended and none of them empty"
COUNT = "its second line is not a number of entries"
THIRD = "its third line is not the root of a tree"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", SHAPE),
        ("a\n5\n", SHAPE),
        (f"a\n5\n{LINE}", SHAPE),
        (f"\n5\n{LINE}\n", SHAPE),
        (f"a\n5\n{LINE}\n\n", SHAPE),
        (f"a\n5\n{LINE}\n\nb\n", SHAPE),
        (f"a\n05\n{LINE}\n", COUNT),
        (f"a\n-5\n{LINE}\n", COUNT),
        (f"a\n+5\n{LINE}\n", COUNT),
        (f"a\n5 \n{LINE}\n", COUNT),
        (f"a\n5.0\n{LINE}\n", COUNT),
        (f"a\n٥\n{LINE}\n", COUNT),
        (f"a\n{'9' * 19}\n{LINE}\n", COUNT),
        (f"a\n5\n{LINE[:-1]}\n", THIRD),
        (f"a\n5\n {LINE}\n", THIRD),
        (f"a\n5\n{LINE.replace('4=', '5=')}\n", THIRD),
        ("a\n5\nAAAA\n", THIRD),
        (f"a\n5\n{ROOT.hex()}\n", THIRD),
        (f"a\n0\n{LINE}\n", "without entries it has another root"),
        (f"a\r\n5\r\n{LINE}\r\n", "it holds control characters"),
    ],
)
def test_what_is_no_checkpoint_is_refused_with_a_sentence(text: str, said: str) -> None:
    start = f"This is not a checkpoint that can be read: {said}; get the file again"
    with pytest.raises(MalformedCheckpointError, match=f"^{re.escape(start)}"):
        read_checkpoint(text)


@pytest.mark.parametrize(
    "one",
    [
        Checkpoint("two\nlines", 5, ROOT),
        Checkpoint("two\n7", 5, ROOT),
        Checkpoint("", 5, ROOT),
        Checkpoint("a", -1, ROOT),
        Checkpoint("a", 5, ROOT[:31]),
        Checkpoint("a", 5, ROOT, ("",)),
        Checkpoint("a", 5, ROOT, ("b\nc",)),
    ],
)
def test_what_cannot_be_a_checkpoint_has_no_text(one: Checkpoint) -> None:
    with pytest.raises(MalformedCheckpointError):
        one.text()
