"""The strict form of a Word document, told in the names that Word's library knows."""

from __future__ import annotations

import io
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_NAMES = {
    _STRICT + b"officeDocument/relationships": (
        _USUAL + b"officeDocument/2006/relationships"
    ),
    _STRICT + b"officeDocument/math": _USUAL + b"officeDocument/2006/math",
    _STRICT + b"wordprocessingml/main": _USUAL + b"wordprocessingml/2006/main",
    _STRICT + b"drawingml/main": _USUAL + b"drawingml/2006/main",
    _STRICT + b"drawingml/picture": _USUAL + b"drawingml/2006/picture",
}


def usual_form(data: bytes) -> bytes:
    """Return the Word file `data` as Word writes it unless told to be strict.

    "Strict Open XML Document" in Word's list of formats has the same parts with
    other namespaces. Any other file is returned as it is.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _STRICT not in package.read("_rels/.rels"):
            return data
        parts = {name: package.read(name) for name in package.namelist()}
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as package:
        for name, part in parts.items():
            package.writestr(name, _renamed(part))
    return changed.getvalue()


def _renamed(part: bytes) -> bytes:
    for strict, usual in _NAMES.items():
        part = part.replace(strict, usual)
    return part
