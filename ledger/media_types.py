"""What kind of file a name says it is."""

UNKNOWN = "application/octet-stream"
PLAIN = "text/plain"
ZIP = "application/zip"
OLD_OFFICE = "application/x-ole-storage"
"""A file of Office from before 2007, or behind a password; more is not known of it."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"

_OF_OFFICE = ("application/msword", "application/vnd.ms-", _OFFICE)

ENDINGS = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docm": "application/vnd.ms-word.document.macroenabled.12",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "eml": "message/rfc822",
    "gif": "image/gif",
    "heic": "image/heic",
    "htm": "text/html",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "md": "text/markdown",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "msg": "application/vnd.ms-outlook",
    "odp": f"{OPEN}.presentation",
    "ods": f"{OPEN}.spreadsheet",
    "odt": f"{OPEN}.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "rtf": "application/rtf",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": PLAIN,
    "webp": "image/webp",
    "xls": "application/vnd.ms-excel",
    "xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "xml": "application/xml",
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "zip": ZIP,
}
"""Ending of a name -> media type."""

_TEXTS = frozenset(
    {
        *(PLAIN, "text/csv", "text/html", "text/markdown", "message/rfc822"),
        *("application/json", "application/xml", "application/yaml"),
    }
)


def media_type_of(name: str) -> str:
    """Return what kind of file the ending of `name` says it is."""
    return ENDINGS.get(name.rpartition(".")[2].casefold(), UNKNOWN)


def contradicts(name: str, media_type: str) -> bool:
    """Tell whether the ending of `name` speaks of another kind of file.

    An ending that nobody knows speaks of none. All kinds of words are one, and so are
    old files of Office and those behind a password.
    """
    said = media_type_of(name)
    if said in (UNKNOWN, media_type):
        return False
    if said in _TEXTS and media_type in _TEXTS:
        return False
    return media_type != OLD_OFFICE or not said.startswith(_OF_OFFICE)
