"""`ledger plan`: the plan itself, and the rarer changes to its structure."""

from typing import Any, Unpack

import click

from cli.headings import heading
from cli.looking import Asked, looking
from cli.options import reading
from cli.plan_building import BUILDING
from cli.plan_changing import CHANGING
from cli.plan_governing import GOVERNING
from cli.plan_overview import list_
from cli.table import echo_json, echo_rows
from cli.words import printable

OF_ACTIONS = frozenset({"actions", "counts", "exceptions"})
"""Keys of a status that are about single actions, and not about the plan."""


@click.group(invoke_without_command=True)
@reading
@click.pass_context
def plan(
    ctx: click.Context,
    /,
    **asked: Unpack[Asked],
) -> None:
    """Show the plan: inspection, ratings, second persons, delegation, areas, terms.

    Its verbs change the structure; each records one entry.

    \b
    Examples:
      ledger plan
      ledger plan renumber 2.6 2.7 --because "Area 2 was re-ordered"
    """
    if ctx.invoked_subcommand is not None:
        return
    from projections.governance import delegation
    from projections.governance import policy as policy_of

    with looking(ctx.obj, asked) as look:
        at = look.view.connection, look.plan, look.as_at, look.known_to
        beside = {"policy": policy_of(*at), "delegation": delegation(*at)}
        data = {**look.data(), **beside}
    if asked["format_"] == "table":
        click.echo(heading(data))
        for line in _lines(data):
            click.echo(printable(line))
    elif asked["format_"] == "json":
        echo_json({key: data[key] for key in data if key not in OF_ACTIONS})
    else:
        rows = [
            (area["code"], area["title"], outcome["text"])
            for area in data["areas"]
            for outcome in area["outcomes"] or [{"text": ""}]
        ]
        echo_rows(asked["format_"], ("Area", "Title", "Outcome"), rows, data)


def _lines(data: dict[str, Any]) -> list[str]:
    """Return the plan as indented lines."""
    seen = data["inspection"] or {}
    lines = [f"Council: {data['authority'] or 'not recorded'}"]
    for key in ("framework", "visited", "letter"):
        lines.append(f"Inspection, {key}: {seen.get(key) or 'not recorded'}")
    lines.append("Ratings:")
    for value in data["scheme"]:
        lines.append(f"  {value['value']} ({value['letter']}): {value['meaning']}")
    lines += _second_person(data["policy"])
    lines.append(_delegation(data["delegation"]))
    for area in data["areas"]:
        lines.append(f"Area {area['code']}: {area['title']}")
        lines += [f"  outcome: {outcome['text']}" for outcome in area["outcomes"]]
    for name in ("terms", "boards"):
        for term, meaning in data[name].items():
            lines.append(f"{name[:-1].capitalize()} {term}: {meaning}")
    return lines


def _second_person(policy: dict[str, Any]) -> list[str]:
    """Return what needs a second person, and who can be it."""
    needed = [*policy["ratings"], *policy["delivery"]]
    held = ", ".join(policy["holders"]) or "nobody"
    role = f"Role {policy['role']}: {held}"
    if not needed:
        none = "Second person: needed for nothing"
        return [none, role] if policy["holders"] else [none]
    return [f"Second person: needed for {', '.join(needed)}", role]


def _delegation(pairs: list[dict[str, str]]) -> str:
    """Return who may record for whom."""
    said = [f"{one['delegate']} may record for {one['principal']}" for one in pairs]
    return f"Delegation: {', '.join(said) or 'nobody may record for another'}"


for _verb in (list_, *BUILDING, *CHANGING, *GOVERNING):
    plan.add_command(_verb)
