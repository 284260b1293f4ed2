"""A file of decisions: what was chosen of each change, for a person to edit."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.words import printable
from domain.errors import LedgerError

if TYPE_CHECKING:
    from ledger.documents.model import Change
    from ledger.updating import Choice, Proposal

MOST = 4_000_000
"""The greatest file that is read, in bytes; ten thousand decisions fit in it."""

_NAMED = 12
"""How many changes a refusal names."""

_WORDS = ("text", "reason", "approved_by")
_UNYAML = re.compile("[^\t -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """\
# What to record of {document} as at {as_at}.
# Write accept or skip after each "choose". Below it you may add, further in:
#   text: words to record instead of those of the document
#   reason: why the target was revised or the action withdrawn
#   approved_by: who agreed, by role
# Then: {command}"""


class BadDecisionsError(LedgerError):
    """A file that is no file of decisions."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{name} cannot be used for decisions: {why}; mend it, or have a new one"
            " written with --save-decisions."
        )


class OtherDocumentError(LedgerError):
    """Decisions about a document with other bytes."""

    def __init__(self, name: str, theirs: str, ours: str) -> None:
        super().__init__(
            f"{name} holds decisions about another file than {ours}: about {theirs} as"
            " its bytes were then; have new ones written with --save-decisions."
        )


class OtherReadingError(LedgerError):
    """Decisions about a document as it reads with other tracked changes."""

    def __init__(self, name: str, theirs: str, ours: str) -> None:
        super().__init__(
            f"{name} holds decisions about the document read with tracked changes"
            f" {theirs or 'accepted'}, and now they are {ours or 'accepted'}; say"
            " --tracked as it was said then, or have new ones written with"
            " --save-decisions."
        )


class OtherDayError(LedgerError):
    """Decisions about what a document said of another day."""

    def __init__(self, name: str, theirs: str, ours: str) -> None:
        super().__init__(
            f"{name} holds decisions as at {theirs}, and --as-at says {ours}; leave"
            " --as-at out, or have new ones written with --save-decisions."
        )


class UnknownDecisionsError(LedgerError):
    """Decisions about changes that are not there."""

    def __init__(self, name: str, ids: Sequence[str]) -> None:
        more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
        super().__init__(
            f"{name} decides on what the document does not change now:"
            f" {', '.join(ids[:_NAMED])}{more}; take that out, or have new ones written"
            " with --save-decisions."
        )


@dataclass(frozen=True)
class Decisions:
    """What a file of decisions says.

    Attributes:
        name: The file's own name.
        document: The document's name.
        sha256: Digest of the document's bytes.
        as_at: The day for which the document was written, in words.
        renumbered: Code before -> code now; None for no longer there.
        choices: What was chosen, by the id of the change.
        tracked: Which tracked changes the document was read without, as
            `tracked_words` says it.
    """

    name: str
    document: str
    sha256: str
    as_at: str
    renumbered: "Mapping[str, str | None]"
    choices: "Mapping[str, Choice]"
    tracked: str = ""

    def check(self, document: str, sha256: str, as_at: str, tracked: str = "") -> None:
        """Refuse decisions about another document, reading or day.

        Raises:
            OtherDocumentError, OtherReadingError, OtherDayError: as the names say.
        """
        if self.sha256.casefold() != sha256:
            raise OtherDocumentError(self.name, self.document, document)
        if self.tracked != tracked:
            raise OtherReadingError(self.name, self.tracked, tracked)
        if self.as_at != as_at:
            raise OtherDayError(self.name, self.as_at, as_at)

    def check_ids(self, ids: Iterable[str]) -> None:
        """Refuse decisions about other changes than those that `ids` name.

        Raises:
            UnknownDecisionsError: says which.
        """
        known = set(ids)
        if unknown := [name for name in self.choices if name not in known]:
            raise UnknownDecisionsError(self.name, unknown)

    def confirmed(self, unsure: "Iterable[Proposal]") -> dict[str, str | None]:
        """Return code before -> code now, of the renumberings that are accepted."""
        return {
            p.before: p.after
            for p in unsure
            if p.kind == "renumbered"
            and p.id in self.choices
            and self.choices[p.id].accept
        }


def as_yaml(decisions: Decisions, proposals: "Iterable[Proposal]", command: str) -> str:
    """Return the file that says what was chosen, with comments for its reader.

    Args:
        decisions: What to write; a change without a choice is written as skipped.
        proposals: All changes, in order.
        command: What to type to replay the file.
    """
    from cli.proposals import in_words

    facts = {"document": decisions.document, "as_at": decisions.as_at}
    head = _HEAD.split("\n")
    lines = [_comment(line.format(command=command, **facts), MOST) for line in head]
    lines += _dumped({**facts, "sha256": decisions.sha256})
    if decisions.tracked:
        lines += _dumped({"tracked": decisions.tracked})
    if decisions.renumbered:
        new = {old: new or "none" for old, new in decisions.renumbered.items()}
        lines += _dumped({"renumbered": new})
    found = [line for p in proposals for line in _entry(p, decisions, in_words(p))]
    lines += ["decisions:", *found] if found else ["decisions: {}"]
    return "\n".join(lines) + "\n"


def tracked_words(changes: "Sequence[Change]") -> str:
    """Return which tracked changes were rejected: "rejected: 2, 3"; empty if none."""
    rejected = [str(at) for at, change in enumerate(changes, 1) if not change.taken]
    return f"rejected: {', '.join(rejected)}" if rejected else ""


def read_decisions(place: Path) -> Decisions:
    """Return what a file of decisions says.

    Raises:
        LedgerError: it is none, or says something in a way that it cannot.
    """
    from cli.decisions_reading import Page

    return Page(place.name, _text(place)).decisions()


def _text(place: Path) -> str:
    try:
        with place.open("rb") as file:
            content = file.read(MOST + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadDecisionsError(place.name, f"it cannot be opened ({why})") from error
    if len(content) > MOST:
        raise BadDecisionsError(place.name, f"it is greater than {MOST:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadDecisionsError(place.name, "it is not text in UTF-8") from error


def _entry(proposal: "Proposal", decisions: Decisions, said: str) -> list[str]:
    """Return the lines about one change."""
    choice = decisions.choices.get(proposal.id)
    fields = {"choose": "accept" if choice is not None and choice.accept else "skip"}
    for name in _WORDS:
        if words := getattr(choice, name, None):
            fields[name] = words
    lines = [_comment(f"# {said}"), *_dumped({proposal.id: fields})]
    return ["  " + line for line in lines]


def _comment(line: str, most: int = 250) -> str:
    plain = _UNYAML.sub("?", printable(line.replace("\n", " ")))
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def _dumped(data: Mapping[str, Any]) -> list[str]:
    import yaml

    dumped: str = yaml.safe_dump(
        dict(data), allow_unicode=True, sort_keys=False, width=MOST, indent=2
    )
    return dumped.rstrip("\n").split("\n")
