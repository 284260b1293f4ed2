"""Rules about single entries: their date, their reason, their rating."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

from projections.check_facts import Finding, Standing, finding_of
from projections.facts import Row

REASON, APPROVAL = "reason not given", "approval not given"
BEFORE, AFTER = "before it was in the plan", "after it had left the plan"
NOT_IN_SCHEME = "rating not in the scheme"


def of_the_plan(held: Standing) -> Iterator[Finding]:
    """Yield entries about the plan, and reports, from before it was or after it."""
    opened, ended, subject = held.opened, held.ended, f"plan/{held.plan}"
    for owner in (subject, f"report/{held.plan}", f"measure/{held.plan}"):
        for row in held.of(owner):
            if opened and held.is_before(row, opened):
                said = f"Entry {held.named(row)} comes before the plan was opened"
                yield _against(BEFORE, owner, None, row, said, opened, held)
            # A last report on a plan that is over is in order.
            elif ended and owner == subject and held.is_before(ended, row):
                said = f"Entry {held.named(row)} comes after the plan had ended"
                yield _against(AFTER, owner, None, row, said, ended, held)


def misplaced(held: Standing, subject: str) -> Iterator[Finding]:
    """Yield entries from before the action was in the plan, or after it had left."""
    added, code = held.history(subject, "added")[0], held.code(subject)
    bounds = (
        (BEFORE, added, "before the action was added"),
        (BEFORE, held.opened, "before the plan was opened"),
        (AFTER, held.now(subject, "ended"), "after the action had left the plan"),
        (AFTER, held.ended, "after the plan had ended"),
    )
    for row in held.of(subject):
        if row.field.startswith("decision/"):
            continue  # What was proposed can be refused whenever it is found open.
        for rule, bound, where in bounds:
            if bound is None:
                continue
            pair = (row, bound) if rule == BEFORE else (bound, row)
            if held.is_before(*pair):
                said = f"Entry {held.named(row)} about action {code} comes {where}"
                yield _against(rule, subject, code, row, said, bound, held)
                break


def unexplained(held: Standing, subject: str) -> Iterator[Finding]:
    """Yield each revision of a target that gives no reason, or names no approver."""
    code = held.code(subject)
    for rows in held.targets(subject):
        for was, row in pairwise(rows):
            then, now = json.loads(was.value), json.loads(row.value)
            if not now["revises"] or (row.extra and now["approved_by"]):
                continue
            lacks, gives = [], []
            if not row.extra:
                lacks.append("why")
                gives.append('--text "why"')
            if not now["approved_by"]:
                lacks.append("who approved it")
                gives.append('--approved-by "role"')
            number = row.field.removeprefix("target/")
            # Without the #, the number needs no quotes in any shell.
            said = (
                f"The revision of target {number} of action {code} by"
                f" {held.named(row)} does not say {', nor '.join(lacks)}."
            )
            mend = (
                f"ledger correct {row.entry} {' '.join(gives)}"
                ' --because "why it is corrected"'
            )
            rule = REASON if "why" in lacks else APPROVAL
            made = finding_of(rule, subject, code, [row], said, mend)
            yield made._replace(before=then["words"], after=now["words"])


def rated_outside(held: Standing, subject: str) -> Iterator[Finding]:
    """Yield ratings whose word the scheme in force on their day does not have."""
    code = held.code(subject)
    for row in held.history(subject, "rating"):
        scheme = held.schemes.on(row.valid_from) if held.is_dated(row) else None
        if scheme is not None and row.value.casefold() not in scheme[1]:
            said = (
                f'Action {code} is rated "{row.value}" by {held.named(row)}, a word'
                f" that the scheme in force on that day, by {held.named(scheme[0])},"
                " does not have."
            )
            mend = f'ledger correct {row.entry} --rating RATING --because "why"'
            found = [row, scheme[0]]
            yield finding_of(NOT_IN_SCHEME, subject, code, found, said, mend)


def _against(
    rule: str,
    subject: str,
    code: str | None,
    row: Row,
    said: str,
    bound: Row,
    held: Standing,
) -> Finding:
    """Return the finding that `row` is on the wrong side of `bound`."""
    whole = f"{said} by {held.named(bound)}."
    mend = f'ledger correct {row.entry} --on "DATE" --because "why"'
    return finding_of(rule, subject, code, [row, bound], whole, mend)
