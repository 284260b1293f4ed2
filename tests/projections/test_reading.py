"""Reading is light, and prints as the domain does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from domain.event import Event
from projections.fields import field_name, field_order, spoken
from projections.stating import stated
from tests.examples import examples

ROOT = Path(__file__).parents[2]


def test_no_question_loads_the_models_of_the_domain() -> None:
    program = (
        "import sys, projections.catch_up, projections.status, projections.log,"
        " projections.diff, projections.axes, projections.reports,"
        " projections.check\n"
        "heavy = {'pydantic', 'domain.event', 'zoneinfo', 'sqlite3', 'click'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )

    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False
    )

    assert (run.returncode, run.stderr) == (0, b"")


ABOUT = ("entry.", "text.", "checkpoint.")
"""How the names of events begin that say nothing of a plan themselves."""

FACTS = [e for wire, e in examples().items() if not wire.startswith(ABOUT)]


@pytest.mark.parametrize("event", FACTS, ids=[event.wire for event in FACTS])
def test_every_fact_states_something_that_can_be_said(event: Event) -> None:
    made = stated(event, 7)

    assert made
    for fact in made:
        field_order(fact.field)
        assert field_name(fact.field)
        assert spoken(fact.field, fact.value, {}, {})
