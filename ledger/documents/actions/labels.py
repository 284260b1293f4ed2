"""The labels under which the parts of an action are recorded, each used once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ledger.documents.findings import Findings
from ledger.documents.plan_reading import Labelled

_LONGEST = 20


def label_parts(
    parts: Sequence[Labelled], code: str, what: str, findings: Findings
) -> tuple[Labelled, ...]:
    """Return `parts` with a `ref` each, in the same order.

    A part printed as `a)` is `a`; one without a label goes by its place. Recording a
    label again would put new words in the place of the old ones, so that a second
    list in one cell goes on as `a (2)`, and is doubted.

    Args:
        parts: The sub-items, or the impact statements, of one action.
        code: The action's code.
        what: What they are called.
        findings: Takes the doubts.
    """
    used: set[str] = set()
    labelled = []
    for index, part in enumerate(parts, 1):
        letters = (c for c in part.label if c.isascii() and c.isalnum())
        plain = "".join(letters)[:_LONGEST] or str(index)
        ref, again = plain, 1
        while ref.casefold() in used:
            again += 1
            ref = f"{plain} ({again})"
        used.add(ref.casefold())
        labelled.append(replace(part, ref=ref))
        if again > 1:
            findings.doubt(
                f"{part.position}: {code} has a second {what} {part.label or plain};"
                f' it is kept as "{ref}".'
            )
    return tuple(labelled)
