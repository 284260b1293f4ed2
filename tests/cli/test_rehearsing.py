"""With --dry-run a command says what it would record, and records nothing."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, files
from tools.stage import Stage

BECAUSE = ("--because", "The board asked for it")
WRITES: tuple[tuple[str, ...], ...] = (
    ("progress", "2.6", "Sent to the partners"),
    ("rate", "2.6", "green", *BECAUSE),
    ("target", "set", "1.1", "by May 2021"),
    ("target", "revise", "2.6", "by May 2021", *BECAUSE, "--approved-by", "DMG"),
    ("deliver", "2.6", "completion claimed"),
    ("owner", "1.1", "Head of the front door"),
    ("correct", "#12", "--rating", "green", *BECAUSE),
    ("retract", "#11", *BECAUSE),
    ("plan", "open", "riverton-2021", "Children first, again"),
    ("plan", "area", "3", "Leadership"),
    ("plan", "outcome", "1", "Every call is answered"),
    ("plan", "term", "MACE", "Multi-agency child exploitation panel"),
    ("plan", "board", "HSCP", "Safeguarding partnership"),
    ("plan", "action", "1.2", "1", "Call back within a day"),
    ("plan", "reword", "1.1", "Answer each referral the same day"),
    ("plan", "renumber", "2.6", "2.7", *BECAUSE),
    ("plan", "withdraw", "1.1", *BECAUSE),
    ("plan", "merge", "1.1", "--into", "2.6", *BECAUSE),
    ("plan", "supersede", "riverton-2021", *BECAUSE),
    ("plan", "close", *BECAUSE),
)
# Entry 12 is corrected already, so the correction names the one that stands.
STANDING = {"#12": "#16"}


def standing(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return `words` with entries that stand."""
    return tuple(STANDING.get(word, word) for word in words)


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_rehearsal_leaves_every_byte_as_it_was(
    office: Stage, words: tuple[str, ...]
) -> None:
    before = files(office.folder)

    answer = office.run(*standing(words), "--dry-run")

    assert answer.code == 0, answer.both
    assert answer.out.startswith("Dry run: nothing was recorded.")
    assert "  #19 " in answer.out
    assert files(office.folder) == before


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_rehearsal_promises_what_the_command_then_records(
    office: Stage, words: tuple[str, ...]
) -> None:
    rehearsed = ask(office, *standing(words), "--dry-run")
    recorded = ask(office, *standing(words))

    assert rehearsed["entries"] == []
    kept = ("number", "type", "action", "text", "reason", "effective", "subject")
    promised = [{k: row[k] for k in kept} for row in rehearsed["would_record"]]
    assert promised == [{k: row[k] for k in kept} for row in recorded["recorded"]]
    assert recorded["entries"] == [row["number"] for row in promised]


def test_a_rehearsal_shows_before_and_after(office: Stage) -> None:
    said = office.run("rate", "2.6", "green", *BECAUSE, "--dry-run").out

    assert "Before -> after" in said
    assert "Amber -> Green" in said


def test_a_rehearsal_as_json_tells_what_would_change(office: Stage) -> None:
    said = ask(office, "owner", "1.1", "Head of Service", "--dry-run")

    (change,) = said["changes"]
    assert (change["action"], change["field"]) == ("1.1", "owner")
    assert (change["before"], change["after"]) == (None, "Head of Service")


def test_what_would_be_refused_is_refused_in_a_rehearsal(office: Stage) -> None:
    answer = office.run("progress", "9.9", "Sent", "--dry-run")

    assert answer.code == 3
    assert 'There is no action "9.9"' in answer.err
