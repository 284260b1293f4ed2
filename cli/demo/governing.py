"""The example's boards: when they met, and who was the second person for what."""

from datetime import date

from cli.demo.updates import Sitting, Update

_MET = (
    ("DMG", "27 February 2020", date(2020, 7, 8)),
    ("DMG", "30 April 2020", date(2020, 7, 8)),
    ("DMG", "30 July 2020", date(2020, 7, 31)),
    ("NCSP", "14 September 2020", date(2020, 9, 15)),
    ("DMG", "29 October 2020", date(2020, 10, 30)),
    ("DMG", "28 January 2021", date(2021, 1, 29)),
    ("NCSP", "15 March 2021", date(2021, 3, 16)),
    ("DMG", "29 April 2021", date(2021, 4, 30)),
    ("DMG", "29 July 2021", date(2021, 7, 30)),
    ("NCSP", "13 September 2021", date(2021, 9, 14)),
    ("DMG", "28 October 2021", date(2021, 10, 29)),
    ("DMG", "27 January 2022", date(2022, 1, 28)),
)
"""Which board met on which day, and when that was recorded."""


def _meetings() -> tuple[Sitting, ...]:
    """Return the recording of each meeting, in the afternoon."""
    return tuple(
        Sitting(day, "policy.officer", (Update("met", board, on=met),), hour=15)
        for board, met, day in _MET
    )


def _confirmed(day: date, who: str, *names: str, hour: int = 10) -> Sitting:
    """Return what somebody confirmed, by the names of the updates."""
    updates = tuple(Update("confirm", name) for name in names)
    return Sitting(day, who, updates, hour)


def _rated(met: str, *codes: str) -> tuple[str, ...]:
    return tuple(f"{code} on {met}" for code in codes)


def _off(*codes: str) -> tuple[str, ...]:
    return tuple(f"sign-off of {code}" for code in codes)


GOVERNING = (
    *_meetings(),
    Sitting(
        date(2021, 4, 1),
        "policy.officer",
        (
            Update("grant", "approver", "dcs.office"),
            Update("grant", "approver", "chair.dmg"),
            Update("second person", "ofsted"),
        ),
        hour=14,
    ),
    _confirmed(
        date(2021, 5, 4),
        "dcs.office",
        *_rated("29 April 2021", "1.4", "3.2", "4.2", "4.4"),
    ),
    _confirmed(date(2021, 5, 4), "chair.dmg", *_off("1.4", "3.2", "4.2"), hour=14),
    _confirmed(
        date(2021, 8, 3), "dcs.office", *_rated("29 July 2021", "2.1", "3.6", "4.4")
    ),
    Sitting(
        date(2021, 8, 3),
        "dcs.office",
        (
            Update(
                "refuse",
                "3.8 on 29 July 2021",
                because="Only five of the six months are at 93%; bring it in October",
            ),
        ),
        hour=11,
    ),
    Sitting(
        date(2021, 8, 3),
        "chair.dmg",
        (
            *(Update("confirm", name) for name in _off("2.1", "3.6")),
            Update(
                "refuse",
                "sign-off of 3.8",
                because="The rating it goes with was refused this morning",
            ),
        ),
        hour=14,
    ),
    _confirmed(
        date(2021, 11, 1),
        "dcs.office",
        *_rated("28 October 2021", "1.3", "2.2", "2.4", "2.5", "3.8"),
    ),
    _confirmed(date(2021, 11, 1), "chair.dmg", *_off("1.3", "2.2", "3.3.1"), hour=14),
    _confirmed(
        date(2022, 1, 31), "dcs.office", *_rated("27 January 2022", "3.4"), hour=9
    ),
    _confirmed(date(2022, 2, 14), "chair.dmg", *_off("2.4")),
    _confirmed(date(2022, 2, 24), "chair.dmg", "routine of 2.4", hour=16),
)
