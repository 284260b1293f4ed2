"""Refusals of a document, before any of it is believed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from domain.errors import LedgerError

Program = Literal["Word", "Excel"]
"""Which program people change a document in."""

LOCK = "~$"
"""How the names of Office's lock files begin, in place of two letters or none."""


class DocumentError(LedgerError):
    """A document that is not read; `name` is its file name."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = name


class UnreadableFileError(DocumentError):
    """A file that the machine does not hand over."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            name, f"{name} cannot be opened ({why}); check the name and your rights."
        )


class LockFileError(DocumentError):
    """The file that Office keeps beside a document while somebody has it open."""

    def __init__(self, name: str, program: Program) -> None:
        super().__init__(
            name,
            f"{name} is the lock file that {program} keeps while somebody has a"
            " document open; give the name of the document itself, which ends in"
            f' "{name.removeprefix(LOCK)}".',
        )


class OtherKindError(DocumentError):
    """A file of a kind that no reader takes; `found` says what it is."""

    what_to_do = (
        "; ask for the Word document, the Excel workbook or the CSV file that it was"
        " made from."
    )

    def __init__(self, name: str, found: str) -> None:
        super().__init__(name, f"{name} is {found}{self.what_to_do}")
        self.found = found


class NotAWordDocumentError(OtherKindError):
    """Something else than a Word document."""

    what_to_do = (
        ", not a Word document (.docx); open it in Word and save it as"
        ' "Word Document (*.docx)".'
    )


class NotAWorkbookError(OtherKindError):
    """Something else than an Excel workbook."""

    what_to_do = (
        ", not an Excel workbook (.xlsx); open it in Excel and save it as"
        ' "Excel Workbook (*.xlsx)".'
    )


class ProtectedDocumentError(DocumentError):
    """A document that only opens with a password."""

    def __init__(self, name: str, program: Program = "Word") -> None:
        super().__init__(
            name,
            f"{name} is protected by a password; open it in {program}, save a copy"
            " without the password and import that.",
        )


class DamagedDocumentError(DocumentError):
    """A document that broke off, or of which a part does not read."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            name, f"{name} is damaged ({what}); fetch it again from where it came."
        )
        self.what = what


class OversizedDocumentError(DocumentError):
    """A document that unpacks to more than a plan can need."""

    def __init__(self, name: str, what: str, program: Program = "Word") -> None:
        super().__init__(
            name,
            f"{name} {what}, which no plan needs; save it in {program} without its"
            " pictures and embedded files.",
        )


class OversizedTableError(DocumentError):
    """A workbook or CSV file with more rows or cells than a plan can need."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            name,
            f"{name} {what}, which no plan needs; copy the rows of the plan into a new"
            " file and import that.",
        )


class UnsafeDocumentError(DocumentError):
    """A document with a document type or entities, which Office never writes."""

    def __init__(self, name: str, part: str, program: Program = "Word") -> None:
        super().__init__(
            name,
            f"{name} declares a document type in its part {part}, which {program} never"
            f" writes; do not trust this file, ask for one saved by {program}.",
        )
        self.part = part


class UnknownSheetError(DocumentError):
    """A sheet was asked for that the workbook does not have."""

    def __init__(self, name: str, wanted: str, there: Sequence[str]) -> None:
        listed = ", ".join(f'"{sheet}"' for sheet in there)
        super().__init__(
            name, f'{name} has no sheet "{wanted}"; choose from its sheets {listed}.'
        )
        self.wanted = wanted
        self.there = tuple(there)


class NotTextError(DocumentError):
    """A file that should be text and is not."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            name,
            f"{name} is not a text file ({why}); open it in Excel and save it as"
            ' "CSV UTF-8 (*.csv)".',
        )


class BrokenRowError(DocumentError):
    """A row of a CSV file that cannot be parted into cells; `line` is its first."""

    def __init__(self, name: str, line: int, why: str) -> None:
        super().__init__(
            name,
            f"{name}: in the row that begins on line {line} {why}; correct it, or open"
            ' the file in Excel and save it as "CSV UTF-8 (*.csv)".',
        )
        self.line = line
