"""Office files without the time of day at which they were made."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest instant that a zip archive can name."""


def stamped(data: bytes) -> bytes:
    """Return the zip archive `data` with every part dated alike, in its own order.

    The same parts then make the same bytes, whenever they are written.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            info = zipfile.ZipInfo(part.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Or it names the machine that wrote it.
            after.writestr(info, before.read(part))
    return out.getvalue()
