"""The material of a small pack, and the same with words that try to be more."""

from __future__ import annotations

from typing import Any

from domain.printing import NOT_RECORDED
from projections.pack.material import Material, Point, Told
from projections.slippage import slips
from tests.ledger.documents.printed_plans import (
    action,
    measure,
    plan,
    required,
    target,
)

Plan = dict[str, Any]

MARKUP = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "{{ 7 * 7 }}{% raw %}",
    "' onmouseover='alert(1)",
    "--><!--",
    "&lt;b&gt;",
)
HIDDEN = "ring \x1b[31m \u202egnp.exe\u200b \x07"
LONG = "unbroken" * 40

_DATED = {
    "effective": "2022-03-02",
    "effective_printed": "2 March 2022",
    "days_late": 12,
    "recorded_by": "h.mensah",
    "on_behalf_of": None,
}


def sealed(**instead: object) -> Material:
    """Return what a report to Ofsted is drawn from, after an earlier one."""
    report = {"number": 2, "audience": "ofsted", "title": "Second report"}
    made = _data(snapshot="report", report=report, **instead)
    before = _data(as_at="2022-01-31")
    before["actions"][0].update(code="1.9", rating="Yellow")
    del before["actions"][-1]
    before["counts"] = _counted(before)
    told = Told(1, "2022-02-03", "2022-01-31", 40, before)
    return material(made, told=[told])


def working_copy(**instead: object) -> Material:
    """Return what a working copy is drawn from, with nothing reported before."""
    return material(_data(**instead))


def material(data: Plan, told: list[Told] | None = None) -> Material:
    """Return what a pack of the plan `data` is drawn from."""
    counts = dict(data["counts"])
    trend = [
        Point("2022-06-30", dict.fromkeys(counts, 0)),
        Point(data["as_at"], counts),
    ]
    return Material(data, _lines(data), told or [], trend, slips(data), [])


def hostile(words: str) -> Material:
    """Return a report that has `words` in every place that people fill in."""
    report = {"number": 2, "audience": words, "title": words}
    report |= {"because": words, "exceptions_owed": [words]}
    data = _said(_data(), words)
    before = _said(_data(), words)
    before["actions"][0]["rating"] = "Yellow"
    data |= {"report": report, "withheld": [words], "title": words}
    data |= {"authority": words, "terms": {words: words}, "boards": {words: words}}
    data["inspection"] = dict.fromkeys(data["inspection"], words)
    data["scheme"][0].update(value=words, letter=words, meaning=words)
    data["actions"][0]["rating"] = data["actions"][0]["delivery"] = words
    for one in (data, before):
        one["exceptions"] = required(one)
        one["counts"] = _counted(one)
        one["counts_by_area"] = {a["code"]: one["counts"] for a in one["areas"]}
    return material(data, [Told(1, "2022-02-03", "2022-01-31", 40, before)])


def _said(data: Plan, words: str) -> Plan:
    """Return the plan with `words` said of every action and area."""
    for number, one in enumerate((*data["actions"], *data["ended_actions"])):
        one.update(wording=words, owner=words, code=f"{number}{words}", parent=words)
        one.update(rating_reason=words, delivery_note=words, into=words)
        one.update(monitored_by=words, waiver=words)
        one["sub_items"] = one["impacts"] = [{"label": words, "text": words}]
        note = {"text": words, "cause": words, "recovery": words, "asked": words}
        evidence = dict.fromkeys(("description", "link", "name", "sha256"), words)
        dated = {**_DATED, "entry": 3, "effective_printed": words}
        dated["recorded_by"] = dated["on_behalf_of"] = words
        one["latest_progress"] = one["exception"] = {**note, **dated}
        one["evidence"] = [{**evidence, "supports": 4, **dated}]
        one["targets"] = [_moved(words), {**_moved(words), "kind": "measure"}]
    data["measures"] = [_measured(words)]
    data["areas"][0].update(title=words, outcomes=[{"number": 1, "text": words}])
    data["ended"] = {"how": words, "into": words, "on": "2022-07-01", "because": words}
    return data


def _measured(words: str) -> Plan:
    printed = ("target_by_printed", "baseline_on_printed", "about", "unit")
    made = measure(words, words, actions=[words], **dict.fromkeys(printed, words))
    return {**made, "latest": {**made["latest"], "note": words, "period": words}}


def _moved(words: str) -> Plan:
    made = _target(1, "by March 2023", first="by June 2022")
    printed = dict.fromkeys(("text", "due_printed", "original_due_printed"), words)
    return {**made, **printed, "because": words, "approved_by": words}


def _target(number: int, text: str, first: str | None = None) -> Plan:
    made = target(number, text, first=first)
    moved = {"original_due": "2022-06-30"} if first else {"original_due": made["due"]}
    why = {"approved_by": "DMG", "because": "Partners asked"} if first else {}
    return {"approved_by": None, "because": None, **made, **moved, **why}


def _data(**instead: object) -> Plan:
    marks: Plan = {"snapshot": "working copy", "report": None, "withheld": []}
    made = plan(*_actions(), generated="2022-12-01", **marks)
    made |= {"ended_actions": [_ended()], "boards": {"DMG": "Management group"}}
    made["counts"] = _counted(made)
    made["counts_by_area"] = {
        area["code"]: _counted(made, area["code"]) for area in made["areas"]
    }
    return {**made, **instead}


_FILE: Plan = {
    "description": "Minutes",
    "sha256": "ab" * 32,
    "name": "minutes.pdf",
    "link": None,
    "media_type": "application/pdf",
    "size": 2307,
}

_ROUTINE: Plan = {
    "delivery": "business as usual",
    "waiver": "Shown to the board",
    "monitored_by": "Head of Quality",
}


def _actions() -> list[Plan]:
    owed = {"cause": "Two left", "recovery": "Advertise again", "asked": None}
    note = {"entry": 3, "text": "Ten posts filled", **_DATED}
    return [
        action(
            "1.1",
            "Hold visits\nand record them",
            rating="Red",
            rating_since="2022-03-01",
            rating_reason="The report is late",
            delivery="in progress",
            delivery_note="Begun in May",
            owner="Head of Service",
            targets=[
                _target(1, "by March 2023", first="by June 2022"),
                _target(2, "95% of visits on time"),
            ],
            sub_items=[{"label": "a (2)", "text": "Write to partners"}],
            impacts=[{"label": "1", "text": "Fewer moves"}],
            latest_progress=note,
            exception={**owed, "entry": 4, **_DATED},
            evidence=[{**_FILE, "supports": 3, "entry": 5, **_DATED}],
        ),
        action("1.2", "Recruit managers", rating="Red", rating_since="2022-04-01"),
        action("2.1", "Audit cases", rating="Purple", **_ROUTINE),
        action("2.1.1", "Share what was learnt", parent="2.1"),
    ]


def _ended() -> Plan:
    left = {"ended": "2022-05-01", "delivery": "merged", "into": "2.1"}
    return action("2.2", "Train auditors", delivery_note="One and the same", **left)


def _counted(data: Plan, area: str | None = None) -> dict[str, int]:
    words = [value["value"] for value in data["scheme"]]
    found = [a["rating"] for a in data["actions"] if area in (None, a["area"])]
    others = sorted({*found} - {*words, NOT_RECORDED})
    return {word: found.count(word) for word in (*words, *others, NOT_RECORDED)}


def _lines(data: Plan) -> list[Plan]:
    """Return an entry about the plan, and four about its first action."""
    first = data["actions"][0]
    about = {"subject": first["id"], "action": first["code"]}
    words = first["wording"]
    rated = {**about, "type": "action.rated"}
    return [
        _line(1, type="plan.opened", text=data["title"], reason=words),
        _line(2, **rated, text="Yellow", reason=words, corrected_by=4),
        _line(3, **about, type="action.progress_recorded", text=words),
        _line(4, **about, type="entry.corrected", text="Red", names=2, days_late=30),
        _line(5, **rated, text="Purple", retracted_by=6, redacted=True),
        _line(
            6,
            **about,
            type="entry.retracted",
            names=5,
            recorded_by=words,
            on_behalf_of=words,
        ),
    ]


def _line(number: int, **instead: object) -> Plan:
    plain: Plan = {
        "number": number,
        "recorded_at": f"2022-07-0{number}T12:30:00.000000Z",
        "recorded_by": "h.mensah",
        "on_behalf_of": None,
        "effective": "2022-06-01",
        "effective_printed": "1 June 2022",
        "type": "",
        "action": None,
        "subject": "plan/northmoor-2021",
        "reason": None,
        "text": None,
        "names": None,
        "corrected_by": None,
        "retracted_by": None,
        "redacted": False,
        "days_late": 0,
    }
    return {**plain, **instead}
