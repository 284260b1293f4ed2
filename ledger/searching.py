"""Looking for words within files, whatever the format writes them as."""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from domain.printing import printable

_MOST = 200 * 1024 * 1024
"""How many bytes a part may have unpacked: more is not looked into."""

_DEEPEST = 3
_TELLING = 20
"""How many characters a line has at least that tells by itself whose words it is."""

_TEXTS = frozenset(
    {
        *("css", "csv", "eml", "htm", "html", "json", "jsonl", "md", "py", "rels"),
        *("svg", "txt", "vml", "xml", "yaml", "yml"),
    }
)
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LOOSE = re.compile(r"[\s\\\"]+")


class Found(NamedTuple):
    """Where words stand in a file.

    Attributes:
        holds: The parts of it that hold them; the file's own name if it has no parts.
        perhaps: The parts that cannot be searched, such as a PDF.
    """

    holds: tuple[str, ...]
    perhaps: tuple[str, ...]


def search(name: str, content: bytes, words: Sequence[str]) -> Found:
    """Return where in a file any of `words` stand.

    Archives are looked into, and so are the documents of Word and Excel in them.
    White space, quotation marks and what a format writes in the place of signs make
    no difference.

    Args:
        name: The file's name; its ending says what it is.
        content: Its bytes.
        words: What to look for.
    """
    forms = [form for one in words for form in _forms(one)]
    if not zipfile.is_zipfile(io.BytesIO(content)):
        parts = {name: _in_part(name, content, forms, 0)}
    else:
        parts = {
            part: None if inner is None else _in_part(part, inner, forms, 1)
            for part, inner in _parts(content)
        }
    holds = tuple(part for part, found in parts.items() if found)
    return Found(holds, tuple(part for part, found in parts.items() if found is None))


def _in_part(
    name: str, content: bytes, forms: Sequence["_Form"], depth: int
) -> bool | None:
    """Tell whether a part holds the words; None if nobody can tell."""
    if depth < _DEEPEST and zipfile.is_zipfile(io.BytesIO(content)):
        found = [
            None if inner is None else _in_part(part, inner, forms, depth + 1)
            for part, inner in _parts(content)
        ]
        return True if any(found) else None if None in found else False
    if any(raw in content for form in forms for raw in form.raw):
        return True
    if name.rpartition(".")[2].casefold() not in _TEXTS:
        return None
    text = content.decode("utf-8", "replace")
    return any(form.bare in one for one in _readings(text) for form in forms)


class _Form(NamedTuple):
    raw: tuple[bytes, ...]
    bare: str


def _forms(words: str) -> Iterator[_Form]:
    """Yield words as they stand in files, and as they are shown.

    Long lines of them count by themselves: documents put others between.
    """
    lines = [line for line in words.split("\n") if len(line) >= _TELLING]
    whole = (words, printable(words))
    for shown in dict.fromkeys((*whole, *lines, *map(printable, lines))):
        yield _Form((shown.encode(), shown.encode("utf-16-le")), _bare(shown))


def _readings(text: str) -> Iterator[str]:
    """Yield a text bare of what its format may have added."""
    yield _bare(text)
    yield _bare(html.unescape(_TAG.sub("", text)))
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    plain = _PAIR.sub(_joined, plain.replace("\\n", "\n").replace("\\t", "\t"))
    yield _bare(plain)


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _bare(text: str) -> str:
    return _LOOSE.sub("", text)


def _parts(content: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Yield the parts of an archive; None for one that cannot be read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            if part.is_dir():
                continue
            try:
                read = archive.read(part) if part.file_size <= _MOST else None
            except (OSError, RuntimeError, ValueError, zipfile.BadZipFile):
                read = None  # Protected, damaged, or packed in a way nobody knows.
            yield part.filename, read
