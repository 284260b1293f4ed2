"""The page that an inspector reads: the report as one file for any browser."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from domain.printing import counted
from projections.documents import content
from projections.documents.content import FILLS, fill_of, shown
from projections.documents.rated import lacking, rated_so, required_since
from projections.documents.targets import originally, passed
from projections.pack import saying
from projections.pack.charts import told
from projections.pack.material import Material
from projections.pack.page_view import view
from projections.pack.slippage_chart import moved_by
from projections.pack.styling import css_string, source_hash
from projections.says import says, who

_SAID = {
    "because": saying.because,
    "counts_in_words": told,
    "dated": content.dated,
    "lacking": lacking,
    "meaning": content.meaning,
    "moved_by": moved_by,
    "originally": originally,
    "passed": passed,
    "rated_so": rated_so,
    "required_since": required_since,
    "says": says,
    "who": who,
}
"""What the templates call, by the names that they use."""


def as_page(material: Material) -> bytes:
    r"""Return the report as the bytes of an HTML file; the same material, the same.

    It loads nothing and runs nothing: it holds one style sheet, which is the only
    thing that its content security policy admits. All words of the material come out
    as text, control and invisible characters as `\x1b`.
    """
    environment = _environment()
    marks = [css_string(sentence) for sentence in content.marked(material.data)[:2]]
    sheet = environment.get_template("page.css")
    style = sheet.render(fills=sorted(FILLS.items()), marks=marks)
    policy = source_hash(style)
    page = environment.get_template("report.html")
    made = page.render(view(material), style=style, policy=policy)
    return made.encode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("projections.pack"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.globals.update(_SAID)
    environment.filters.update(
        day=saying.day,
        fill=_fill,
        late=saying.late,
        file_of=saying.file_of,
        many=counted,
        minute=saying.minute,
        what=saying.what,
    )
    return environment


def _shown(value: object) -> object:
    """Return words as a page may hold them; markup of our own stays as it is."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    # Most words are plain, and a long history has very many.
    return value if value.isascii() and value.isprintable() else shown(value)


def _fill(rating: str) -> str:
    """Return the class of a rating's chip; plain for words without a colour."""
    return f"fill-{rating.casefold()}" if fill_of(rating) else "fill-none"
