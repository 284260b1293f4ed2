"""Which entry stands in which place, after corrections and retractions.

One rule serves the aggregates (keys are versions) and the projections (keys are
entry numbers):

- a retraction makes what it names count as never recorded, unless it is itself
  retracted;
- a correction takes the place of what it names; in each place stands the latest
  entry that has not been retracted;
- a remark, such as that words were redacted, has no place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as far as standing is concerned.

    Attributes:
        key: Its number or version; greater means later.
        kind: What it does to others; a remark has no place and changes nothing.
        names: The key that a correction or retraction names; None for a fact.
    """

    key: int
    kind: Literal["fact", "correction", "retraction", "remark"]
    names: int | None = None


def standing(links: Iterable[Link]) -> dict[int, int]:
    """Return place -> key of the entry that stands in it, in order of the places.

    Args:
        links: In ascending order of their keys.
    """
    ordered = list(links)
    gone = retracted(ordered)
    stands = {place: key for key, place in places(ordered).items() if key not in gone}
    return dict(sorted(stands.items()))


def places(links: Iterable[Link]) -> dict[int, int]:
    """Return key -> place for every fact and correction, whether it stands or not.

    Args:
        links: In ascending order of their keys.
    """
    found: dict[int, int] = {}
    for link in links:
        if link.kind in ("fact", "correction"):
            found[link.key] = link.key if link.names is None else found[link.names]
    return found


def retracted(links: Iterable[Link]) -> dict[int, int]:
    """Return key -> key of the retraction that takes it back, and itself stands.

    Args:
        links: In ascending order of their keys.
    """
    gone: dict[int, int] = {}
    for link in sorted(links, key=lambda link: link.key, reverse=True):
        stands = link.key not in gone
        if stands and link.kind == "retraction" and link.names is not None:
            gone.setdefault(link.names, link.key)
    return gone
