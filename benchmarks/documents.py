"""What reading a plan document costs beside its library alone."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import openpyxl

from benchmarks.processes import cost_of, measure, report

ROUNDS = 7
HEADS = ("Ref", "Action", "Lead", "Due date", "RAG", "Progress")
MORE = ("Success measure", "Milestone", "Evidence", "Impact", "Next steps", "Notes")
WORD = """
import sys
import docx
for table in docx.Document(sys.argv[1]).tables:
    for row in table._tbl.tr_lst:
        for cell in row.tc_lst:
            "\\n".join(p.text for p in cell.p_lst)
"""
"""Opens a Word file with its library and takes the words of each cell once."""

EXCEL = """
import sys
import openpyxl
for row in openpyxl.load_workbook(sys.argv[1])["Plan"].iter_rows(values_only=True):
    tuple(row)
"""


def run(folder: Path) -> None:
    """Write a Word plan and a workbook into `folder`, measure, print the tables."""
    ledger = [sys.executable, "-m", "cli"]
    cost_of([*ledger, "init"], folder)
    _word(folder / "plan.docx", 200)
    _excel(folder / "plan.xlsx", 5_000)
    print(f"\nPreview of a Word plan of 200 actions, {ROUNDS} rounds")
    contenders: dict[str, Sequence[str]] = {
        "python-docx alone, words of each cell": [
            *(sys.executable, "-c", WORD, "plan.docx"),
        ],
        "ledger import plan.docx": [*ledger, "import", "plan.docx"],
    }
    bars = {"ledger import plan.docx": "1 s of CPU, 300 MB"}
    report(measure(contenders, folder, ROUNDS), bars)
    print(f"\nPreview of a workbook of 5,000 rows and 12 columns, {ROUNDS} rounds")
    contenders = {
        "openpyxl alone, value of each cell": [
            *(sys.executable, "-c", EXCEL, "plan.xlsx"),
        ],
        "ledger import plan.xlsx": [*ledger, "import", "plan.xlsx"],
    }
    bars = {"ledger import plan.xlsx": "10 s, 300 MB"}
    report(measure(contenders, folder, ROUNDS), bars)


def _rows(count: int) -> Iterator[list[str]]:
    """Yield plan rows whose words differ, as those of a real plan do."""
    for at in range(count):
        area, action = divmod(at, max(count // 5, 1))
        month = ("March", "June", "September", "December")[at % 4]
        yield [
            f"{area + 1}.{action + 1}",
            f"Managers review case {at} of the sample and share what they learn\n"
            f"a) team {at} agrees a start\nb) findings go to the board",
            f"Head of Service {at % 9}",
            f"{month} {2020 + at % 3}\n{80 + at % 20}% of cases by {month} 2023",
            ("R", "A", "G", "B")[at % 4],
            f"Meeting {at} held on {1 + at % 28} {month} 2020; notes are shared.\n"
            f"Section 47 enquiries fell to {at % 90}; the next count is due soon.",
        ]


def _word(place: Path, count: int) -> None:
    word = docx.Document()
    word.add_paragraph("Riverton Children's Services action plan", style="Title")
    rows = list(_rows(count))
    for area in range(1, 6):
        word.add_heading(f"{area}. Area of work {area}", level=1)
        own = [row for row in rows if row[0].startswith(f"{area}.")]
        table = word.add_table(rows=len(own) + 1, cols=len(HEADS))
        for line, words in zip(table.rows, [list(HEADS), *own], strict=True):
            for cell, said in zip(line.cells, words, strict=True):
                cell.text = said
    word.save(str(place))


def _excel(place: Path, count: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    sheet.append(["Area", *HEADS, *MORE[:5]])
    for row in _rows(count):
        more = [f"{name} of {row[0]}" for name in MORE[:5]]
        sheet.append([f"{row[0].split('.')[0]}. Area of work", *row, *more])
    book.save(place)
