"""Zip archives without the time of day at which they were made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest instant that a zip archive can name."""


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of `parts`, each a name with its bytes, in their order.

    The same parts make the same bytes, whenever they are written.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Or it names the machine that wrote it.
            archive.writestr(info, content)
    return out.getvalue()


def stamped(data: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """Return the zip archive `data` with every part dated alike, in its own order.

    Args:
        data: The archive.
        instead: The name of a part -> what it holds from now on.
    """
    new = instead or {}
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        names = [part.filename for part in before.infolist()]
        return zipped((name, new.get(name) or before.read(name)) for name in names)
