"""The keys of the JSON are those that docs/json.md promises, no more and no fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.deciding import decide
from tests.cli.handed import OLDER
from tests.cli.office import ask
from tests.cli.test_measures import CALLS
from tests.ledger.documents.builders import example_plan
from tools.stage import Stage

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
COMMANDS = {
    "status": ("status",),
    "show": ("show", "2.6"),
    "log": ("log",),
    "diff": ("diff", "#10"),
    "verify": ("verify",),
    "evidence list": ("evidence", "list"),
    "evidence export": ("evidence", "export", "out"),
    "report list": ("report", "list"),
    "report export": ("report", "export", "1", "out"),
    "report show": ("report", "show", "2"),
    "report diff": ("report", "diff", "2"),
    "report owed": ("report", "owed"),
    "slippage": ("slippage",),
    "movement": ("movement", "1 June 2020"),
    "trend": ("trend",),
    "brief": ("brief", "--for", "DMG", "--since", "1 June 2020"),
    "exceptions": ("exceptions",),
    "measure list --contradicts": ("measure", "list", "--contradicts"),
    "measure show": ("measure", "show", "M1"),
    "check": ("check",),
    "write": ("progress", "2.6", "Sent"),
    "rehearsal": ("progress", "2.6", "Sent", "--dry-run"),
    "import": ("import", "plan.docx", "--plan", "northmoor-2021", "--new"),
    "redact": (
        *("redact", "11", "--field", "text", "--basis", "Article 17"),
        *("--by", "Data Protection Officer"),
    ),
    "hold list": ("hold", "list"),
    "board list": ("board", "list"),
    "due": ("due", "--within", "60", "--as-at", "20 February 2021"),
    "proposals": ("proposals",),
    "claims": ("claims", "--known-on", "#20"),
    "plan list": ("plan", "list"),
    "plan role list": ("plan", "role", "list"),
    "init": ("init", "--ledger", "new.db"),
    "backup": ("backup", "copy.db"),
    "rebuild": ("rebuild",),
    "upgrade": ("upgrade",),
}
OF_PACKS = {
    "verify PACK": ("verify", OLDER),
    "key show": ("key", "show"),
    "key create": ("key", "rotate", "--no-passphrase"),
    "checkpoint show": ("checkpoint", "show"),
    "restore": ("restore", "--ledger", "new.db", "--from", OLDER),
}
OF_ISSUE = {
    "status": "plan as_at known_to.entry known_to.recorded_at head.entries head.root"
    " counts actions[].code actions[].area actions[].wording actions[].rating"
    " actions[].rating_since actions[].delivery actions[].owner"
    " actions[].targets[].text actions[].targets[].kind actions[].targets[].due"
    " actions[].targets[].original_due actions[].targets[].revisions"
    " actions[].latest_progress.entry actions[].latest_progress.text"
    " actions[].latest_progress.effective actions[].latest_progress.days_late",
    "log": "[].number [].recorded_at [].recorded_by [].effective [].type [].action"
    " [].reason [].text [].corrected_by [].retracted_by [].redacted",
    "diff": "[].action [].field [].before [].after [].entries",
    "import": "rows[].area rows[].code rows[].wording rows[].target rows[].progress"
    " rows[].rating rows[].owner rows[].source dates[].text dates[].understood"
    " doubts unplaced",
    "verify": "verified entries root findings",
    "write": "entries",
    "report list": "[].number [].audience [].sent_on [].as_at [].known_to",
    "report show": "report message snapshot",
}
"""Keys that scripts were promised before the page was written."""


def documented(section: str) -> list[str]:
    """Return the keys that the page lists under a heading, in its order."""
    body = PAGE.read_text("utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", body, re.MULTILINE)


def keys(value: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every key in `value`, `[]` for each list on the way."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{key}" if path else key
            yield here
            yield from keys(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, path + "[]")


def promised(section: str, answer: Any) -> set[str]:
    """Return the keys of `answer`, without the parts that the page does not list."""
    listed = set(documented(section))
    closed = {key for key in listed if not any(_is_below(k, key) for k in listed)}
    return {
        key
        for key in keys(answer)
        if not any(_is_below(key, whole) for whole in closed)
    }


def _is_below(key: str, whole: str) -> bool:
    return key.startswith((f"{whole}.", f"{whole}[]"))


@pytest.fixture
def full(office: Stage) -> Stage:
    """A ledger that has something under every key, and a document beside it."""
    (office.folder / "may.pdf").write_bytes(b"As it was sent in May")
    sent = ("--to", "ofsted", "--sent", "3 May 2020")
    office.run("report", "register", "may.pdf", *sent)
    office.run("deliver", "2.6", "completion claimed", "--on", "1 October 2020")
    office.run("deliver", "2.6", "signed off", "--waive-evidence", "The board saw it")
    office.run("board", "met", "DMG", "--on", "1 September 2020")
    office.run("hold", "12", "--because", "A claim was made")
    office.run("rate", "2.6", "red", "--because", "The draft was withdrawn")
    said = ("--cause", "No data", "--recovery", "Ask again", "--nothing-asked")
    office.run("exception", "report", "2.6", *said)
    office.run("evidence", "attach", "2.6", "may.pdf", "--shows", "What was sent")
    office.run("plan", "action", "2.7", "2", "Answer each call")
    office.run("rate", "2.7", "green", "--because", "All calls are answered")
    office.run(*CALLS, "--for", "2.7")
    office.run("plan", "role", "grant", "approver", "a.osei")
    office.run("plan", "withdraw", "1.1", "--because", "Covered elsewhere")
    office.run("plan", "second-person", "--policy", "ofsted")
    office.run("rate", "2.6", "blue", "--because", "Done")
    decide(office, "refuse", "35", "--because", "One report is a draft")
    example_plan().save(str(office.folder / "plan.docx"))
    office.now = datetime(2022, 12, 1, 10, 0, tzinfo=UTC)
    office.run("measure", "read", "M1", "46/52", "--for", "November 2022")
    return office


@pytest.mark.parametrize("section", [s for s in COMMANDS if s[:6] != "report"])
def test_the_keys_are_those_that_the_page_lists(full: Stage, section: str) -> None:
    answer = ask(full, *COMMANDS[section])

    assert promised(section, answer) == set(documented(section))


@pytest.mark.parametrize("section", [s for s in COMMANDS if s[:6] == "report"])
def test_the_keys_of_reports_are_those_too(
    desk_with_reports: Stage, section: str
) -> None:
    answer = ask(desk_with_reports, *COMMANDS[section])

    assert promised(section, answer) == set(documented(section))


@pytest.mark.parametrize("section", OF_PACKS)
def test_the_keys_about_proof_are_those_too(house: Stage, section: str) -> None:
    answer = ask(house, *OF_PACKS[section])

    if section == "key create":
        answer = {k: v for k, v in answer.items() if k not in documented("write")}
    known = set(documented(section))
    stamp = {key for key in known if _is_below(key, "[].timestamp")}
    assert promised(section, answer) == known - stamp


@pytest.mark.parametrize("section", OF_ISSUE)
def test_no_key_that_was_promised_has_gone(section: str) -> None:
    assert set(OF_ISSUE[section].split()) <= set(documented(section))


def test_a_timeline_has_the_rows_of_the_log(full: Stage) -> None:
    timeline = ask(full, "timeline", "2.6")

    assert timeline == ask(full, "log", "--action", "2.6")


def test_snapshot_and_plan_are_made_of_status(full: Stage) -> None:
    status = ask(full, "status")
    snapshot, plan = ask(full, "snapshot"), ask(full, "plan")

    added = set(documented("snapshot"))
    for action in (*status["actions"], *status["ended_actions"]):
        assert action.pop("proposals") == []  # A report has none.
    plan = {**plan, "ended_actions": status["ended_actions"]}
    own = {key: plan.pop(key) for key in ("policy", "delegation")}
    assert set(keys(own)) == set(documented("plan"))
    assert {key: snapshot[key] for key in snapshot if key not in added} == status
    assert added <= snapshot.keys()
    gone = ("actions", "counts", "exceptions")
    assert plan == {key: status[key] for key in status if key not in gone}


def test_measures_are_listed_as_status_has_them(full: Stage) -> None:
    measures = ask(full, "status")["measures"]

    assert ask(full, "measure", "list") == measures
    assert ask(full, "show", "2.6")["measures"] == measures
    assert ask(full, "measure", "show", "M1")["measure"] == measures[0]
    assert ask(full, "measure", "show", "M1")["readings"] == [measures[0]["latest"]]


def test_an_entry_is_shown_with_the_keys_of_the_log(full: Stage) -> None:
    assert ask(full, "show", "#12") == ask(full, "log")[11]


def test_nested_lists_have_the_keys_of_their_pages(full: Stage) -> None:
    rehearsed = ask(full, *COMMANDS["rehearsal"])
    recorded = ask(full, *COMMANDS["write"])

    row, change = set(documented("log")), set(documented("diff"))
    assert set(keys(rehearsed["would_record"])) == row
    assert set(keys(recorded["recorded"])) == row
    assert set(keys(rehearsed["changes"])) == change


def test_an_import_that_is_accepted_answers_as_a_write(full: Stage) -> None:
    full.run("init", "--ledger", "new.db")
    words = ("import", "plan.docx", "--accept", "--ledger", "new.db")

    first, second = ask(full, *words), ask(full, *words)

    assert first["entries"] == list(range(1, first["entries"][-1] + 1))
    assert (first["again"], second["again"]) == (False, True)
    assert second["entries"] == first["entries"]
