"""One entry of the live ledger against its place, its leaf and its texts."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from domain.catalog import EVENTS
from domain.printing import FILE
from ledger.checkpoint_checks import SignedCheck
from ledger.codec import Opening, commitment
from ledger.committed import committed
from ledger.edition_checks import Editions
from ledger.frontier import Frontier
from ledger.leaf import SealedEntry, leaf_of
from ledger.redaction_checks import Claims
from ledger.resting import file_of, is_evidence
from ledger.stored import StoredRow

BY_HAND = "somebody has changed the database by hand"
"""What is said of tables, triggers and marks that are not a ledger's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was recorded.

    Attributes:
        entry: The first entry it is about; None if it is about none in particular.
        sentence: What is wrong, for a person.
    """

    entry: int | None
    sentence: str


class Named(NamedTuple):
    """A file that entries rest on.

    Attributes:
        entries: The entries.
        types: What kind of file they say it is.
        gone: Those of them whose file was redacted -> the entry that says so.
    """

    entries: set[int]
    types: set[str]
    gone: dict[int, int]


@dataclass
class Check:
    """What has been read so far, and what was found wrong with it.

    Attributes:
        origin: The name of the ledger's tree, which every leaf contains.
        findings: What is wrong, in the order in which it was found.
        notes: What is no finding, and better known.
        frontier: The tree over the leaves as recomputed.
        last: The greatest number read.
        versions: Stream -> the last version read.
        recorded_at: The instant of the last entry read.
        command: The command that the last entry names; None if it names none.
        files: Hash of each file that entries rest on -> what they say of it.
        signed: Keys and checkpoints that were read.
        claims: What entries say was redacted.
        editions: Which files of reports were replaced.
    """

    origin: str = ""
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    frontier: Frontier = field(default_factory=Frontier)
    last: int = 0
    versions: dict[str, int] = field(default_factory=dict)
    recorded_at: str = ""
    command: str | None = None
    files: dict[str, Named] = field(default_factory=dict)
    signed: SignedCheck = field(default_factory=SignedCheck)
    claims: Claims = field(default_factory=Claims)
    editions: Editions = field(default_factory=Editions)

    def found(self, entry: int | None, sentence: str) -> None:
        """Note something that is wrong."""
        self.findings.append(Finding(entry, sentence))


def check_row(row: StoredRow, check: Check) -> None:
    """Compare one row with what its place, its leaf and its texts say."""
    number, entry, leaf = row.number, row.entry, row.leaf
    if number <= check.last:
        said = "stands where no entry can: numbers go up from #1 by one"
        check.found(number, f"Entry #{number} {said}.")
        return
    if number > check.last + 1:
        gone = span(check.last + 1, number - 1)
        check.found(
            check.last + 1, f"Entry {gone} is missing; the next there is #{number}."
        )
    check.last, check.command = number, None
    if entry is None or leaf is None:
        what = f"{row.lacks}: it was not recorded so"
        check.found(number, f"Entry #{number} {what}.")
        check.frontier = check.frontier.grown([leaf or b""])
        return
    computed, before = leaf_of(check.origin, entry), check.frontier
    check.frontier = before.grown([computed])
    if computed != leaf:
        check.found(number, f"Entry #{number} was altered: its leaf differs.")
    _check_order(entry, check)
    state = _check_texts(entry, row.texts, check)
    wrong = check.signed.take(entry, state, before, check.origin)
    if wrong is not None:
        check.found(number, wrong)


def span(first: int, last: int) -> str:
    """Return the entry numbers as people call them: "#7", or "#7 to #9"."""
    return f"#{first}" if first == last else f"#{first} to #{last}"


def _check_order(entry: SealedEntry, check: Check) -> None:
    """Compare the entry's instant and version with those before it."""
    number = entry.number
    if entry.recorded_at <= check.recorded_at:
        check.found(number, f"Entry #{number} claims an instant before its forerunner.")
    check.recorded_at = entry.recorded_at
    version = check.versions.get(entry.stream, 0) + 1
    if entry.version != version:
        check.found(
            number,
            f"Entry #{number} is version {entry.version} of {entry.stream}, which"
            f" should go on with {version}.",
        )
    check.versions[entry.stream] = entry.version


def _check_texts(entry: SealedEntry, texts: Mapping[str, Opening], check: Check) -> Any:
    """Compare the vault's texts with what the entry commits to; return its state."""
    number = entry.number
    if entry.wire not in EVENTS:
        check.found(
            number,
            f"Entry #{number} is of the unknown type {entry.wire}: it was recorded by"
            " a newer version of progress-ledger; install it to verify this ledger.",
        )
    try:
        state = json.loads(entry.state)
        promised = committed(state)
    except (ValueError, RecursionError):
        check.found(number, f"Entry #{number} holds a state that cannot be read.")
        return None
    check.command = _command(state)
    named = take_file(entry, state, check)
    whole = (*promised, *((FILE,) if named and is_evidence(entry.wire, state) else ()))
    redacted = check.claims.check(entry, whole, texts, check)
    if named and FILE in redacted:
        named.gone[number] = redacted[FILE].by
    _check_words(number, promised, texts, redacted, check)
    return state


def take_file(entry: SealedEntry, state: Any, check: Check) -> Named | None:
    """Take note of the file that an entry rests on, and of what replaces it.

    Returns:
        What was read of that file so far; None if the entry rests on none.
    """
    check.editions.take(entry.number, entry.stream, entry.wire, state)
    file = file_of(entry.wire, state)
    if file is None:
        return None
    named = check.files.setdefault(file[0], Named(set(), set(), {}))
    named.entries.add(entry.number)
    named.types.add(file[1])
    return named


def _check_words(
    number: int,
    promised: Mapping[str, str],
    texts: Mapping[str, Opening],
    redacted: Collection[str],
    check: Check,
) -> None:
    """Compare each text of an entry with its commitment."""
    for name in sorted(promised.keys() | texts.keys()):
        if name not in texts and name in redacted:
            continue
        if name not in texts:
            check.found(number, f"Entry #{number} has lost its text ({name}).")
        elif name not in promised:
            check.found(number, f"Entry #{number} has a text ({name}) it never had.")
        elif commitment(texts[name]) != promised[name]:
            check.found(number, f"The text of entry #{number} ({name}) was altered.")


def _command(state: Any) -> str | None:
    """Return the command that a state names."""
    match state:
        case {"command": str() as command}:
            return command
        case _:
            return None
