"""What may be left out of a report, and which entries that hides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.withholding import UnknownWithholdingError, Withholding


def test_owners_evidence_and_words_of_entries_can_be_left_out() -> None:
    without = Withholding.read(["texts:#57", "owners", "texts: 9", "evidence"])

    assert without.names == ("owners", "evidence", "texts:9", "texts:57")
    assert without.words == [
        *("owners", "evidence", "the words of entry #9", "the words of entry #57"),
    ]


@given(st.booleans(), st.booleans(), st.frozensets(st.integers(1, 10**9), max_size=3))
def test_what_is_left_out_comes_back_from_its_names(
    owners: bool, evidence: bool, texts: frozenset[int]
) -> None:
    without = Withholding(owners, evidence, texts)

    assert Withholding.read(without.names) == without


@pytest.mark.parametrize(
    "words", ["", "names", "texts", "texts:0", "texts:#x", "Owners"]
)
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(UnknownWithholdingError, match="name owners, evidence"):
        Withholding.read([words])


def test_an_entry_is_hidden_by_its_number_or_by_what_it_is_about() -> None:
    without = Withholding.read(["owners", "texts:57"])

    assert without.hides(57, "action.rated", "Red")
    assert without.hides(12, "action.owner_assigned", "Head")
    assert not without.hides(12, "action.evidence_attached", "A rota")
    assert not Withholding().hides(57, "action.owner_assigned", "Head")


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("Visits held\nEvidence: the minutes", True),
        ("Evidence of completion: photographs", True),
        ("How we know, by the evidence we have: none", True),
        ("The evidence was seen by the board", False),
        ("Three posts: filled", False),
    ],
)
def test_a_note_with_a_line_on_evidence_is_hidden_whole(
    words: str, hidden: bool
) -> None:
    without = Withholding(evidence=True)

    assert without.hides(3, "action.progress_recorded", words) is hidden
    assert not without.hides(3, "action.reworded", words)
