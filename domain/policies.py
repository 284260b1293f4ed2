"""How the policies of a second person are called, and what stands for nothing."""

from typing import NamedTuple

from domain.delivery import ROUTINE, SIGNED_OFF

RATINGS, DELIVERY, ROLE = "ratings confirmed", "delivery confirmed", "confirming role"
"""The policies by which a plan says which judgements need a second person."""

NOTHING = "none"
"""The value of a policy by which nothing needs a second person."""

APPROVER = "approver"
"""The role that confirms, unless the plan's policy names another one."""


class Wanted(NamedTuple):
    """Which judgements are to need a second person; None leaves what holds.

    Attributes:
        ratings: Ratings of the scheme, by word or letter; empty for none.
        delivery: Delivery statuses, likewise.
        role: The role that confirms.
    """

    ratings: tuple[str, ...] | None = None
    delivery: tuple[str, ...] | None = None
    role: str | None = None


POLICIES = {
    "ofsted": Wanted(("Red", "Blue"), (SIGNED_OFF, ROUTINE)),
    NOTHING: Wanted((), ()),
}
"""The policies that have a name of their own."""
