"""The numbers that Word prints in front of list items: they are not in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.documents.word.xml import Xml, is_on, number, setting, value, w

BULLET = "•"


@dataclass(frozen=True)
class _Level:
    """One level of a list.

    Attributes:
        restart: It starts again below levels above this one, counted from 0; None
            for below any that is less deep.
        style: Id of the style whose paragraphs stand on this level; empty for none.
        plain: Whether its text prints every number in digits.
    """

    start: int
    form: str
    text: str
    restart: int | None = None
    style: str = ""
    plain: bool = False


@dataclass
class Numbering:
    """The lists of a document, counted while its paragraphs pass in order.

    Lists that share their levels count on from each other, as in Word, unless one
    says that it starts again.
    """

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _shared: dict[str, str] = field(default_factory=dict)
    _restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Xml | None) -> Numbering:
        """Return the lists that `numbering.xml` defines; none without that part."""
        numbering = cls()
        if part is None:
            return numbering
        abstract, same = _read_abstract(part)
        for listed in part.findall(w("num")):
            key = listed.get(w("numId"), "")
            shared = value(listed, "abstractNumId") or ""
            shared = same.get(shared, shared)
            overrides = listed.findall(w("lvlOverride"))
            numbering._shared[key] = shared
            numbering._levels[key] = {**abstract.get(shared, {}), **_own(overrides)}
            numbering._restarts[key] = {
                number(over.get(w("ilvl"))): number(start)
                for over in overrides
                if (start := value(over, "startOverride")) is not None
            }
        return numbering

    def depth_of_style(self, list_id: str, style: str) -> int | None:
        """Return how deep in that list paragraphs of the style with that id stand.

        None when the list names no level for it.
        """
        levels = self._levels.get(list_id, {})
        return next((d for d, level in levels.items() if level.style == style), None)

    def next_label(self, list_id: str, depth: int) -> str:
        """Return what stands in front of the next paragraph of that list and depth.

        A number as printed, such as `2.1` or `a)`; `BULLET` for any bullet; empty
        when the list is unknown or prints nothing.
        """
        levels = self._levels.get(list_id, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._shared[list_id], {})
        restarts = self._restarts[list_id]
        if depth in restarts:
            counts[depth] = restarts.pop(depth) - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]
        if levels[depth].form == "bullet":
            return BULLET
        return _fill(levels, counts, depth)


def _read_abstract(part: Xml) -> tuple[dict[str, dict[int, _Level]], dict[str, str]]:
    """Return the levels by their key, and the keys that stand for another.

    A list that was made from a list style has no levels; it points to the style,
    and the list that defines the style has them.
    """
    levels: dict[str, dict[int, _Level]] = {}
    pointing, defining = {}, {}
    for abstract in part.findall(w("abstractNum")):
        key = abstract.get(w("abstractNumId"), "")
        levels[key] = _by_depth(abstract.findall(w("lvl")))
        if (style := value(abstract, "numStyleLink")) is not None:
            pointing[key] = style
        if (style := value(abstract, "styleLink")) is not None:
            defining[style] = key
    same = {key: defining[s] for key, s in pointing.items() if s in defining}
    return levels, same


def _own(overrides: list[Xml]) -> dict[int, _Level]:
    """Return the levels that one list has otherwise than those it shares."""
    return _by_depth(
        level for over in overrides if (level := setting(over, "lvl")) is not None
    )


def _by_depth(levels: Iterable[Xml]) -> dict[int, _Level]:
    return {number(level.get(w("ilvl"))): _read_level(level) for level in levels}


def _fill(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    """Return the pattern of the level with the counts of the levels above put in."""

    def count(mark: re.Match[str]) -> str:
        at = int(mark[1]) - 1
        level = levels.get(at, levels[depth])
        plain = levels[depth].plain
        return _print(counts.get(at, level.start), "decimal" if plain else level.form)

    return re.sub(r"%([1-9])", count, levels[depth].text).strip()


def _read_level(level: Xml) -> _Level:
    restart = value(level, "lvlRestart")
    return _Level(
        start=number(value(level, "start"), otherwise=1),
        form=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        restart=None if restart is None else number(restart),
        style=value(level, "pStyle") or "",
        plain=is_on(setting(level, "isLgl")),
    )


def _print(count: int, form: str) -> str:
    """Return `count` in a number format of Word; in digits if it is a rare one."""
    match form:
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "ordinal":
            return f"{count}{_ending(count)}"
        case "none":
            return ""
        case _:
            return str(count)


def _ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _letters(count: int) -> str:
    # Word goes on with aa, bb, cc after z. A list that long is cut to its letter.
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)


def _roman(count: int) -> str:
    signs = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    words = ""
    rest = count if 0 < count < 4000 else 0
    for worth, sign in signs:
        words += sign * (rest // worth)
        rest %= worth
    return words or str(count)
