"""The files of a pack, each drawn from the same material."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from projections.pack.material import Material
from projections.pack.schemas import schemas

Draw = Callable[[Material], bytes]


def names() -> list[str]:
    """Return the paths of all files that are drawn, in the order of drawing."""
    return [*_drawings(alone=False), *(f"schema/{name}" for name in schemas())]


def drawn(material: Material) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of a pack, but for its entries.

    The same material gives the same bytes.
    """
    for name, draw in _drawings(alone=False).items():
        yield name, draw(material)
    for name, content in schemas().items():
        yield f"schema/{name}", content


def one_of(material: Material, name: str) -> bytes:
    """Return the bytes of the one file called `name`, as `names` gives it.

    Raises:
        CellTooLongError: it is a workbook, and no cell of it can hold some text whole.
    """
    return _drawings(alone=True)[name](material)


def _drawings(*, alone: bool) -> dict[str, Draw]:
    """Return the path of each file and what draws it, the quickest read first.

    A file that is to stand alone cannot send its readers to the one beside it.
    """
    # Each of these loads a library of its own; nothing else here needs them.
    from projections.documents.data import as_json_file
    from projections.documents.separated import as_plan_csv, as_timeline_csv
    from projections.documents.word import as_word
    from projections.documents.workbook import as_workbook
    from projections.pack.history import as_history
    from projections.pack.page import as_page
    from projections.pack.pdf import as_pdf
    from projections.pack.readme import as_readme

    return {
        "read-me.txt": as_readme,
        "report.html": as_page,
        "report.pdf": as_pdf,
        "report.docx": lambda m: as_word(m.data),
        "history.html": as_history,
        "plan.xlsx": lambda m: as_workbook(m.data, m.lines, cut=not alone),
        "plan.csv": lambda m: as_plan_csv(m.data),
        "timeline.csv": lambda m: as_timeline_csv(m.data, m.lines),
        "plan.json": lambda m: as_json_file(m.data),
        "timeline.json": lambda m: as_json_file(m.lines),
    }
