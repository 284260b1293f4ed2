"""`Text`: words that people wrote. They never enter the state that is hashed."""

import re
import unicodedata
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, core_schema

from domain.errors import InvalidValueError

LONGEST = 100_000

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class BadTextError(InvalidValueError):
    """Words that cannot be stored and read back unchanged."""


class Text(str):
    """Free text in Unicode NFC, lines ended by a line feed, never blank.

    Every field that takes people's own words has this type: the codec puts
    such values into the vault, where they can be redacted, and only a salted
    commitment into the hashed state.

    Raises:
        BadTextError: blank, longer than 100,000 characters, or holding a NUL or
            half of a surrogate pair, which no database keeps faithfully.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Return `value` in its normal form, or refuse it."""
        if type(value) is cls:
            return value
        return super().__new__(cls, _normal(value))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            cls._checked, core_schema.str_schema()
        )

    @classmethod
    def _checked(cls, value: Any, check: ValidatorFunctionWrapHandler) -> Self:
        """Return `value`; what is a text already is not looked at again."""
        return value if type(value) is cls else cls(check(value))


def _normal(value: str) -> str:
    """Return `value` in NFC, line ends unified, margins off; or refuse it."""
    # Most texts are ASCII, and of those one sign alone is none that can be stored.
    if "\0" in value or (not value.isascii() and _UNSTORABLE.search(value)):
        raise BadTextError(
            "This text holds a character that cannot be stored (a NUL or half of a"
            " surrogate pair); type the words again without it."
        )
    lines = value.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    text = unicodedata.normalize("NFC", lines).strip()
    if not text:
        raise BadTextError("An empty text says nothing; write at least one word.")
    if len(text) > LONGEST:
        raise BadTextError(
            f"This text has {len(text):,} characters and the ledger keeps up to"
            f" {LONGEST:,}; attach the long version as evidence and summarise it."
        )
    return text
