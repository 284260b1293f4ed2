"""Which words of a rating key say that a report is owed, or that all is done."""

import re

EXCEPTION = re.compile(r"\bexception", re.IGNORECASE)
"""Found in the meaning of a rating that owes an exception report."""

# "to be completed" and "partly achieved" promise; they do not say it is done.
COMPLETE = re.compile(
    r"(?<!\bbe )(?<!\bto )(?<!\bnot )(?<!\byet )(?<!\bpartly )(?<!\bpartially )"
    r"(?<!\bnearly )(?<!\balmost )\b(achieved|completed?)\b",
    re.IGNORECASE,
)
"""Found in the meaning of a rating that counts as complete."""

OWED, NOT_OWED = "exception report required", "no exception report required"
DONE, NOT_DONE = "counts as complete", "does not count as complete"

_REMARK = re.compile(
    rf"\s*\[(?P<first>{OWED}|{NOT_OWED}|{DONE}|{NOT_DONE})"
    rf"(?:; (?P<second>{DONE}|{NOT_DONE}))?\]$"
)


def unsaid(value: str, meaning: str, *, owed: bool, done: bool) -> str:
    """Return what the words of a key leave out or say wrongly; "" for nothing.

    Args:
        value: The word of the rating.
        meaning: What the plan says it means.
        owed: Whether an action rated so owes an exception report.
        done: Whether it counts as complete.
    """
    said = f"{value}: {meaning}"
    parts = []
    if (EXCEPTION.search(said) is not None) != owed:
        parts.append(OWED if owed else NOT_OWED)
    if (COMPLETE.search(said) is not None) != done:
        parts.append(DONE if done else NOT_DONE)
    return f"[{'; '.join(parts)}]" if parts else ""


def without_remark(words: str) -> tuple[str, bool | None, bool | None]:
    """Return a meaning without such a remark, and what the remark says.

    That is whether an exception report is owed and whether it counts as complete;
    None where it does not say.
    """
    found = _REMARK.search(words)
    if found is None:
        return words, None, None
    said = set(found.groups())
    owed = None if said.isdisjoint({OWED, NOT_OWED}) else OWED in said
    done = None if said.isdisjoint({DONE, NOT_DONE}) else DONE in said
    return words[: found.start()], owed, done
