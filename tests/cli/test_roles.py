"""Roles: granted by somebody else, from a day on, and on record when they end."""

from __future__ import annotations

from tests.cli.office import ask, refused
from tools.stage import Stage

GRANT = ("plan", "role", "grant", "approver", "a.osei")
REVOKE = ("plan", "role", "revoke", "approver", "a.osei", "--because", "She left")


def test_a_role_is_listed_with_its_period(office: Stage) -> None:
    office.run(*GRANT, "--on", "1 September 2020")
    office.run(*REVOKE, "--on", "1 February 2021")

    (held,) = ask(office, "plan", "role", "list")

    assert held == {
        "role": "approver",
        "person": "a.osei",
        "from": "2020-09-01",
        "until": "2021-02-01",
        "entry": 19,
        "revoked_by": 20,
        "because": "She left",
    }
    said = office.run("plan", "role", "list").out
    assert "a.osei  1 September 2020, #19  1 February 2021, #20\n" in said
    csv = office.run("plan", "role", "list", "--format", "csv").out
    assert csv.splitlines()[1] == "approver,a.osei,2020-09-01,2021-02-01,19,20,She left"


def test_a_role_is_listed_as_on_a_day_and_as_known_to_an_entry(office: Stage) -> None:
    office.run(*GRANT, "--on", "1 September 2020")
    office.run(*REVOKE, "--on", "1 February 2021")
    listing = ("plan", "role", "list")

    assert ask(office, *listing, "--as-at", "31 August 2020") == []
    (then,) = ask(office, *listing, "--as-at", "31 January 2021")
    (known,) = ask(office, *listing, "--known-on", "#19")

    assert (then["until"], known["until"]) == (None, None)
    assert ask(office, *listing, "--known-on", "#18") == []


def test_nobody_grants_themselves_a_role(office: Stage) -> None:
    said = refused(office.run("plan", "role", "grant", "approver", "H.Mensah"))

    assert said.startswith("Nobody grants themselves a role")
    assert ask(office, "plan", "role", "list") == []


def test_a_role_in_other_letters_is_the_same_role(office: Stage) -> None:
    office.run(*GRANT)

    again = refused(office.run("plan", "role", "grant", "Approver", "a.osei"))
    office.run("plan", "role", "revoke", "APPROVER", "a.osei", "--because", "She left")

    assert again.startswith("The role approver is held already by a.osei on that day")
    (held,) = ask(office, "plan", "role", "list")
    assert held["until"] == "2021-03-01"


def test_revoking_wants_a_reason_and_a_role_that_is_held(office: Stage) -> None:
    unexplained = refused(office.run(*REVOKE[:-2]))
    unheld = refused(office.run(*REVOKE))

    assert "needs a reason" in unexplained
    assert unheld.startswith("The role approver is not held by a.osei on that day")


def test_a_role_can_be_held_again(office: Stage) -> None:
    office.run(*GRANT, "--on", "1 January 2021")
    office.run(*REVOKE, "--on", "1 February 2021")
    office.run(*GRANT, "--on", "1 March 2021")

    periods = [(r["from"], r["until"]) for r in ask(office, "plan", "role", "list")]

    assert periods == [("2021-01-01", "2021-02-01"), ("2021-03-01", None)]


def test_a_grant_that_is_retracted_was_never_held(office: Stage) -> None:
    office.run(*GRANT)
    office.run("retract", "19", "--because", "It was somebody else")

    assert ask(office, "plan", "role", "list") == []


def test_a_rehearsal_shows_what_would_be_held(office: Stage) -> None:
    said = office.run(*GRANT, "--dry-run").out

    assert "role approver: a.osei" in said
    assert "nothing -> held" in said
    assert ask(office, "plan", "role", "list") == []
