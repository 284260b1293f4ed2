"""Values made from words that nobody has checked: made, or refused in a sentence."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from domain.errors import InvalidValueError
from domain.names import SHAPES

M = TypeVar("M", bound=BaseModel)


class BadFactError(InvalidValueError):
    """A field of an event or value that its type does not allow."""


def build(kind: type[M], /, **fields: Any) -> M:
    """Return the value of type `kind` with these fields.

    Raises:
        BadFactError: a field does not fit its type; says which and what to write.
    """
    try:
        # It spares a call of Python's, and an import makes hundreds of thousands.
        return kind.model_validate(fields)
    except ValidationError as error:
        raise BadFactError(_plainly(kind, error)) from error


def _plainly(kind: type[BaseModel], error: ValidationError) -> str:
    """Return the first complaint of pydantic as one sentence."""
    first = error.errors(include_url=False)[0]
    context = first.get("ctx", {})
    if isinstance(context.get("error"), InvalidValueError):
        return str(context["error"])
    place = ".".join(_CALLED.get(str(part), str(part)) for part in first["loc"])
    wanted = SHAPES.get(str(context.get("pattern"))) or first["msg"].rstrip(".")
    if first["type"] == "string_too_long":
        wanted = f"use up to {context['max_length']} characters"
    # What all events share belongs to the entry, not to what the entry is about.
    own = first["loc"][:1] and first["loc"][0] in kind.__annotations__
    thing = getattr(kind, "noun", "an entry") if own else "an entry"
    role = f"name {thing}" if thing == f"a {place}" else f"be the {place} of {thing}"
    return f'"{first["input"]}" cannot {role}; {_lower(wanted)}.'


_CALLED = {"on_behalf_of": "principal"}
"""How people call a field, where that is not its name."""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
