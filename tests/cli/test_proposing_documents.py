"""What a document says that needs a second person becomes a proposal."""

from __future__ import annotations

import pytest

from tests.cli.deciding import APPROVER, decide
from tests.cli.office import ask, head
from tests.cli.versions import APRIL, IN_JUNE, JUNE, recorded, recorded_april, version
from tools.stage import Stage

BLUE = (*JUNE[:2], (*APRIL[2][:3], "Blue", "Lead C"), *JUNE[3:])


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """The plan of April under Ofsted's policy, and a June in which 2.3 is Blue."""
    stage = recorded_april(empty)
    version(stage.folder, "june.docx", *BLUE)
    version(stage.folder, "july.docx", *BLUE)
    stage.run("plan", "second-person", "--policy", "ofsted")
    stage.run("plan", "role", "grant", "approver", APPROVER)
    return stage


def rating(stage: Stage) -> str:
    """Return how 2.3 is rated."""
    rated: str = ask(stage, "show", "2.3")["action"]["rating"]
    return rated


def test_a_rating_that_needs_a_second_person_is_recorded_as_a_proposal(
    desk: Stage,
) -> None:
    data = ask(desk, *IN_JUNE, "--accept")

    assert ("action.rating_proposed", "2.3", "Blue") in recorded(data)
    (proposed,) = data["proposed"]
    assert (proposed["value"], proposed["holders"]) == ("Blue", [APPROVER])
    assert rating(desk) == "Red"
    (waiting,) = ask(desk, "proposals", "--open")
    assert waiting["because"] == "As rated in june.docx"


def test_the_summary_says_how_many_are_only_proposed(desk: Stage) -> None:
    answer = desk.run(*IN_JUNE, "--accept")

    assert "\nOnly proposed, until a second person confirms: 1.\n" in answer.out
    assert answer.err.startswith("Blue is proposed, and counts once somebody")


def test_the_same_document_proposes_nothing_new_while_it_waits_or_after(
    desk: Stage,
) -> None:
    desk.run(*IN_JUNE, "--accept")
    entry = ask(desk, "proposals", "--open")[0]["entry"]
    before = head(desk)

    again = ask(desk, *IN_JUNE, "--accept")
    assert (again["entries"], head(desk)) == ([], before)
    decide(desk, "refuse", str(entry), "--because", "Two are still to be seen")
    after = ask(desk, *IN_JUNE, "--accept")

    assert after["entries"] == []
    assert rating(desk) == "Red"


def test_the_next_document_proposes_nothing_new_while_the_first_waits(
    desk: Stage,
) -> None:
    desk.run(*IN_JUNE, "--accept")
    in_july = ("import", "july.docx", "--as-at", "9 June 2022")

    waiting = ask(desk, *in_july)["proposals"]
    entry = ask(desk, "proposals", "--open")[0]["entry"]
    decide(desk, "confirm", str(entry))
    confirmed = ask(desk, *in_july)["proposals"]

    assert (waiting, confirmed) == ([], [])
    assert rating(desk) == "Blue"


def test_the_next_document_proposes_again_what_was_refused(desk: Stage) -> None:
    desk.run(*IN_JUNE, "--accept")
    entry = ask(desk, "proposals", "--open")[0]["entry"]
    decide(desk, "refuse", str(entry), "--because", "Two are still to be seen")

    data = ask(desk, "import", "july.docx", "--as-at", "9 June 2022", "--accept")

    assert recorded(data) == [("action.rating_proposed", "2.3", "Blue")]


def test_a_claim_that_needs_a_second_person_is_proposed_once(desk: Stage) -> None:
    desk.run("plan", "second-person", "--delivery", "completion claimed")
    done = (*JUNE[0][:2], f"{JUNE[0][2]}\nCompleted.", *JUNE[0][3:])
    version(desk.folder, "june.docx", done, *JUNE[1:])
    version(desk.folder, "july.docx", done, *JUNE[1:])

    data = ask(desk, *IN_JUNE, "--accept")
    again = ask(desk, *IN_JUNE, "--accept")
    later = ask(desk, "import", "july.docx", "--as-at", "9 June 2022")

    assert ("action.delivery_proposed", "2.1", "completion claimed") in recorded(data)
    (waiting,) = ask(desk, "proposals", "2.1")
    assert waiting["because"] == "Completed."
    assert (again["entries"], later["proposals"]) == ([], [])
