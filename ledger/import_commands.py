"""Command ids of what documents lead to: a file that is read one way counts once."""

from hashlib import sha256

import rfc8785
from pydantic_core import to_jsonable_python

from ledger.documents.plan_reading import PlanReading


def import_command(slug: str, reading: PlanReading) -> str:
    """Return the command id of opening the plan `slug` with `reading`."""
    return "import:" + _digest(_read_as(slug, reading))[:48]


def update_command(slug: str, reading: PlanReading, asked: object) -> str:
    """Return the command id of recording changes that `reading` makes.

    Args:
        slug: The plan's short name.
        reading: What was read of the document.
        asked: Who asks for what, as anything that JSON can say.
    """
    said = rfc8785.dumps(to_jsonable_python(asked))
    return _updates(slug, reading) + sha256(said).hexdigest()[:32]


def beginnings(slug: str, reading: PlanReading) -> tuple[str, ...]:
    """Return how the ids begin of all commands that `reading` ever led to."""
    return import_command(slug, reading), _updates(slug, reading)


def _updates(slug: str, reading: PlanReading) -> str:
    return "update:" + _digest(_read_as(slug, reading))[:16]


def _read_as(slug: str, reading: PlanReading) -> str:
    """Return the file, and which of its tracked changes it was read without."""
    changes = enumerate(reading.changes, 1)
    rejected = [str(at) for at, change in changes if not change.taken]
    return "\n".join([slug, reading.sha256, *rejected])


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()
