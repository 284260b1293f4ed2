"""Renumberings, withdrawals and retractions in short, for the tests of codes."""

from __future__ import annotations

from datetime import date

from domain.plan import Plan
from tests.domain.given import BECAUSE, by, numbers

FIRST, SECOND = "action/riverton-2019/1", "action/riverton-2019/2"


def renumbered(plan: Plan, ref: str, code: str, on: date) -> Plan:
    """Return `plan` after the action `ref` took another code."""
    return plan.apply([plan.renumber_action(ref, code, BECAUSE, by(on))])


def withdrawn(plan: Plan, ref: str, on: date) -> Plan:
    """Return `plan` after the action `ref` left it."""
    return plan.apply([plan.withdraw_action(ref, BECAUSE, by(on))])


def retracted(plan: Plan, version: int) -> Plan:
    """Return `plan` after the entry of `version` was taken back."""
    return plan.apply([plan.retract(version, BECAUSE, by(), numbers)])
