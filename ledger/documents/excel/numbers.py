"""Numbers and days of a workbook in the words that Excel prints for them."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from ledger.documents.excel.formats import Section, Token, section_for

# Days between which a number in a plan may be one: 1 January 1990, 31 December 2099.
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
# A day on a page has no time zone.
_START, _START_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001

# Excel keeps 15 digits; a longer number says nothing more when it is printed in full.
_LONGEST = 1e15
_WHOLE = re.compile(r"\d{4,5}(?:\.0+)?")
_DATE_SIGNS = ("d", "m", "y")


class Printed(NamedTuple):
    """What a cell shows for a number, and whether that is a day or a number."""

    words: str
    holds: Literal["number", "date"]


def printed(value: float, code: str, since_1904: bool = False) -> Printed:
    """Return what a cell with the number format `code` shows for `value`.

    Days are printed in full, as far as the format shows them: "30 July 2020",
    "March 2020" without a day, "20 March" without a year.
    """
    section, minus = section_for(code, value)
    if section.has("time", "minute", "elapsed", "half"):
        moment = as_moment(value, since_1904)
        if moment is not None and not section.has("elapsed"):
            return _moment(moment, section)
        words = _elapsed(value) if section.has("elapsed") else general(value)
        return Printed(words, "number")
    if section.has("exponent"):
        return Printed(f"{value:.{_places(section)}E}", "number")
    if section.has("general"):
        shown = {"general": general(value)}
        words = "".join(shown.get(t.kind, t.words) for t in section.tokens)
        return Printed(words.strip(), "number")
    if (
        Token("digit", "/") in section.tokens
        or max(abs(value), 10.0 ** _places(section)) >= _LONGEST
    ):
        return Printed(general(value), "number")
    sign = "-" if value < 0 and minus else ""
    words = _number(abs(value), section)
    return Printed(f"{sign}{words}".strip() if words.strip() else "", "number")


def general(value: float) -> str:
    """Return a number as a cell without a format shows it: 43921, 1.1, 0.3."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"


def as_moment(value: float, since_1904: bool = False) -> datetime | None:
    """Return the moment that a serial number stands for, to the second.

    None before the first day and after the year 9999. Excel's 29 February 1900,
    number 60, was never a day.
    """
    start = _START_1904 if since_1904 else _START
    if not since_1904 and value < 60:
        start += timedelta(days=1)
    if value < 0 or (60 <= value < 61 and not since_1904):
        return None
    try:
        return start + timedelta(seconds=round(value * 86_400))
    except OverflowError:
        return None


def as_serial(moment: datetime, since_1904: bool = False) -> float:
    """Return the serial number of a moment after February 1900."""
    start = _START_1904 if since_1904 else _START
    return (moment - start) / timedelta(days=1)


def as_serial_date(words: str, since_1904: bool = False) -> date | None:
    """Return the day that a bare number would be if its format had been lost.

    "43921" is 31 March 2020. None for words that are no whole number, and for one
    that is no day between 1990 and 2099.
    """
    if not _WHOLE.fullmatch(words.strip()):
        return None
    moment = as_moment(float(words), since_1904)
    day = moment.date() if moment else None
    return day if day and _FIRST_DAY <= day <= _LAST_DAY else None


def _moment(moment: datetime, section: Section) -> Printed:
    signs = {t.words[0] for t in section.tokens if t.kind == "time"}
    numbered = any(t.words in ("d", "dd") for t in section.tokens if t.kind == "time")
    words = [str(moment.day)] if numbered else []
    words += [calendar.month_name[moment.month]] if "m" in signs else []
    words += [str(moment.year)] if "y" in signs else []
    if "d" in signs and not words:
        words = [calendar.day_name[moment.weekday()]]
    is_day = bool(words)
    timed = "h" in signs or section.has("minute")
    if timed and (not is_day or moment.time() != moment.min.time()):
        words.append(f"{moment:%H:%M}")
    before, after = _around(section)
    return Printed(f"{before}{' '.join(words)}{after}", "date" if is_day else "number")


def _around(section: Section) -> tuple[str, str]:
    """Return words that a date's format adds in front and behind, as `"By "mmm-yy`."""
    at = [i for i, t in enumerate(section.tokens) if t.kind != "literal"]
    before = "".join(t.words for t in section.tokens[: at[0]])
    after = "".join(t.words for t in section.tokens[at[-1] + 1 :])
    has_words = re.compile(r"[^\W\d_]")
    return (
        before if has_words.search(before) else "",
        after.rstrip() if has_words.search(after) else "",
    )


def _elapsed(value: float) -> str:
    minutes, seconds = divmod(round(value * 86_400), 60)
    clock = f"{minutes // 60}:{minutes % 60:02}"
    return f"{clock}:{seconds:02}" if seconds else clock


def _places(section: Section) -> int:
    """Return how many digits stand behind the point of a format."""
    behind = False
    places = 0
    for token in section.tokens:
        if token.kind == "exponent":
            break
        behind = behind or token.words == "."
        places += behind and token.kind == "digit" and token.words in "0#?"
    return places


def _number(value: float, section: Section) -> str:
    """Return `value` in the digits of a format, with the words around them."""
    signs = [t.words for t in section.tokens if t.kind == "digit"]
    if not any(sign in "0#?" for sign in signs):
        return "".join(t.words for t in section.tokens if t.kind in _SHOWN)
    exact = Decimal(repr(float(value))) * 100 ** signs.count("%")
    exact = exact.scaleb(-3 * _scale(signs))
    places = _places(section)
    digits = f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    whole, _, fraction = digits.partition(".")
    return _laid_out(whole, fraction, section, _grouped(signs))


_SHOWN = ("literal", "digit")


def _scale(signs: list[str]) -> int:
    """Return how many commas stand behind the last digit: each is a thousand."""
    scale = 0
    for sign in reversed(signs):
        if sign in "0#?":
            break
        scale += sign == ","
    return scale


def _grouped(signs: list[str]) -> bool:
    whole = "".join(signs).partition(".")[0]
    return re.search(r"[0#?],+[0#?]", whole) is not None


def _laid_out(whole: str, fraction: str, section: Section, grouped: bool) -> str:
    """Return digits put where the format's signs stand, literals between them."""
    tokens = [t for t in section.tokens if t.kind in _SHOWN and t.words != ","]
    point = next((i for i, t in enumerate(tokens) if t == Token("digit", ".")), None)
    front = tokens if point is None else tokens[:point]
    back = [] if point is None else tokens[point + 1 :]
    result: list[str] = []
    rest = "" if whole == "0" else whole
    wanted = sum(t.words in "0#?" for t in front if t.kind == "digit")
    for token in reversed(front):
        if token.kind == "literal" or token.words == "%":
            result.insert(0, token.words)
            continue
        wanted -= 1
        taken, rest = (rest, "") if not wanted else (rest[-1:], rest[:-1])
        result.insert(0, taken or ("0" if token.words == "0" else ""))
    words = "".join(result)
    if grouped:
        words = re.sub(r"\d+", lambda m: f"{int(m[0]):,}", words, count=1)
    return words + _behind(fraction, back, point is not None)


def _behind(fraction: str, tokens: list[Token], pointed: bool) -> str:
    """Return the point and what follows it; optional digits that are 0 drop out."""
    digits = [t for t in tokens if t.kind == "digit" and t.words in "0#?"]
    kept = len(digits)
    while kept and fraction[kept - 1] == "0" and digits[kept - 1].words != "0":
        kept -= 1
    result = ["."] if pointed else []
    at = 0
    for token in tokens:
        if token.kind == "digit" and token.words in "0#?":
            result.append(fraction[at] if at < kept else "")
            at += 1
        else:
            result.append(token.words)
    return "".join(result)
