"""Years and quarters: "2020/21" (April to March), "Q2 2020/21", "2020"."""

import re
from datetime import date

from domain.dates.doubt import Doubt
from domain.dates.form import DIGIT, WORD, Context, Form, Reading, without_year
from domain.dates.words import (
    GAP,
    LONG_YEAR,
    compiled,
    fold,
    year_number,
)
from domain.partial_date import PartialDate, months_on
from domain.printed_day import LAST_YEAR
from domain.printing import print_day

_QUARTER = (
    r"(?:q[ ]?(?P<q>[1-4])|quarter[ ]?(?P<qn>[1-4])"
    r"|(?P<qw>first|1st|second|2nd|third|3rd|fourth|4th)[ ]quarter)"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# The line may break at the stroke: "2020\n/2023".
_SLASH = rf"(?P<s>{GAP}\n?{GAP}[-/]{GAP})"
_TAX_YEAR = r"(?P<fy>(?:fy|financial[ ]year)[ ]?)?"
_SPAN = rf"(?P<y>{LONG_YEAR}|[0-9]{{2}}){_SLASH}(?P<e>{LONG_YEAR}|[0-9]{{2}})"
_SENTENCE_END = r"[ ]{0,3}(?:$|[\n.,;:)])"
_BEFORE_YEAR = (
    r"\b(?:in|by|during|since|until|till|before|after|from|end of|year)[ ]{1,3}$"
)
_TERM = (
    rf"(?:spring|summer|autumn|winter)(?:[ ]{{1,3}}term)?,?{GAP}(?:of{GAP})?{LONG_YEAR}"
    r"(?:[-/][0-9]{2,4})?"
)


def _financial(year: int) -> Reading:
    first = date(year, 4, 1)
    return PartialDate(precision="year", first=first, last=months_on(first, 12))


def _calendar(year: int) -> Reading:
    first = date(year, 1, 1)
    return PartialDate(precision="year", first=first, last=months_on(first, 12))


def _quarter_of(year: int, quarter: int) -> Reading:
    """Return a quarter of the financial year that begins in April of `year`."""
    first = _quarter_start(year, quarter)
    return PartialDate(precision="quarter", first=first, last=months_on(first, 3))


def _quarter_start(year: int, quarter: int) -> date:
    months = 3 * quarter
    return date(year + months // 12, months % 12 + 1, 1)


def print_years(year: int) -> str:
    """Return the financial year that begins in April of `year`: "2020/21"."""
    return f"{year}/{(year + 1) % 100:02}"


def _span(match: re.Match[str], context: Context) -> Reading | None:
    """Read "2020/21"; say what "2020/2023" and "2011-12" leave open."""
    start, end, separator = match["y"], match["e"], match["s"]
    tight = len(separator) == 1
    if len(start) == 2 or (context.text is not None and len(end) == 2 and not tight):
        return None if match["fy"] is None else _two_digits(match)
    year = int(start)
    last = int(end) if len(end) == 4 else year // 100 * 100 + int(end)
    follows = (year + 1) % 100 == int(end) % 100 and last in (year + 1, year - 99)
    month = int(end) if len(end) == 2 and tight and int(end) <= 12 else 0
    hyphen = "-" in separator and match["fy"] is None
    if follows and not (hyphen and (month or len(end) == 4)):
        return _financial(year)
    if follows:
        return _two_readings(year, month)
    if month and (hyphen or context.text is None):
        return PartialDate.month(year, month)
    if last <= year:
        return Doubt("runs backwards")
    return _several(year, last)


def _two_digits(match: re.Match[str]) -> Reading | None:
    """Read "FY 20/21"."""
    year = year_number(match["y"])
    return _financial(year) if year_number(match["e"]) == year + 1 else None


def _two_readings(year: int, month: int) -> Doubt:
    """Return what "2011-12" (a month?) or "2020-2021" (two years?) could be."""
    if month:
        other = str(PartialDate.month(year, month))
    else:
        other = f"1 January {year} to 31 December {year + 1}"
    return Doubt("can be read in two ways", (print_years(year), other))


def _several(year: int, last: int) -> Doubt:
    return Doubt(
        "is a span of years, or part of a name",
        (
            f"1 January {year} to 31 December {last}",
            f"1 April {year} to 31 March {last}",
        ),
    )


def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    """Read a quarter of a financial year; "Q2 2020" alone could be of two."""
    quarter, year = _quarter_number(match), year_number(match["y"])
    end = match["e"]
    if end is not None:
        follows = int(end) % 100 == (year + 1) % 100
        return _quarter_of(year, quarter) if follows else None
    if len(match["y"]) == 2 and context.text is not None:
        return None
    years = (year - 1, year) if quarter == 4 else (year,)
    months = date(year, 3 * quarter - 2, 1)
    calendar = f"{print_day(months)} to {print_day(months_on(months, 3))}"
    return Doubt(
        "names a quarter but not whether of a financial year",
        tuple(
            dict.fromkeys((*(f"Q{quarter} {print_years(y)}" for y in years), calendar))
        ),
    )


def _quarter_number(match: re.Match[str]) -> int:
    word = match["qw"]
    if word is not None:
        return _WORDS.get(word) or int(word[0])
    return int(match["q"] or match["qn"])


def _quarter_alone(match: re.Match[str], context: Context) -> Doubt:
    quarter = _quarter_number(match)

    def printed(year: int) -> tuple[date, str] | None:
        if year == LAST_YEAR:
            return None  # Its last quarter begins in a year that cannot be typed.
        return _quarter_start(year, quarter), f"Q{quarter} {print_years(year)}"

    return without_year(context, printed)


def _year(match: re.Match[str], context: Context) -> Reading | None:
    """Read a year by itself; in running text only where it can be nothing else."""
    year = int(match["y"])
    if match["fy"] is not None:
        choices = (print_years(year - 1), print_years(year))
        return Doubt("does not say in which year it begins", choices)
    if context.text is None:
        return _calendar(year)
    before = match.string[max(0, match.start() - 12) : match.start()]
    led = compiled(_BEFORE_YEAR).search(before) is not None
    if led and compiled(_SENTENCE_END).match(match.string, match.end()):
        return _calendar(year)
    return Doubt("may be a year, a number or part of a name") if year > 1999 else None


def term_key(words: str) -> str:
    """Return the name of a school term as `Known.terms` has it: "autumn term 2020"."""
    plain = fold(words).replace("-", "/").replace(",", " ")
    return " ".join(plain.replace(" of ", " ").split()).strip(" .:;")


def is_term(key: str) -> bool:
    """Tell whether `key` names a school term or season with its year."""
    return compiled(_TERM).fullmatch(key) is not None


def _term(match: re.Match[str], context: Context) -> Reading:
    """Read "Autumn term 2020" where the document says which days those are."""
    defined = context.known.terms.get(term_key(match[0]))
    return defined or Doubt("names a season, which has no agreed first and last day")


FORMS = (
    Form(
        rf"{_QUARTER}(?:,|[ ]of|[ ]in)?(?:[ ]the)?{GAP}{_TAX_YEAR}"
        rf"(?P<y>{LONG_YEAR}|[0-9]{{2}})(?:{_SLASH}(?P<e>{LONG_YEAR}|[0-9]{{2}}))?",
        _quarter,
        heads=DIGIT | WORD,
    ),
    Form(rf"{_TAX_YEAR}{_SPAN},?{GAP}{_QUARTER}", _quarter, heads=DIGIT | WORD),
    Form(_QUARTER, _quarter_alone, heads=DIGIT | WORD),
    Form(_TAX_YEAR + _SPAN, _span, numeric=True, heads=DIGIT | WORD),
    Form(rf"{_TAX_YEAR}(?P<y>{LONG_YEAR})", _year, numeric=True, heads=DIGIT | WORD),
    Form(
        _TERM,
        _term,
        heads=WORD,
    ),
)
