"""A layout is data: which words of a document say where which part of a plan is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from domain.key_words import COMPLETE, EXCEPTION
from ledger.documents.layouts.synonyms import WEAK, phrases, whole_headings

if TYPE_CHECKING:
    from ledger.documents.layouts.headings import Named

Field = Literal[
    "reference",
    "action",
    "sub_action",
    "owner",
    "target",
    "revised",
    "measure",
    "milestone",
    "status",
    "rating",
    "progress",
    "evidence",
    "impact",
    "next_steps",
    "area",
    "outcome",
]
"""What a column of an action table holds."""

Section = Literal["outcomes", "key", "terms"]
"""What the lines under a heading are: outcomes, the rating key, or acronyms."""


@dataclass(frozen=True)
class Layout:
    """The words by which one family of plans is read.

    Attributes:
        name: What the preview calls it.
        columns: Heading of a column, in `normal` form -> what it holds; None for one
            that a person said to pass over.
        sections: Heading of a section, in `normal` form -> what its lines are.
        title: Found in the plan's title.
        authority: Matches the title; group `authority` names the council.
        kinds: Kinds of inspection, as they are printed, the longest first.
        visited: Found in a sentence that says when inspectors came.
        letter: Found in a sentence that says when their letter was sent.
        area: Matches a heading; groups `number`, `letter` or `spelt`, and `title`, and
            `kind` where it says that it heads an area.
        code: Matches the start of an action's line; group `code`.
        label: Matches the start of a sub-item or impact statement; group `label`.
        impact: Matches a line after which impact statements stand; group `rest`.
        rating: Matches a line of the key; groups `value`, `letter`, `meaning`.
        term: Matches a line of the acronyms; groups `term` and `meaning`.
        exception: Found in the meaning of a rating that owes an exception report.
        complete: Found in the meaning of a rating that counts as complete.
        phrases: Words within a heading, in `normal` form -> what the column holds;
            None for a column that holds nothing of a plan.
        weak: Heading of the actions that only counts if no other column is headed
            so -> what the column holds otherwise.
        known: What was found out of headings already.
    """

    name: str
    columns: Mapping[str, Field | None]
    sections: Mapping[str, Section]
    title: re.Pattern[str]
    authority: re.Pattern[str]
    kinds: tuple[str, ...]
    visited: re.Pattern[str]
    letter: re.Pattern[str]
    area: re.Pattern[str]
    code: re.Pattern[str]
    label: re.Pattern[str]
    impact: re.Pattern[str]
    rating: re.Pattern[str]
    term: re.Pattern[str]
    exception: re.Pattern[str]
    complete: re.Pattern[str]
    phrases: Mapping[str, Field | None] = field(default_factory=dict)
    weak: Mapping[str, Field | None] = field(default_factory=dict)
    known: dict[str, Named] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that a heading can be known by."""
        known = (*self.columns, *self.phrases, *self.weak)
        return frozenset(word for heading in known for word in heading.split())


def normal(heading: str) -> str:
    """Return `heading` as headings are compared: lower case, words only.

    "Target / Timescales:" and "TARGET TIMESCALES" are both "target timescales".
    """
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(re.findall(r"\w+", plain))


def _headings(names: Mapping[Field, str]) -> dict[str, Field]:
    return {
        heading: field for field, words in names.items() for heading in words.split("|")
    }


THREE_COLUMNS = Layout(
    name="actions, target timescales, progress",
    columns=_headings(
        {
            "action": "impact of actions|impact of action|action|actions|key actions"
            "|action required|actions required|what we will do",
            "target": "target timescales|target timescale|targets timescales|target"
            "|targets|timescale|timescales|target date|target dates|due date|by when",
            "progress": "progress|progress update|progress to date|update|updates",
            "rating": "rag|r a g|rag rating|rag status|brag|b r a g|brag rating"
            "|brag status|rating",
            "owner": "owner|owners|lead|leads|lead officer|action owner|action lead"
            "|responsible|responsible officer|by whom|who",
            "reference": "ref|reference|ref no|reference number|action no|no|number",
        }
    ),
    sections={
        "outcome": "outcomes",
        "outcomes": "outcomes",
        "rag rating": "key",
        "rag ratings": "key",
        "rag rating key": "key",
        "rag key": "key",
        "brag rating": "key",
        "brag key": "key",
        "acronyms used": "terms",
        "acronyms": "terms",
        "abbreviations": "terms",
        "abbreviations used": "terms",
        "glossary": "terms",
    },
    title=re.compile(r"\b(action|improvement) plan\b", re.IGNORECASE),
    authority=re.compile(
        r"(?P<authority>\S.{0,99}?)\s+Children(?:['’]?s['’]?)?\s+Services?\b",
        re.IGNORECASE,
    ),
    kinds=(
        "Joint Targeted Area Inspection",
        "Standard Inspection",
        "Monitoring Visit",
        "Short Inspection",
        "Focused Visit",
        "Focussed Visit",
        "ILACS",
    ),
    visited=re.compile(r"\b(visit(s|ed)?|inspect(ed|ion)?)\b", re.IGNORECASE),
    letter=re.compile(r"\bletter\b", re.IGNORECASE),
    area=re.compile(
        r"(?:(?P<kind>(?:(?:ofsted|key|improvement|priority|strategic) )?(?:area|theme"
        r"|priority|objective|work ?stream|strand|aim|pillar|section|recommendation)"
        r"(?: for improvement| of focus)?)(?: no\.?| number)? )?"
        r"(?:(?P<number>[1-9]\d?)(?:\s*[.:)–—-]\s*|\s+)"
        r"|(?(kind)(?:(?P<letter>[A-Z])|(?P<spelt>one|two|three|four|five|six|seven|eight"
        r"|nine|ten))\s*[.:)–—-]\s*|(?!)))(?P<title>[^\W\d].*)",
        re.IGNORECASE | re.DOTALL,
    ),
    # "2.4 .To go on", "1.4. Steady", "3.3.1 Weekly"; not "95.5%", "01.06.20", "1.5m".
    code=re.compile(
        r"(?!\d{1,2}\.\d{1,2}\.(?:1[5-9]|[2-9]\d)\b)"
        r"(?P<code>[1-9]\d?(?:\.[1-9]\d?){1,3})(?!\d|\.\d|\s*%|[a-z])\s*[.:)]?\s*"
    ),
    label=re.compile(r"(?P<label>\(?(?:[a-z]|[ivx]{2,4})\))\s*", re.IGNORECASE),
    impact=re.compile(r"impacts?\s*(?::\s*(?P<rest>.*))?", re.IGNORECASE),
    rating=re.compile(
        r"(?P<value>[^\W\d_]{3,20}(?: [^\W\d_]{2,20})?)\s*[-–—:]\s*"
        r"(?:\(?(?P<letter>[A-Z]{1,2})\)?(?=[\s:–—-])[\s:–—-]*)?(?P<meaning>\S.*)"
    ),
    term=re.compile(
        r"(?P<term>\w[\w&./]{1,11})(?:\s+[-–—]\s*|\s*[–—:]\s*|\s*\t\s*)"
        r"(?P<meaning>\S.*)"
    ),
    exception=EXCEPTION,
    complete=COMPLETE,
)
"""The plan that councils write after a focused visit: three columns for each area."""

USUAL = replace(
    THREE_COLUMNS,
    name="columns found by their headings",
    columns=whole_headings() | dict(THREE_COLUMNS.columns),
    phrases=phrases(),
    weak=WEAK,
    # Besides: "2.01 Launch" and "2.104 Launch".
    code=re.compile(
        r"(?!\d{1,2}\.\d{1,2}\.(?:1[5-9]|[2-9]\d)\b)"
        r"(?P<code>[1-9]\d?(?:\.(?:[1-9]\d?|0[1-9]|[1-9]\d\d(?=[.:)]?\s+[A-Z]))){1,3})"
        r"(?!\d|\.\d|\s*%|[a-z])\s*[.:)]?\s*"
    ),
)
"""Plans of any layout whose columns, or labels, have headings."""
