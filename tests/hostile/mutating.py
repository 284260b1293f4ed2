"""Bytes changed as an attacker, a bad cable or a careless editor changes them."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

TOKENS = (
    *(b"\x00", b"\xff", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xc2\x9b"),
    *(b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\x1b[2J", b"\r", b"\n", b"\t", b'"', b"'"),
    *(b"\\ud800", b"\\u0000", b"null", b"-1", b"0", b"1e999", b"NaN", b"true"),
    *(b"9" * 40, b"9" * 5000, b"[" * 50, b"{" * 50, b"&a", b"*a", b"!!python/none"),
    *(b"<", b"]]>", b"<!--", b"</w:tc>", b"</c>", b"&#0;", b"&#xd800;", b"=1+1", b"@"),
    *(b"../", b"/", b"C:\\", b"CON", b"+", b" ", b"%", b",", b";", b"-----", b"=="),
    *(b"29 February 2019", b"31/31/20", b"Q5 2020/21", b"0/0", b"1,,2"),
)
"""What parsers are known to stumble over."""

LONGEST = 1 << 20
"""How long a plain mutant may grow."""


def mutant(content: bytes, chance: Random, others: Sequence[bytes] = ()) -> bytes:
    """Return `content` after one to six small changes.

    Args:
        content: What is changed.
        chance: Decides how.
        others: What a piece may be taken from, such as the other seeds.
    """
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at = chance.randrange(len(changed) + 1)
        upto = min(len(changed), at + chance.choice((1, 2, 4, 8, 40, 400)))
        match chance.randrange(7):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1 if at < len(changed):
                changed[at] = chance.randrange(256)
            case 2:
                del changed[at:upto]
            case 3:
                changed[at:at] = changed[at:upto] * chance.choice((1, 2, 9))
            case 4:
                del changed[at:]
            case 5 if others:
                other = chance.choice(others)
                begin = chance.randrange(len(other) + 1)
                changed[at:upto] = other[begin : begin + chance.randrange(1, 200)]
            case _:
                changed[at : chance.choice((at, upto))] = chance.choice(TOKENS)
    return bytes(changed[:LONGEST])


def packed_mutant(
    content: bytes, chance: Random, others: Sequence[bytes] = ()
) -> bytes:
    """Return an archive with one part changed, named anew, twice there or gone.

    Its checksums are right again, so that what reads the parts gets to see them. What
    is no archive, and one time in five, has plain bytes changed.
    """
    parts = unpacked(content)
    if not parts or chance.randrange(5) == 0:
        return mutant(content, chance, others)
    at = chance.randrange(len(parts))
    name, inner = parts[at]
    match chance.randrange(12):
        case 0:
            del parts[at]
        case 1:
            parts.append((name, mutant(inner, chance)))
        case 2:
            parts[at] = (mutant(name.encode(), chance).decode("latin-1"), inner)
        case 3:
            parts[at] = (name, chance.choice(parts)[1])
        case _:
            parts[at] = (name, mutant(inner, chance, [part for _, part in parts]))
    return packed(parts)


def unpacked(content: bytes) -> list[tuple[str, bytes]]:
    """Return name and bytes of each part of an archive; nothing if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            if sum(info.file_size for info in infos) > 20 * LONGEST:
                return []
            return [(info.filename, package.read(info)) for info in infos]
    except Exception:  # noqa: BLE001 -- Whatever it is, it is no archive to take apart.
        return []


def packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """Return an archive of the parts, which may bear any name, twice too."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as package:
        warnings.simplefilter("ignore")  # Of names that are there twice.
        for name, inner in parts:
            # What `zipfile` would make of a name when it opens it, it never sees.
            info = zipfile.ZipInfo("part")
            info.filename = name.replace("\x00", "") or "part"
            package.writestr(info, inner, zipfile.ZIP_DEFLATED)
    return file.getvalue()


STRANGE: tuple[object, ...] = (
    *(None, True, -1, 0, 2**53, 10**30, "", "a" * 3000, "\ud800", "\u202e", "\x1b[2J"),
    *([], {}, [[]], {"commit": "x"}, {"commit": 1}, {"": ""}, "../../etc", "#1"),
    *("2020-07-30", "9999-12-31", "2020-13-45", "Red", "ofsted", "plan/a", "0" * 64),
)
"""Values that are put where others are wanted."""


def json_mutant(content: bytes, chance: Random, others: Sequence[bytes] = ()) -> bytes:
    """Return lines of JSON with one to three values changed, moved or gone.

    One time in five, and where a line is no JSON, plain bytes are changed.
    """
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    try:
        value = json.loads(lines[at])
    except (ValueError, RecursionError):
        return mutant(content, chance, others)
    if not isinstance(value, dict | list) or chance.randrange(5) == 0:
        return mutant(content, chance, others)
    for _ in range(chance.choice((1, 1, 2, 3))):
        _change_one(value, chance)
    lines[at] = json.dumps(value).encode()
    return b"\n".join(lines)


def _change_one(value: Any, chance: Random) -> None:
    """Change one value somewhere inside an object or list."""
    places = list(_places(value))
    if not places:
        return
    holder, key = chance.choice(places)
    match chance.randrange(5):
        case 0:
            del holder[key]
        case 1:
            holder[key] = _copied(chance.choice(places)[0])
        case 2 if isinstance(holder, dict):
            holder[str(chance.choice(STRANGE))] = holder.pop(key)
        case 3 if isinstance(holder[key], str):
            holder[key] = mutant(holder[key].encode("utf-8", "replace"), chance).decode(
                "utf-8", "replace"
            )
        case _:
            holder[key] = chance.choice(STRANGE)


def _copied(value: Any) -> Any:
    """Return a copy of a part; an empty one where it holds itself."""
    try:
        return json.loads(json.dumps(value))
    except (ValueError, RecursionError):
        return {}


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each object or list inside a value with each of its keys."""
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            yield holder, key
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])
