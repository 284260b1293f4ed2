"""Where most tests of the domain begin: a plan, its actions, and who says what when."""

from __future__ import annotations

import re
from datetime import date

from domain.action import Action
from domain.errors import LedgerError
from domain.event import Attribution
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.scheme import ragb
from domain.text import Text

TODAY = date(2021, 3, 3)
BECAUSE = Text("The officer read the wrong line")


def by(on: date | PartialDate | None = None, *, today: date = TODAY) -> Attribution:
    """Return an officer's attribution for `on`, the day of recording if not given."""
    day = today if on is None else on
    effective = PartialDate.day(day) if isinstance(day, date) else day
    return Attribution("h.mensah", "command-1", today, effective)


def day(month: int, of: int = 1) -> date:
    """Return the day `of` of `month` in 2020."""
    return date(2020, month, of)


def numbers(version: int) -> int:
    """Return an entry number that cannot be mistaken for the version."""
    return version + 100


def opened() -> Plan:
    """Return a plan of 2020 with the usual scheme and area 1, three entries long."""
    plan = Plan.called("riverton-2019")
    plan = plan.apply([plan.open(Text("Children first"), None, None, by(day(1)))])
    plan = plan.apply([plan.adopt_scheme(ragb(), by(day(1)))])
    return plan.apply([plan.add_area("1", Text("Front door"), by(day(1)))])


def with_action(plan: Plan, code: str, on: date | None = None) -> Plan:
    """Return `plan` with one more action, added on 1 January 2020 if not said."""
    wording = Text(f"What {code} is about")
    return plan.apply([plan.add_action(code, "1", wording, by(on or day(1)))])


def planned(*codes: str) -> Plan:
    """Return `opened` with an action for each of `codes`."""
    plan = opened()
    for code in codes:
        plan = with_action(plan, code)
    return plan


def action() -> Action:
    """Return action 1.1 before its first own entry."""
    return Action.of(planned("1.1"), "action/riverton-2019/1")


def is_one_sentence(refusal: LedgerError | str) -> bool:
    """Say whether a refusal is one whole sentence; a suggestion may ask."""
    said = re.sub(r'"[^"]*"|`[^`]*`', "X", str(refusal))
    ends = re.findall(r"[.!?](?=\s|$)", said)
    return (
        (said[:1].isupper() or said[:1].isdigit())
        and len(ends) == 1
        and said.endswith((".", "?"))
    )
