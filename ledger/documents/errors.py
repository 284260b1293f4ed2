"""Refusals of a document, before any of it is believed."""

from __future__ import annotations

from domain.errors import LedgerError


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


class NotAWordDocumentError(DocumentError):
    """Something else than a Word document."""

    def __init__(self, name: str, found: str) -> None:
        super().__init__(
            name,
            f"{name} is {found}, not a Word document; open it in Word and save it"
            ' as "Word Document (*.docx)".',
        )
        self.found = found


class ProtectedDocumentError(DocumentError):
    """A document that only opens with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"{name} is protected by a password; open it in Word, save a copy without"
            " the password and import that.",
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

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            name,
            f"{name} {what}, which no plan needs; save it in Word without its pictures"
            " and embedded files.",
        )


class UnsafeDocumentError(DocumentError):
    """A document with a document type or entities, which Word never writes."""

    def __init__(self, name: str, part: str) -> None:
        super().__init__(
            name,
            f"{name} declares a document type in its part {part}, which Word never"
            " writes; do not trust this file, ask for one saved by Word.",
        )
        self.part = part
