"""What is fed with hostile bytes: each target, its seeds, and what may come of it.

A target returns when the bytes were read, or refused as its documentation says. It
raises for anything else, which is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from tests.hostile import of_documents, of_packs, of_proofs, of_stored, of_words
from tests.hostile.mutating import json_mutant, mutant, packed_mutant

Changes = Callable[[bytes, Random, Sequence[bytes]], bytes]


class Target(NamedTuple):
    """A part of the program that is given bytes from elsewhere.

    Attributes:
        feed: Gives it the bytes; raises for whatever is no documented refusal.
        seeds: Well-formed bytes to begin with.
        change: How a seed is changed.
    """

    feed: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    change: Changes = mutant


TARGETS: dict[str, Target] = {
    "word": Target(of_documents.word, of_documents.words, packed_mutant),
    "excel": Target(of_documents.excel, of_documents.workbooks, packed_mutant),
    "csv": Target(of_documents.csv, of_documents.sheets),
    "yaml": Target(of_documents.yaml, of_documents.outlines),
    "json": Target(of_documents.json, of_documents.data, json_mutant),
    "readings": Target(of_documents.readings, of_documents.tables_of_readings),
    "mapping": Target(of_documents.mapping, of_documents.mappings),
    "dates": Target(of_words.dates, of_words.lines),
    "targets": Target(of_words.targets, of_words.lines),
    "figures": Target(of_words.figures, of_words.numbers),
    "evidence": Target(of_words.evidence, of_words.files, packed_mutant),
    "notes": Target(of_proofs.notes, of_proofs.signed),
    "keys": Target(of_proofs.keys, of_proofs.key_files),
    "states": Target(of_stored.states, of_stored.golden, json_mutant),
    "packs": Target(of_packs.packs, of_packs.archives, packed_mutant),
    "own-packs": Target(of_packs.own_packs, of_packs.lines, json_mutant),
}
"""By name, in the order in which they are run."""
