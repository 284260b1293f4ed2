"""Whatever is attached, amended and redacted: just the files that stay are kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.entry_events import TextRedacted
from domain.errors import LedgerError
from domain.evidence import file_of
from domain.printing import FILE
from domain.report_events import ReportRegistered
from domain.text import Text
from ledger.book import Ledger
from tests.ledger.given import SLUG, WHY, audit, begin, command, kept, made, query
from tests.ledger.redacting import redact
from tests.ledger.test_evidence import attach


class Step(NamedTuple):
    """Something to try, which may be refused.

    Attributes:
        verb: What.
        content: Which of a few files.
        ref: Of which action.
        back: Which entry, counted from the last.
        flag: Whether everywhere.
    """

    verb: str
    content: bytes
    ref: str
    back: int
    flag: bool


VERBS = ("attach", "attach", "redact", "redact", "correct", "retract", "register")
STEPS = st.builds(
    Step,
    st.sampled_from(VERBS),
    st.sampled_from([b"one", b"two"]),
    st.sampled_from(["1.1", "1.2"]),
    st.integers(0, 4),
    st.booleans(),
)


def take(ledger: Ledger, step: Step, at: int) -> None:
    """Take one step; `at` says the how many it is."""
    entries = list(ledger.entries_after(0))
    number = max(entries[-1].number - step.back, 1)
    file, words = kept(step.content), Text(f"Step {at}")
    match step.verb:
        case "attach":
            attach(ledger, file, step.ref, words)
        case "register":
            ledger.register_report(command(), SLUG, file, f"board {at}")
        case "redact":
            redact(ledger, number, FILE, everywhere=step.flag)
        case "correct":
            ledger.correct(command(), number, Changes(text=words), WHY)
        case _:
            ledger.retract(command(), number, WHY)


@settings(max_examples=40)
@given(st.lists(STEPS, min_size=3, max_size=14))
def test_just_the_files_that_were_not_redacted_are_kept(steps: list[Step]) -> None:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with made(Path(folder) / "ledger.db") as ledger:
            begin(ledger, "1.1", "1.2")
            for at, step in enumerate(steps):
                with suppress(LedgerError):
                    take(ledger, step, at)
            events = {entry.number: entry.event for entry in audit(ledger)}
        rows = query(Path(folder) / "ledger.db", "SELECT sha256 FROM blob")

    named = {number: file_of(event) for number, event in events.items()}
    said = [e for e in events.values() if isinstance(e, TextRedacted)]
    gone = {named[event.entry] for event in said}
    reported = {e.sha256 for e in events.values() if isinstance(e, ReportRegistered)}
    assert {sha256 for (sha256,) in rows} == ({*named.values()} | reported) - {
        None
    } - gone
    assert not gone & reported
    for sha256 in gone:
        naming = {number for number, file in named.items() if file == sha256}
        assert naming == {event.entry for event in said if event.entry in naming}
