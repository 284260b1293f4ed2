"""What delivery statuses mean, and how people type them; costs no import."""

SIGNED_OFF, ROUTINE = "signed off", "business as usual"

SETTLED = frozenset({SIGNED_OFF, ROUTINE})
"""Delivery by which an action is done; only reopening undoes it."""

CLAIMS = {"completion claimed": SIGNED_OFF, "business as usual claimed": ROUTINE}
"""Each claim that an action is done, and the delivery status that settles it."""

DONE_OR_CLAIMED = SETTLED.union(CLAIMS)
"""Delivery by which an action is done, or is said to be."""


def as_status(words: str) -> str:
    """Return `words` as a delivery status is written: "Signed-off" as "signed off".

    Whether there is a status of that name is for whoever asks.
    """
    return " ".join(words.replace("-", " ").replace("_", " ").lower().split())
