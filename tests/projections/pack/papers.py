"""Material for a printed report, and what is found in the PDF that comes of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pikepdf

from projections.pack.material import Material, Point, Slip, Told
from projections.pack.showable import BREAK
from tests.ledger.documents.printed_plans import Plan, action, plan, required, target

ROOT = "0f" * 32
DATED = {"effective_printed": "30 July 2022", "days_late": 12, "recorded_by": "jo.a"}


def moved(number: int, text: str, first: str) -> Plan:
    """Return a target that was moved, with who agreed to it and why."""
    dates = {"due": "2023-03-31", "original_due": "2022-06-30"}
    said = {"approved_by": "Board", "because": "Partners asked"}
    return {**target(number, text, first=first), **dates, **said}


EXCEPTION = {
    "entry": 11,
    "cause": "No visitors",
    "recovery": "Agency staff",
    "asked": "Money of the board",
    **DATED,
}
SEALED = {
    "number": 2,
    "audience": "ofsted",
    "title": "Progress in July",
    "because": None,
    "exceptions_owed": [],
}
EVIDENCE = {
    "entry": 12,
    "description": "Minutes",
    "name": "minutes.pdf",
    "link": None,
    "supports": 9,
    **DATED,
}


def actions() -> list[Plan]:
    """Return three live actions: a Red with all that an action can have, and others."""
    return [
        action(
            "1.1",
            "Hold visits\nand record them",
            rating="Red",
            rating_since="2022-03-01",
            rating_reason="Visits were missed",
            delivery="in progress",
            delivery_note="Two posts are empty",
            owner="Head of Service",
            targets=[moved(1, "by March 2023", "by June 2022")],
            sub_items=[{"label": "a", "text": "Write to partners"}],
            impacts=[{"label": "b (2)", "text": "Fewer moves"}],
            latest_progress={"entry": 9, "text": "Ten posts filled", **DATED},
            exception=EXCEPTION,
            evidence=[EVIDENCE],
        ),
        action(
            "1.2",
            "Recruit managers",
            rating="Yellow",
            rating_since="2022-05-01",
            targets=[target(1, "95% of visits on time")],
        ),
        action("2.1", "Audit cases", rating="Purple", delivery="signed off"),
    ]


def line(number: int, **instead: object) -> Plan:
    """Return an entry as `log --format json` prints it."""
    plain = {
        "number": number,
        "recorded_at": "2022-07-30T10:15:00.000000Z",
        "recorded_by": "policy.officer",
        "type": "action.progress_recorded",
        "action": "1.1",
        "reason": None,
        "text": "Ten posts filled",
        "corrected_by": None,
        "retracted_by": None,
        "redacted": False,
        "plan": "northmoor-2021",
        "subject": "action/northmoor/1.1",
        "effective_printed": "18 July 2022",
        "days_late": 12,
        "names": None,
    }
    return {**plain, **instead}


def counts(red: int, yellow: int, purple: int) -> dict[str, int]:
    return {"Red": red, "Yellow": yellow, "Purple": purple, "not recorded": 0}


def report(**instead: object) -> Plan:
    """Return the plan of a report to Ofsted, with what is given instead."""
    gone = action(
        "1.3",
        "Share what was learnt",
        delivery="merged",
        delivery_note="The same people",
        ended="2022-04-01",
        into="1.1",
    )
    made = plan(
        *actions(),
        snapshot="report",
        report=SEALED,
        withheld=["owners"],
        generated="2022-12-01",
        counts=counts(1, 1, 1),
        counts_by_area={"1": counts(1, 1, 0), "2": counts(0, 0, 1)},
        boards={"HCSP": "Partnership of the hospitals"},
        ended_actions=[gone],
    )
    made |= instead
    return {**made, "exceptions": required(made)}


def material(**instead: object) -> Material:
    """Return what a second report to Ofsted is drawn from, with plan keys instead."""
    data = report(**instead)
    before = [{**one, "rating": "Yellow"} for one in actions()[:2]]
    earlier = report(actions=before, counts=counts(0, 2, 0), ended_actions=[])
    return Material(
        data=data,
        lines=[
            line(3, type="action.rated", text="Red", reason="Late", corrected_by=8),
            line(8, type="entry.corrected", text="Yellow", names=3),
            line(1, type="plan.opened", action=None, subject="plan/northmoor-2021"),
        ],
        told=[Told(1, "2022-02-02", "2022-01-31", 40, earlier)],
        trend=[
            Point("2021-12-31", counts(0, 2, 0)),
            Point("2022-07-30", counts(1, 1, 1)),
        ],
        slips=[
            Slip(
                *("1.1", 1, "by March 2023", "2022-06-30", "June 2022", "2023-03-31"),
                *("March 2023", 274, 1, "Board", "Partners asked"),
            )
        ],
        steps=[],
    )


def everywhere(words: str) -> Material:
    """Return material that has `words` in every place for free text."""
    first = actions()[0]
    first.update(wording=words, owner=words, rating_reason=words, delivery_note=words)
    first["sub_items"] = first["impacts"] = [{"label": "a", "text": words}]
    first["targets"] = [{**moved(1, "by June 2022", "by May 2022"), "text": words}]
    first["targets"][0].update(approved_by=words, because=words)
    first["latest_progress"]["text"] = words
    first["exception"].update(cause=words, recovery=words, asked=words)
    first["evidence"][0].update(description=words, name=words)
    made = material(
        title=words,
        authority=words,
        actions=[first],
        terms={words: words},
        boards={words: words},
        report={**SEALED, **dict.fromkeys(("audience", "title", "because"), words)},
        areas=[{"code": "1", "title": words, "outcomes": [{"text": words}]}],
    )
    slips = [
        slip._replace(text=words, approved_by=words, because=words)
        for slip in made.slips
    ]
    lines = [line(3, text=words, reason=words, recorded_by=words)]
    return replace(made, slips=slips, lines=lines)


class Tag(NamedTuple):
    """An element of the structure that a screen reader follows."""

    name: str
    element: Any
    above: tuple[str, ...]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def tags(pdf: pikepdf.Pdf) -> list[Tag]:
    """Return the elements in the order of reading."""
    return list(_tags(pdf.Root.StructTreeRoot.K, ()))


def _tags(node: Any, above: tuple[str, ...]) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for one in list(node):
            yield from _tags(one, above)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        name = str(node.S).removeprefix("/")
        yield Tag(name, node, above)
        if "/K" in node:
            yield from _tags(node.K, (*above, name))


def pages(pdf: pikepdf.Pdf) -> list[str]:
    """Return the words of each page, without places where a long word may break."""
    return [_spoken(page).replace(BREAK, "") for page in pdf.pages]


def _spoken(page: pikepdf.Page) -> str:
    fonts = {str(k): _unicode(v) for k, v in page.resources.Font.items()}
    now: dict[int, str] = {}
    said = []
    for part in pikepdf.parse_content_stream(page):
        if not isinstance(part, pikepdf.ContentStreamInstruction):
            continue
        match str(part.operator):
            case "Tf":
                now = fonts[str(part.operands[0])]
            case "Tj" | "TJ":
                said.append("".join(now[code] for code in _codes(part.operands[0])))
    return re.sub(r"\s+", " ", " ".join(said))


def _codes(shown: Any) -> list[int]:
    parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


def _unicode(font: Any) -> dict[int, str]:
    """Return glyph -> characters, from the font's own table."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$", table, re.M)
    return {int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in pairs}
