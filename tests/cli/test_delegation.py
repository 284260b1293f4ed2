"""A secretary records for a director at the command line, as the plan lets them."""

from __future__ import annotations

import json

import pytest

from tests.cli.deciding import APPROVER, as_user, decide, desk
from tests.cli.office import ask, head, refused
from tools.stage import Stage

__all__ = ["desk"]

DIRECTOR = "d.okafor"
NOTE = ("progress", "2.6", "The July report was sent")


@pytest.fixture
def let(office: Stage) -> Stage:
    """The office in which h.mensah may record for the director: 19 entries."""
    words = ("plan", "delegation", "--allow", office.user, DIRECTOR)
    answer = decide(office, *words)
    assert answer.code == 0, answer.both
    return office


def test_the_plan_says_who_may_record_for_whom(let: Stage) -> None:
    pair = {"delegate": let.user, "principal": DIRECTOR}

    assert ask(let, "plan")["delegation"] == [pair]
    assert f"Delegation: {let.user} may record for d.okafor\n" in let.run("plan").out
    assert decide(let, "plan", "delegation", "--none").out.startswith(
        "#20 delegation set: nobody"
    )
    assert ask(let, "plan")["delegation"] == []
    assert ask(let, "plan", "--known-on", "#19")["delegation"] == [pair]
    assert "nobody may record for another" in let.run("plan").out


@pytest.mark.parametrize("words", [(), ("--none", "--allow", "a", "b")])
def test_a_policy_of_nothing_and_of_both_is_misuse(
    office: Stage, words: tuple[str, ...]
) -> None:
    assert office.run("plan", "delegation", *words).code == 2


def test_an_entry_for_another_shows_both_names_everywhere(let: Stage) -> None:
    assert let.run(*NOTE, "--as", DIRECTOR).code == 0

    both = f"{let.user} for {DIRECTOR}"
    follow = ("follow", "--after", "19", "--once")
    for words in (("log",), ("timeline", "2.6"), follow):
        shown = let.run(*words).out
        assert f" {let.user} for " in shown, words
        assert f" {DIRECTOR} " in shown, words
    assert f"by         {both}\n" in let.run("show", "#20").out
    row = ask(let, "log", "--actor", DIRECTOR)[0]
    assert json.loads(let.run(*follow, "--format", "json").out) == row
    assert (row["recorded_by"], row["on_behalf_of"]) == (let.user, DIRECTOR)
    progress = ask(let, "show", "2.6")["action"]["latest_progress"]
    assert progress["on_behalf_of"] == DIRECTOR
    table = let.run("log", "--actor", DIRECTOR, "--format", "csv").out.splitlines()
    assert table[0].split(",")[2:4] == ["By", "On behalf of"]
    assert table[1].split(",")[2:4] == [let.user, DIRECTOR]
    assert let.run("verify").code == 0


def test_without_leave_nothing_is_recorded(office: Stage) -> None:
    before = head(office)

    said = refused(office.run(*NOTE, "--as", DIRECTOR))

    assert said == (
        f"In the plan riverton-2019, {office.user} may not record for {DIRECTOR}; a"
        " colleague can allow it with `ledger plan delegation --allow"
        f' "{office.user}" "{DIRECTOR}"`.'
    )
    assert head(office) == before


@pytest.mark.parametrize("name", ["", "\x1b[2J"])
def test_a_name_that_nobody_has_is_refused_in_a_sentence(let: Stage, name: str) -> None:
    said = refused(let.run(*NOTE, "--as", name))

    assert "cannot be the principal of an entry; use up to 128 characters" in said
    assert "\x1b" not in said


def test_nobody_allows_it_to_themselves(office: Stage) -> None:
    words = ("plan", "delegation", "--allow", office.user, DIRECTOR)

    assert "let a colleague record it" in refused(office.run(*words))


def test_a_rehearsal_says_for_whom_and_refuses_what_would_be_refused(
    let: Stage,
) -> None:
    before = head(let)

    (row,) = ask(let, *NOTE, "--as", DIRECTOR, "--dry-run")["would_record"]
    said = refused(let.run(*NOTE, "--as", "e.head", "--dry-run"))

    assert row["on_behalf_of"] == DIRECTOR
    assert said.endswith(f"its policy names {DIRECTOR}.")
    assert head(let) == before


def test_a_command_sent_again_for_another_is_another_command(let: Stage) -> None:
    assert let.run(*NOTE, "--command-id", "july").code == 0

    said = refused(let.run(*NOTE, "--command-id", "july", "--as", DIRECTOR))

    assert "july" in said


IN_PERSON = (
    ("confirm", "22"),
    ("refuse", "22", "--because", "Too early"),
    ("plan", "role", "grant", "approver", "new"),
    ("plan", "role", "revoke", "approver", APPROVER, "--because", "Left"),
    ("plan", "second-person", "--policy", "none"),
    ("plan", "delegation", "--none"),
    ("redact", "11", "--field", "text", "--basis", "Law", "--by", "DPO"),
    ("redact", "--finish"),
    ("key", "create", "--no-passphrase"),
    ("key", "rotate", "--no-passphrase"),
    ("checkpoint", "sign"),
    ("checkpoint", "timestamp"),
    ("retract", "21", "--because", "A slip"),
)


@pytest.mark.parametrize("words", IN_PERSON, ids=" ".join)
def test_what_is_done_in_person_is_refused_with_as(
    let: Stage, words: tuple[str, ...]
) -> None:
    with as_user(let):
        let.run("plan", "second-person", "--rating", "Blue")
        let.run("plan", "role", "grant", "approver", let.user)
        let.run("plan", "role", "grant", "approver", "new.person")
    before = head(let)
    there = sorted(let.folder.iterdir())

    said = refused(let.run(*words, "--as", DIRECTOR))

    assert said.endswith("leave --as out, or let the one whose act it is do it.")
    assert head(let) == before
    assert sorted(let.folder.iterdir()) == there


def test_who_can_confirm_a_proposal_is_neither_of_the_two(desk: Stage) -> None:
    desk.run("plan", "role", "grant", "approver", DIRECTOR)
    decide(desk, "plan", "delegation", "--allow", desk.user, DIRECTOR)
    words = ("rate", "2.6", "blue", "--because", "Done", "--as", DIRECTOR)

    (proposed,) = ask(desk, *words)["proposed"]
    said = refused(decide(desk, "confirm", "24", user=DIRECTOR))

    assert proposed["holders"] == [APPROVER]
    assert said.startswith(f"Entry #24 was proposed or worded by or for {DIRECTOR},")
    assert f"{desk.user} for {DIRECTOR}" in " ".join(
        desk.run("proposals", "--open").out.split()
    )
    (row,) = ask(desk, "proposals", "--open")
    assert (row["by"], row["on_behalf_of"]) == ([desk.user], [DIRECTOR])
    assert decide(desk, "confirm", "24").code == 0


def test_a_walk_through_the_actions_can_be_for_another(let: Stage) -> None:
    answer = let.run(
        *("review", "--since", "1 January 2021", "--as", DIRECTOR),
        stdin="p The partners were told\nq\n",
    )

    assert answer.code == 0, answer.both
    (row,) = ask(let, "log", "--actor", DIRECTOR)
    assert row["text"] == "The partners were told"


def test_a_report_is_sealed_for_another_and_signed_by_whoever_is_there(
    let: Stage,
) -> None:
    let.run("key", "create", "--no-passphrase")

    words = ("report", "seal", "--to", "ofsted", "--because", "It is due")
    sealed = ask(let, *words, "--as", DIRECTOR)["recorded"]

    names = {row["type"]: row["on_behalf_of"] for row in sealed}
    assert names == {"report.sealed": DIRECTOR, "checkpoint.signed": None}
    (report,) = ask(let, "report", "list")
    assert report["on_behalf_of"] == DIRECTOR
    assert f"by {let.user} for {DIRECTOR}" in let.run("report", "show", "1").out


def test_a_pack_prints_both_names_and_can_be_checked_and_restored(
    let: Stage,
) -> None:
    let.run("key", "create", "--no-passphrase")
    let.run(*NOTE, "--as", DIRECTOR)
    words = ("report", "seal", "--to", "ofsted", "--because", "It is due")
    assert let.run(*words).code == 0
    assert let.run("report", "export", "1", "handed").code == 0
    (pack,) = (path for path in (let.folder / "handed").iterdir() if path.is_dir())

    assert let.run("verify", f"handed/{pack.name}").code == 0
    for name in ("report.html", "timeline.csv", "plan.json", "entries.jsonl"):
        assert DIRECTOR in (pack / "data" / name).read_text(encoding="utf-8"), name
    both = f"by {let.user} for {DIRECTOR}"
    assert both in (pack / "data" / "report.html").read_text(encoding="utf-8")
    restored = let.run(
        "restore", "--from", f"handed/{pack.name}", "--ledger", "restored.db"
    )
    assert restored.code == 0, restored.both
    rows = ask(let, "log", "--actor", DIRECTOR, "--ledger", "restored.db")
    assert [row["number"] for row in rows] == [21]


def test_a_log_that_a_report_froze_is_found_by_either_name(let: Stage) -> None:
    let.run(*NOTE, "--as", DIRECTOR)
    let.run("report", "seal", "--to", "ofsted", "--because", "It is due")
    let.run("report", "send", "1", "--by", "Director")

    asked = ("log", "--reported-to", "ofsted", "--actor")
    for name in (DIRECTOR, let.user):
        assert 20 in [row["number"] for row in ask(let, *asked, name)]
