"""Which entries rest on a file, whose bytes are kept."""

from typing import Any

from domain.action_events import EvidenceAttached

RESTING = frozenset({EvidenceAttached.wire, "report.registered", "report.sealed"})
"""Wire names of the entries that rest on a file, whose bytes are kept."""


def is_evidence(wire: str, state: Any) -> bool:
    """Tell whether a state attaches evidence, or corrects one that does."""
    match state:
        case {"replacement": {"type": str() as inner}}:
            return inner == EvidenceAttached.wire
        case _:
            return wire == EvidenceAttached.wire


def file_of(wire: str, state: Any) -> tuple[str, str] | None:
    """Return hash and media type of the file that a state rests on; None for none."""
    match state:
        case {"replacement": {"type": str() as inner, **fact}}:
            return file_of(inner, fact)
        case {"sha256": str() as sha256, "media_type": str() as media_type}:
            return (sha256, media_type) if wire in RESTING else None
        case _:
            return None
