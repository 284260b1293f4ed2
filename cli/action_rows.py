"""An action as names and words: all that is recorded of it."""

from typing import Any

from cli.headings import day, progress_line
from cli.words import counted, lateness
from domain.printing import NOT_RECORDED
from projections.says import who


def action_rows(action: dict[str, Any]) -> list[tuple[str, str]]:
    """Return name and words of all that is recorded, in the order of the plan."""
    rows = [
        ("wording", action["wording"]),
        *((f"sub-item {s['label']}", s["text"]) for s in action["sub_items"]),
        *((f"impact {i['label']}", i["text"]) for i in action["impacts"]),
        ("area", f"{action['area']} {action['area_title']}"),
        ("under", action["parent"]),
        ("owner", action["owner"] or NOT_RECORDED),
        ("rating", action["rating"]),
        ("since", day(action["rating_since"])),
        ("last rated", _last_rated(action)),
        ("because", action["rating_reason"]),
        *_proposed(action, "rating"),
        ("delivery", action["delivery"]),
        ("evidence waived", action.get("waiver")),
        ("monitored by", action.get("monitored_by")),
        *_proposed(action, "delivery"),
        *((f"target {t['number']}", _target(t)) for t in action["targets"]),
        ("progress", progress_line(action)),
        *_exception(action["exception"]),
        *((f"evidence #{e['entry']}", _evidence(e)) for e in action["evidence"]),
        ("permanent id", action["id"]),
        ("ended", day(action["ended"])),
        ("merged into", action["into"]),
    ]
    return [(name, str(words)) for name, words in rows if words]


def _exception(report: dict[str, Any] | None) -> list[tuple[str, str]]:
    """Return the parts of the last exception report; none without one."""
    if report is None:
        return []
    late = lateness(report["days_late"])
    dated = report["effective_printed"] + (f", {late}" if late else "")
    return [
        ("exception", f"{report['cause']}\n#{report['entry']}: {dated}"),
        ("recovery", report["recovery"]),
        ("asked", report["asked"] or "nothing is asked"),
    ]


def _proposed(action: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    """Return what waits to be confirmed: by whom, since when, and why."""
    rows = []
    # A report that was frozen has no proposals.
    for one in action.get("proposals", ()):
        if one["kind"] == kind:
            late = lateness(one["days_late"])
            parts = [
                f"{one['value']} by {who(one)}, #{one['entry']}",
                f"for {one['effective_printed']}" + (f", {late}" if late else ""),
                f"because {one['because']}" if one["because"] else "",
            ]
            rows.append((f"proposed {kind}", "; ".join(filter(None, parts))))
    return rows


def _last_rated(action: dict[str, Any]) -> str:
    """Return when the rating was given again; "" if not since it began."""
    # A report that was frozen before this was printed does not have it.
    on = action.get("rating_on")
    return day(on) if on != action["rating_since"] else ""


def _evidence(one: dict[str, Any]) -> str:
    late = lateness(one["days_late"])
    parts = [
        one["description"],
        one["name"] or one["link"],
        one["effective_printed"] + (f", {late}" if late else ""),
        f"for #{one['supports']}" if one["supports"] else "",
    ]
    return "; ".join(filter(None, parts))


def _target(target: dict[str, Any]) -> str:
    parts = [target["text"], f"[{target['kind']}]"]
    if target["due_printed"] and target["due_printed"] not in target["text"]:
        parts.append(f"due {target['due_printed']}")
    if target["since_printed"] and target["since_printed"] not in target["text"]:
        parts.append(f"since {target['since_printed']}")
    if target["revisions"]:
        was = target["original_due_printed"] or target["original_text"]
        times = counted(target["revisions"], "time")
        parts.append(f"first set for {was}; revised {times}")
        parts.append(f"because {target['because'] or 'reason not given'}")
    return "; ".join(parts)
