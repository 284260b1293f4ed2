"""A plan as it is printed, with words that try to be more than words."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from zipfile import ZipFile

from tests.ledger.documents.printed_plans import Plan, action, plan, target

FORMULAS = ("=1+1", "@SUM(A1)", "+44 20", "-2+3", "https://a.example", "mailto:a@b.c")
HOSTILE = "ring \x1b[31m \u202egnp.exe\u200b \x07 \ufffe\uffff _x0041_ ]]> <b>&amp;"

RATED = {
    "rating_since": "2022-03-01",
    "rating_on": "2022-05-01",
    "rating_reason": "The report [of May]\nis late",
}


TARGETS = [
    target(1, "by March 2023", first="by June 2022"),
    target(2, "95% of visits on time"),
    {**target(3, "Children say so"), "kind": "measure"},
]


def sample(**instead: object) -> Plan:
    """Return a plan of two areas and four actions, with what is given instead."""
    note = {"entry": 9, "text": "Ten posts filled", "days_late": 12}
    made = plan(
        action(
            "1.1",
            "Hold visits\nand record them",
            rating="Red",
            **RATED,
            delivery="in progress",
            owner="Head of Service",
            targets=deepcopy(TARGETS),
            sub_items=[{"label": "a", "text": "Write to partners"}],
            impacts=[{"label": "1", "text": "Fewer moves"}],
            latest_progress={**note, "effective_printed": "30 July 2022"},
        ),
        action("1.2", "Recruit managers", rating="Yellow"),
        action("2.1", "Audit cases", rating="Purple", delivery="signed off"),
        action("2.1.1", "Share what was learnt", rating="Grey"),
        snapshot="working copy",
        report=None,
        withheld=[],
        generated="2022-12-01",
    )
    return {**made, **instead}


def entry(number: int, **instead: object) -> Plan:
    """Return an entry as the log has it, with what is given instead."""
    made = {
        "number": number,
        "recorded_at": "2022-08-11T09:30:00.000001Z",
        "recorded_by": "h.mensah",
        "on_behalf_of": None,
        "effective": "2022-07-30",
        "type": "action.rated",
        "action": "1.1",
        "reason": "It is late",
        "text": "Red",
        "plan": "northmoor",
        "corrected_by": None,
        "retracted_by": None,
        "redacted": False,
        "subject": "action/northmoor/1",
        "effective_printed": "30 July 2022",
        "precision": "day",
        "words": "30th July 2022",
        "days_late": 12,
        "names": None,
        "source": "plan.docx: table 1, row 2",
        "command": "c-1",
    }
    return {**made, **instead}


def hostile(words: str) -> Plan:
    """Return a plan that has `words` in every place for free text."""
    made = sample()
    for one in made["actions"]:
        one.update(wording=words, owner=words)
        one["sub_items"] = one["impacts"] = [{"label": "a", "text": words}]
        one["targets"] = [{**target(1, "by June 2022"), "text": words}]
    made["actions"][0]["latest_progress"]["text"] = words
    made["areas"][0].update(title=words, outcomes=[{"number": 1, "text": words}])
    made["scheme"][0]["meaning"] = words
    return {**made, "title": words, "authority": words, "terms": {words: words}}


def dates(data: bytes) -> set[tuple[int, ...]]:
    """Return when the parts of an Office file say they were made."""
    with ZipFile(io.BytesIO(data)) as package:
        return {part.date_time for part in package.infolist()}


def parts(data: bytes, pattern: str) -> str:
    """Return the text of the parts of an Office file whose names match."""
    with ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.fullmatch(pattern, name)]
        assert names
        return "\n".join(package.read(name).decode("utf-8") for name in names)
