"""Filters of listings, refused where nothing could ever fit them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain.clock import day_of, read_instant
from domain.errors import LedgerError
from domain.printing import audience_key, print_day
from projections.tables import Connection

BEHIND = ("recorded_by", "on_behalf_of")
"""The keys of the names behind an entry: either makes it somebody's."""


class UnknownTypeError(LedgerError):
    """A type to filter by that no entry can have."""

    def __init__(self, words: str, known: list[str]) -> None:
        from difflib import get_close_matches

        short = [name.partition(".")[2] for name in known]
        near = get_close_matches(words, [*known, *short], n=1)
        hint = f'did you mean "{near[0]}"? ' if near else ""
        super().__init__(
            f'No entry is of the type "{words}"; {hint}the types are'
            f" {', '.join(known)}."
        )


class UnknownActorError(LedgerError):
    """A user to filter by who recorded nothing."""

    def __init__(self, user: str, known: list[str]) -> None:
        who = f"those who did are {', '.join(known)}" if known else "nobody has yet"
        super().__init__(f'"{user}" has recorded nothing in this ledger; {who}.')


class BackwardsError(LedgerError):
    """A first day after the last one."""

    def __init__(self, since: date, until: date) -> None:
        super().__init__(
            f"Nothing is recorded since {print_day(since)} and until"
            f" {print_day(until)}; give --since the earlier of the two days."
        )


def type_named(connection: Connection, words: str | None) -> str | None:
    """Return the type that `words` name: a wire name, or the part after the dot.

    Raises:
        UnknownTypeError: it is the name of none.
    """
    from projections.log import types

    if words is None:
        return None
    wanted = "_".join(words.casefold().replace("-", " ").split())
    if _is_among(wanted, types(connection)):
        return wanted
    # It loads pydantic, a tenth of a second; only the unusual pays for it.
    from domain.catalog import EVENTS

    known = sorted(EVENTS)
    if not _is_among(wanted, known):
        raise UnknownTypeError(words, known)
    return wanted


def actor_named(connection: Connection, user: str | None) -> str | None:
    """Return `user`.

    Raises:
        UnknownActorError: nothing was recorded by anybody of that name, or for them.
    """
    from projections.log import actors

    if user is not None and user not in (known := actors(connection)):
        raise UnknownActorError(user, known)
    return user


def fits(
    row: Mapping[str, Any],
    ref: str | None,
    wanted: Iterable[tuple[tuple[str, ...], str | None]],
    since: date | None,
    until: date | None,
    backdated: bool,
) -> bool:
    """Tell whether a row of the log that a report froze fits every filter.

    Args:
        row: The row, under the keys of `log --format json`.
        ref: Code or id of the only action wanted.
        wanted: Keys, and the only value that is wanted under one of them; None for
            any. A type may be given by the part after its dot.
        since: First day of recording, in London.
        until: Last day of recording, in London.
        backdated: Only what was recorded on a later day than it was so.
    """
    about = ref is None or ref.strip().removesuffix(".").casefold() in (
        (row["action"] or "").casefold(),
        row["subject"],
    )
    same = all(
        value is None or any(_has(row, key, value) for key in keys)
        for keys, value in wanted
    )
    recorded = day_of(read_instant(row["recorded_at"]))
    in_time = (since or recorded) <= recorded <= (until or recorded)
    return about and same and in_time and (not backdated or (row["days_late"] or 0) > 0)


def check_area(area: str | None, areas: Iterable[Mapping[str, Any]]) -> None:
    """Refuse an area that the plan does not have; `areas` are those of `status`.

    Raises:
        UnknownAreaError: it does not; lists those there are.
    """
    known = [one["code"] for one in areas]
    if area is not None and area not in known:
        from domain.refusals import UnknownAreaError

        raise UnknownAreaError(area, known)


def check_board(board: str | None, boards: Iterable[str]) -> None:
    """Refuse a board that the plan does not have, by its label.

    Raises:
        UnknownBoardError: it does not; lists those there are.
    """
    known = list(boards)
    if board is not None and audience_key(board) not in map(audience_key, known):
        from domain.plan_people import UnknownBoardError

        raise UnknownBoardError(board, known)


def _has(row: Mapping[str, Any], key: str, value: str) -> bool:
    # A report that was frozen before some keys were printed does not have them.
    said = row.get(key) or ""
    return value in (said, said.partition(".")[2] if key == "type" else said)


def check_order(since: date | None, until: date | None) -> None:
    """Refuse a first day after the last one.

    Raises:
        BackwardsError: it is.
    """
    if since is not None and until is not None and since > until:
        raise BackwardsError(since, until)


def _is_among(wanted: str, names: list[str]) -> bool:
    return any(wanted in (name, name.partition(".")[2]) for name in names)
