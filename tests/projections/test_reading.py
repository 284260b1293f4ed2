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


WRITING = {
    *("stated", "stating", "stating_beside", "stating_sign_off"),
    *("folding", "lines", "lines_beside", "replacing"),
}
"""The modules that draw views from entries; they know the models that decode those."""
DAYS = {"documents.brief_word", "documents.due_days"}
"""Files that say the minute of London in which they were made."""


def views() -> list[str]:
    """Return the modules that questions to the views are made of."""
    folder = ROOT / "projections"
    found = [*folder.glob("*.py"), *folder.glob("documents/*.py")]
    names = (path.relative_to(folder).with_suffix("") for path in found)
    dotted = {".".join(name.parts) for name in names if name.name != "__init__"}
    return [f"projections.{name}" for name in sorted(dotted - WRITING - DAYS)]


def test_no_question_loads_the_models_of_the_domain() -> None:
    program = (
        f"import sys, {', '.join(views())}\n"
        "heavy = {'pydantic', 'domain.event', 'zoneinfo', 'sqlite3', 'click'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )

    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False
    )

    assert "projections.evidence" in views()
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
