"""The forms of words by which targets are told apart, each compiled on first use."""

import re
from functools import cache

from domain.dates.frequency import ITEM


@cache
def moved() -> re.Pattern[str]:
    """Return the pattern of words after which the date stands that now holds."""
    return re.compile(
        r"\b(?:(?:revised|moved|extended|changed|amended|re-?scheduled|postponed|deferred"
        r"|put[ ]back|brought[ ]forward|slipped)[ ](?:date[ ])?(?:to|until)"
        r"|(?:revised|new|extended)(?:[ ](?:target|due))?[ ]date(?:[ ]is)?|now)"
        r"[ ]?:?[ ]?(?:by[ ])?(?:the[ ])?(?:end[ ]of[ ])?$"
    )


@cache
def item() -> re.Pattern[str]:
    """Return the pattern of a numbered or lettered item."""
    return re.compile(r"[ ]{0,8}\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)](?![0-9])")


@cache
def ongoing() -> re.Pattern[str]:
    """Return the pattern of "ongoing", however it is spelt."""
    return re.compile(r"\bon[ -]?going\b")


@cache
def adjective() -> re.Pattern[str]:
    """Return the pattern of "the ongoing review", which need not run on itself."""
    return re.compile(r"\b(?:the|an|any|all|our|its|their|with)[ ]on[ -]?going[ ][a-z]")


@cache
def then_ongoing() -> re.Pattern[str]:
    """Return the pattern of "and ongoing" behind a date."""
    return re.compile(r"[ ,;:-]{0,4}(?:(?:and|&|then|is|are)[ ]{1,3})?on[ -]?going\b")


@cache
def ongoing_from() -> re.Pattern[str]:
    """Return the pattern of "ongoing from" in front of a date."""
    return re.compile(r"\bon[ -]?going[ ,:-]{1,3}(?:from|since)[ ](?:the[ ])?$")


@cache
def figure() -> re.Pattern[str]:
    """Return the pattern of a figure or a trend, which make a measure."""
    return re.compile(
        r"[0-9][ ]?%|[0-9][ ]?per[ ]?cent\b"
        r"|\b[0-9]{1,6}[ ](?:out[ ])?of[ ](?:all|every|each|the|our|those|[0-9])"
        r"|\b(?:increase|decrease|reduction|reduced|proportion[ ]of)\b"
        r"|\b(?:higher|lower|greater|smaller)[ ]"
        r"(?:proportion|conversion|rate|share|percentage|number)\b"
    )


@cache
def alone_before() -> re.Pattern[str]:
    """Return the pattern of what may stand before a date that is the whole line."""
    return re.compile(
        ITEM + r"(?:(?:due|target|complete|completion)[ :-]{1,3})?"
        r"(?:(?:by|on|in)[ ]{1,3})?(?:the[ ]{1,3})?"
    )
