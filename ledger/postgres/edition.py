"""The number by which a program tells whether a server was upgraded by a later one."""

import re

from domain.errors import LedgerError
from ledger.engine import Connection
from ledger.postgres.checks import Difference

EDITION = 3
"""Number of the functions, triggers and rights that this version makes.

Whoever changes one of them adds one. Ledgers from before there was a number have none.
"""

_SAID = re.compile(r"Ledger functions, edition ([0-9]{1,9})")
_UNNUMBERED = 0


class NewerFunctionsError(LedgerError):
    """A later version of the program upgraded the ledger."""

    def __init__(self, there: int) -> None:
        super().__init__(
            "The server was upgraded by a newer version of the program (edition"
            f" {there} of its functions; this one knows {EDITION}), and nothing was"
            " changed; install that version."
        )
        self.there = there


def set_edition(connection: Connection, schema: str) -> None:
    """Let the server carry the number of what this version makes.

    It is the comment of `append`, which nobody but the owner can set, and which is no
    part of the entries.
    """
    said = f"Ledger functions, edition {EDITION}"
    connection.execute(f"COMMENT ON FUNCTION {schema}.append IS '{said}'")


def check_edition(connection: Connection, schema: str) -> Difference | None:
    """Return what is to be renewed of the number; None if it is that of this version.

    Raises:
        NewerFunctionsError: it carries a greater one.
    """
    there = _edition(connection, schema)
    if there > EDITION:
        raise NewerFunctionsError(there)
    if there == EDITION:
        return None
    older = there != _UNNUMBERED
    return Difference("number", "functions", older=older, missing=not older)


def _edition(connection: Connection, schema: str) -> int:
    """Return the greatest number there is; 0 if there is none."""
    comments = connection.execute(
        "SELECT coalesce(obj_description(oid, 'pg_proc'), '') FROM pg_proc"
        " WHERE pronamespace = to_regnamespace(?) AND proname = 'append'",
        (schema,),
    )
    found = (_SAID.fullmatch(said) for (said,) in comments)
    return max((int(one[1]) for one in found if one), default=_UNNUMBERED)
