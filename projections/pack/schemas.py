"""The JSON Schemas of a pack's files, as they lie beside them."""

from __future__ import annotations

from importlib.resources import files

NAMES = ("plan.schema.json", "entry.schema.json")
"""Of `plan.json`, and of a line of `entries.jsonl`."""


def schemas() -> dict[str, bytes]:
    """Return file name -> bytes of each schema."""
    folder = files("projections.pack") / "schema"
    return {name: (folder / name).read_bytes() for name in NAMES}
