"""The rule that a policy of a second person speaks of ratings that there are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from domain.policies import NOTHING, RATINGS
from projections.check_facts import Finding, Standing, finding_of

POLICY = "policy without its rating"


def unmatched(held: Standing, day: str) -> Iterator[Finding]:
    """Yield a policy that names ratings which the scheme in force does not have.

    Whoever adopts a scheme with other words for them would else be rid of the second
    person unseen.

    Args:
        held: What stands.
        day: The ISO day that is asked about.
    """
    subject, scheme = f"plan/{held.plan}", held.schemes.on(day)
    policy = held.now(subject, f"policy/{RATINGS}")
    if policy is None or scheme is None or held.ended is not None:
        return
    adopted, values = scheme
    wanted = [word for word in json.loads(policy.value) if word != NOTHING]
    gone = [word for word in wanted if word.casefold() not in values]
    if not gone:
        return
    words = " and ".join(f'"{word}"' for word in gone)
    said = (
        f"A second person is needed for {words} by {held.named(policy)}, which the"
        f" scheme in force, by {held.named(adopted)}, does not have."
    )
    mend = "ledger plan second-person --rating RATING"
    yield finding_of(POLICY, subject, None, [policy, adopted], said, mend)
