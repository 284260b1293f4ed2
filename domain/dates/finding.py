"""All dates in a running text, each with the place where it stands."""

import re
from functools import cache
from typing import NamedTuple

from domain.dates.doubt import Doubt
from domain.dates.form import UNKNOWN, Context, Form, Known, Reading
from domain.dates.forms import candidates
from domain.dates.lead import lead_before, led, under
from domain.dates.ranges import join
from domain.dates.words import fold
from domain.partial_date import PartialDate
from domain.text import Text


class FoundDate(NamedTuple):
    """A date in a running text, or words that look like one.

    Attributes:
        words: The text from `start` to `end`, exactly as it stands.
        start: Place of its first character, from 0.
        end: Place after its last character.
        date: The date; None when the words leave it open.
        doubt: Why there is no date, as a clause about the words; None beside a date.
    """

    words: str
    start: int
    end: int
    date: PartialDate | None
    doubt: str | None


class _Span(NamedTuple):
    start: int
    end: int
    reading: Reading


def find_dates(text: str, known: Known = UNKNOWN) -> tuple[FoundDate, ...]:
    """Return the dates in `text`, in order, none overlapping another.

    Percentages, counts, section and telephone numbers are never dates, nor is how
    often something is done. What could be a date but names no year or an impossible
    one, or could be read in two ways, comes with a doubt instead, which proposes what
    may be meant. "By", "on" and the like stand before a date; "end of", "w/c" and a
    weekday are part of it. "Yesterday" is not looked for: a text does not know its
    own day.

    Args:
        text: Of any length, with its line ends.
        known: What is known of the document that the text is from.
    """
    folded = fold(text)
    spans: list[_Span] = []
    for form, match in candidates(folded):
        lowest = spans[-1].end if spans else 0
        if match.start() < lowest or _is_a_reference(form, match):
            continue
        span = _span(form, match, Context(text=text, known=known), lowest)
        if span is not None:
            spans.append(span)
    return tuple(_found(span, text) for span in _joined(spans, folded))


def _span(
    form: Form, match: re.Match[str], context: Context, lowest: int
) -> _Span | None:
    """Return the date at `match` together with the words that lead it."""
    leads = []
    start, text = match.start(), context.text or ""
    opening = match.string[max(lowest, start - 6) : start].strip()
    context = context._replace(opens=opening in ("from", "since"))
    while lead := lead_before(match.string, lowest, start):
        if lead["weekday"] and text[lead.start()].islower():
            break  # "The panel sat 30 July 2020."
        leads.append(lead)
        start = lead.start()
        context = under(lead, context)
    reading = form.build(match, context)
    if reading is None:
        return None
    for lead in leads:
        reading = led(lead, reading)
    return _Span(start, match.end(), reading)


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:cases?|no|nos|number|ref|reference|minute|id|sections?|s|para|paras"
        r"|paragraphs?|items?|actions?|version|page|pages)[.:]?[ ]?|#)$"
    )


@cache
def _no_day() -> re.Pattern[str]:
    """Return what makes "20 March" no day: "s.20 March 2021", "COVID 19 May 2020"."""
    return re.compile(r"(?:covid[ -]{0,2}|\bsections?[ ]|\bs[.][ ]?)$")


@cache
def _telephone() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9])\(?0[0-9]{2,4}\)?[ -](?:[0-9]{3,4}[ -])?$")


def _is_a_reference(form: Form, match: re.Match[str]) -> bool:
    """Tell "case 3/2020", a telephone number and "COVID 19" from a date."""
    if not match[0][0].isdigit():
        return False
    start, lowest = match.start(), max(0, match.start() - 12)
    patterns = [_no_day()]
    if form.numeric:
        patterns += [_reference(), _telephone()]
    return any(pattern.search(match.string, lowest, start) for pattern in patterns)


@cache
def _through() -> re.Pattern[str]:
    return re.compile(r"[ ]{0,2}(?:-|[ ](?:to|until|till)[ ])[ ]{0,2}(?:the[ ])?")


@cache
def _moving() -> re.Pattern[str]:
    """Return the words after which "from March to July" is a change, not a span."""
    return re.compile(
        r"moved|changed|revised|slipped|extended|delayed|postponed|deferred|put back"
        r"|rescheduled|amended|brought forward"
    )


def _joined(spans: list[_Span], folded: str) -> list[_Span]:
    """Return the spans with "30 July 2020 to 3 August 2020" made into one."""
    joined: list[_Span] = []
    for span in spans:
        whole = _range(joined[-1], span, folded) if joined else None
        if whole is None:
            joined.append(span)
        else:
            joined[-1] = whole
    return joined


def _range(first: _Span, last: _Span, folded: str) -> _Span | None:
    """Return one span from `first` to `last` where the text says they are one."""
    if not _through().fullmatch(folded, first.end, last.start):
        return None
    if _moving().search(folded, max(0, first.start - 40), first.start):
        return None
    if isinstance(first.reading, Doubt) or isinstance(last.reading, Doubt):
        return None
    reading = join(first.reading, last.reading)
    if isinstance(reading, Doubt):
        return None
    return _Span(first.start, last.end, reading)


def _found(span: _Span, text: str) -> FoundDate:
    words = text[span.start : span.end]
    if isinstance(span.reading, Doubt):
        return FoundDate(words, span.start, span.end, None, span.reading.sentence())
    kept = None if words == str(span.reading) else Text(words)
    date = span.reading.model_copy(update={"words": kept})
    return FoundDate(words, span.start, span.end, date, None)
