"""A plan as the bytes of a JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def as_json_file(data: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> bytes:
    """Return `data` as indented JSON in UTF-8, keys in the order given.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()
