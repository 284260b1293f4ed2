"""Evidence is a file or a link, and is told once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action import Action
from domain.errors import LedgerError
from domain.evidence import (
    Attachment,
    BadLinkError,
    OfOtherActionError,
    check_about,
    link_of,
    version_of,
)
from domain.named_file import NamedFile
from domain.refusals import EvidenceError
from domain.text import Text
from tests.domain.given import (
    BECAUSE,
    action,
    by,
    day,
    is_one_sentence,
    numbers,
    planned,
)

FILE = NamedFile(Text("rota.xlsx"), "ab" * 32, "application/pdf", 7)
LINK = Text("https://example.org/rota")
SHOWS = Text("The rota")


def attached(*attachments: Attachment) -> Action:
    """Return action 1.1 with evidence of 1 January 2020 and after."""
    made = action()
    for attachment in attachments:
        made = made.apply([made.attach_evidence(attachment, by(day(1)))])
    return made


def test_evidence_is_a_file_with_what_is_known_of_it_or_a_link() -> None:
    file = action().attach_evidence(Attachment(SHOWS, FILE, entry=5), by())
    linked = action().attach_evidence(Attachment(SHOWS, link=LINK), by())

    assert (file.name, file.sha256, file.media_type, file.size) == FILE
    assert (file.entry, file.link) == (5, None)
    assert (linked.link, linked.sha256, linked.name, linked.size) == (LINK, *[None] * 3)


@pytest.mark.parametrize("both", [Attachment(SHOWS), Attachment(SHOWS, FILE, LINK)])
def test_evidence_that_is_neither_or_both_is_refused(both: Attachment) -> None:
    with pytest.raises(EvidenceError, match="give one of the two") as refused:
        action().attach_evidence(both, by())

    assert is_one_sentence(refused.value)


def test_the_same_evidence_is_known_again_whatever_its_file_is_called() -> None:
    told = attached(Attachment(SHOWS, FILE), Attachment(SHOWS, link=LINK))

    renamed = FILE._replace(name=Text("copy of rota.xlsx"))

    assert version_of(told.history, Attachment(SHOWS, renamed)) == 1
    assert version_of(told.history, Attachment(SHOWS, link=LINK)) == 2


@pytest.mark.parametrize(
    "other",
    [
        Attachment(Text("Another thing"), FILE),
        Attachment(SHOWS, FILE, entry=5),
        Attachment(SHOWS, FILE._replace(sha256="cd" * 32)),
        Attachment(SHOWS, link=LINK),
    ],
)
def test_other_evidence_is_not_taken_for_the_same(other: Attachment) -> None:
    assert version_of(attached(Attachment(SHOWS, FILE)).history, other) is None


def test_evidence_that_was_taken_back_can_come_again() -> None:
    told = attached(Attachment(SHOWS, FILE))
    told = told.apply([told.retract(1, BECAUSE, by(), numbers)])

    assert version_of(told.history, Attachment(SHOWS, FILE)) is None


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "HTTPS://Example.org/a?b=c#d",
        "https://intranet:8443/audit/7%20b",
        "https://[::1]/rota",
    ],
)
def test_an_address_of_the_web_is_kept_as_it_is(link: str) -> None:
    assert link_of(link) == link


@pytest.mark.parametrize(
    "words",
    [
        *("", "rota.xlsx", "example.org/rota", "https:", "https://", "http:///rota"),
        *("ftp://example.org", "file:///rota", "javascript:alert(1)", "//example.org"),
        *("https://a b", "https://example.org\n", "https://exa\u202emple.org"),
        *("https://me:secret@example.org", "https://me@example.org", "https://[x"),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(words: str) -> None:
    with pytest.raises(BadLinkError) as refused:
        link_of(words)

    assert is_one_sentence(refused.value)


@given(st.text())
def test_any_words_are_a_link_or_are_refused(words: str) -> None:
    try:
        link = link_of(words)
    except LedgerError:
        return

    assert link.casefold().startswith(("http://", "https://"))
    assert link.isprintable()


def test_evidence_supports_an_entry_about_its_own_action() -> None:
    plan = planned("1.1", "1.2")
    told = Action.of(plan, "action/riverton-2019/1")
    told = told.apply([told.record_progress(Text("Done"), by())])

    check_about(told.history, 1, 57, told.id, "1.1")
    check_about(plan.history, 4, 4, told.id, "1.1")  # the plan's entry that added it
    with pytest.raises(OfOtherActionError, match="not about") as refused:
        check_about(plan.history, 5, 5, told.id, "1.1")
    with pytest.raises(OfOtherActionError):
        check_about(plan.history, 1, 1, told.id, "1.1")

    assert is_one_sentence(refused.value)
