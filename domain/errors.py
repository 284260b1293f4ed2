"""The one root of every refusal: a full sentence that says what to do next."""


class LedgerError(Exception):
    """Something the ledger refuses; its message is one sentence for a person.

    Subclasses keep the parts of the sentence as attributes, for programs.
    """


class InvalidValueError(LedgerError, ValueError):
    """A value that breaks the rules of its own type, whatever the plan holds.

    It is a `ValueError` too, so that pydantic reports it with its place.
    """
