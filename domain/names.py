"""Identifiers and short names: constrained, because they enter the hashed state."""

import re
from typing import Annotated
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from domain.errors import InvalidValueError

_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_CODE = r"^[A-Za-z0-9]{1,8}([./-][A-Za-z0-9]{1,8}){0,5}$"
_STREAM = (
    r"^((plan|report|measure)/[a-z0-9-]+|action/[a-z0-9-]+/[1-9][0-9]*"
    r"|ledger/checkpoints)$"
)
_COMMAND = r"^[A-Za-z0-9._:-]{1,64}$"
# Lengths stand apart: a large set of characters that is repeated up to forty times
# takes 14 ms to compile, and every command would pay for it.
_USER = r"^[^\x00-\x20\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"
_LABEL = r"^[\p{L}\p{N}][\p{L}\p{M}\p{N} _&'’()./%:,+–-]*$"
_SHA256 = r"^[0-9a-f]{64}$"
_MEDIA = r"^[a-z]+/[a-z0-9][a-z0-9.+-]*$"
_VKEY = r"^[A-Za-z0-9][A-Za-z0-9._/-]*\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$"
_NOTE = r"^([^\x00-\x1f\x7f-\x9f]+\n)+\n(— [^\x00-\x1f\x7f-\x9f]+\n)+$"
_SSH = (
    r"^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=]{1,76}\n)+"
    r"-----END SSH SIGNATURE-----\n$"
)
_PATH = r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$"
_TOKEN = r"^[A-Za-z0-9+/]+={0,2}$"
_FIGURE = r"^(0|-?[1-9][0-9]{0,11}|-?(0|[1-9][0-9]{0,11})\.[0-9]{0,3}[1-9])$"
_PLACE = r"^[a-z]+ [A-Z0-9]+(, [a-z]+ [A-Z0-9]+){0,3}$"


def _composed(value: object) -> object:
    """Return a string in NFC, before its length and characters are checked."""
    return normalize("NFC", value) if isinstance(value, str) else value


def _composed_name(name: str) -> str:
    """Return `name` in NFC.

    A function of Python: pydantic asks for the signature of what it is to call, and
    one of C is parsed from text for that, 0.4 ms for each event that is built.
    """
    return normalize("NFC", name)


Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=60)]
"""A plan's short name, such as `haringey-2019`."""

Code = Annotated[str, StringConstraints(pattern=_CODE, max_length=40)]
"""The label an action wears in the plan, such as `2.6` or `3.3.1`; it can change."""

StreamId = Annotated[str, StringConstraints(pattern=_STREAM)]
"""`plan/<slug>`, `action/<slug>/<n>`, `report/<slug>`, `measure/<slug>`, or
`CHECKPOINTS`; permanent."""

CHECKPOINTS = "ledger/checkpoints"
"""The stream of the ledger's keys and checkpoints; it is of no plan."""

CommandId = Annotated[str, StringConstraints(pattern=_COMMAND)]
"""Names one command, so that sending it twice records it once."""

UserName = Annotated[
    str,
    StringConstraints(pattern=_USER, max_length=128),
    AfterValidator(_composed_name),
]
"""Who typed the command, as the system knows them; NFC, no control characters."""

Label = Annotated[
    str,
    BeforeValidator(_composed),
    StringConstraints(pattern=_LABEL, max_length=40),
]
"""A short name people choose from a list: a rating value, a board, a policy; NFC."""

Sha256 = Annotated[str, StringConstraints(pattern=_SHA256)]

MediaType = Annotated[str, StringConstraints(pattern=_MEDIA, max_length=100)]
"""What kind of file some bytes are: `application/pdf`."""

VerifierKeyText = Annotated[str, StringConstraints(pattern=_VKEY, max_length=300)]
"""The public half of a key as text: name, eight digits, base64."""

NoteText = Annotated[str, StringConstraints(pattern=_NOTE, max_length=4000)]
"""A signed note: lines, an empty line, lines of signatures."""

SshSignature = Annotated[str, StringConstraints(pattern=_SSH, max_length=4000)]
"""An armoured SSH signature."""

TimestampToken = Annotated[str, StringConstraints(pattern=_TOKEN, max_length=65_536)]
"""An RFC 3161 answer in base64."""

Place = Annotated[str, StringConstraints(pattern=_PLACE)]
"""Where in a document something stands: `table 3, row 2, cell 1`."""

TextPath = Annotated[str, StringConstraints(pattern=_PATH, max_length=100)]
"""Where in an entry's state a text stands: `text`, `target.words`."""

Figure = Annotated[str, StringConstraints(pattern=_FIGURE)]
"""A number as it is written, without a float's doubt: `88.5`, never `88.50`."""

SHAPES = {
    _SLUG: "use small letters and digits with single hyphens between",
    _CODE: "use up to 8 letters or digits, then parts like it after a full stop,"
    " stroke or hyphen, such as 3.3.1",
    _STREAM: "use an id that the ledger gave, such as action/riverton-2019/7",
    _COMMAND: "use up to 64 letters, digits, full stops, colons and hyphens",
    _USER: "use up to 128 characters without control characters",
    _LABEL: "use 1 to 40 letters, digits, spaces and simple signs, a letter or digit"
    " first",
    _SHA256: "give 64 hexadecimal digits in small letters",
    _MEDIA: "name it like application/pdf",
    _VKEY: "give it as name+8 digits+base64",
    _NOTE: "give a signed note whole",
    _SSH: "give an armoured SSH signature whole",
    _PATH: "name it like text or target.words",
    _TOKEN: "give a timestamp whole, in base64",
    _FIGURE: "write a plain number with up to 12 digits and 4 decimals, such as 88.5",
    _PLACE: "name it like table 3, row 2, cell 1",
}
"""What to write instead, by the pattern that a value did not match."""


class BadSlugError(InvalidValueError):
    """A plan's short name that cannot be one."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f'"{slug}" cannot name a plan; use up to 60 small letters and digits with'
            " single hyphens between, such as riverton-2019."
        )


def plan_id(slug: str) -> str:
    """Return the stream id of the plan called `slug`.

    Raises:
        BadSlugError: no plan can have that name.
    """
    if len(slug) > 60 or not re.fullmatch(_SLUG, slug):
        raise BadSlugError(slug)
    return f"plan/{slug}"


def action_id(slug: str, ordinal: int) -> str:
    """Return the stream id of the plan's `ordinal`-th action, counted from 1."""
    return f"action/{slug}/{ordinal}"


def report_id(slug: str) -> str:
    """Return the stream id of the reports of the plan called `slug`."""
    return f"report/{slug}"


def measures_id(slug: str) -> str:
    """Return the stream id of the measures of the plan called `slug`."""
    return f"measure/{slug}"


def plan_of(stream: str) -> str:
    """Return the slug of the plan to which a stream belongs; "" if it is of none."""
    return "" if stream == CHECKPOINTS else stream.split("/")[1]
