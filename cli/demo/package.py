"""Makes a Word file of a document: small, and the same bytes each time."""

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docx.oxml.ns import qn

_UNUSED = ("/stylesWithEffects", "/customXml", "/thumbnail")
"""How the relations to parts end that python-docx's template has, and nobody needs."""

_TABLE_STYLES = ("TableNormal", "TableGrid")
_UNIX = 3


def packed(document: Any, title: str, saved: datetime) -> bytes:
    """Return `document` as the bytes of a .docx file.

    Args:
        document: As python-docx has it; it loses the parts that are not in use.
        title: For the properties of the file.
        saved: When it is said to have been saved, in no zone, as Word keeps it.
    """
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = "Northmere (example)"
    properties.comments = ""
    properties.created = properties.modified = saved
    _slim(document)
    whole = io.BytesIO()
    document.save(whole)
    return _undated(whole, saved)


def _slim(document: Any) -> None:
    """Take out of `document` what the template has and the example does not use."""
    for rels in (document.part.rels, document.part.package.rels):
        for name in [n for n in rels if rels[n].reltype.endswith(_UNUSED)]:
            del rels[name]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        table = style.get(qn("w:type")) == "table"
        if table and style.get(qn("w:styleId")) not in _TABLE_STYLES:
            styles.remove(style)


def _undated(whole: io.BytesIO, saved: datetime) -> bytes:
    """Return the package without the times at which its parts were zipped.

    The parts are stored as they are: what a compressor makes of them differs from
    one build of it to the next.
    """
    out = io.BytesIO()
    with ZipFile(whole) as parts, ZipFile(out, "w", ZIP_STORED) as package:
        for name in parts.namelist():
            part = ZipInfo(name, (*saved.timetuple()[:6],))
            part.create_system = _UNIX
            package.writestr(part, parts.read(name))
    return out.getvalue()
