"""Evidence: what an entry says of a file, and the form that a link has."""

from typing import NamedTuple

from domain.action_events import EvidenceAttached
from domain.errors import LedgerError
from domain.event import Event
from domain.history import History, said_by
from domain.named_file import NamedFile
from domain.printing import visible
from domain.text import Text


class BadLinkError(LedgerError):
    """Words that are no link to evidence."""

    def __init__(self, words: str, why: str) -> None:
        super().__init__(
            f'"{words}" cannot be kept as a link, because {why}; give the whole address'
            " of a page, such as https://intranet.example/audit/7."
        )
        self.words = words


class OfOtherActionError(LedgerError):
    """Evidence for an entry that is not about the action."""

    def __init__(self, number: int, code: str) -> None:
        super().__init__(
            f"Entry #{number} is not about action {code}; `ledger timeline {code}`"
            " lists the entries that are."
        )
        self.number, self.code = number, code


class OwnReportError(LedgerError):
    """The file of a sealed report, offered as evidence."""

    def __init__(self, name: str, report: int) -> None:
        super().__init__(
            f"The bytes of {name} are those of the report that entry #{report} sealed,"
            " which the ledger keeps for as long as it stands; say in a note which"
            " report is meant."
        )
        self.name, self.report = name, report


class Attachment(NamedTuple):
    """A file or a link, and what it shows.

    Attributes:
        description: What it shows.
        file: The file; None for a link.
        link: The address; None for a file.
        entry: The number of the entry that it supports; None for the whole action.
    """

    description: Text
    file: NamedFile | None = None
    link: Text | None = None
    entry: int | None = None


def link_of(words: str) -> Text:
    """Return an address as a link. Nothing is asked of it.

    Raises:
        BadLinkError: it is no address of the web, or has a password in it.
    """
    from urllib.parse import urlsplit  # Imported late: few commands name a link.

    if visible(words) != words or words.split() != [words]:
        raise BadLinkError(words, "it has a space or an invisible character")
    try:
        parts = urlsplit(words)
        host, secret = parts.hostname, "@" in parts.netloc
    except ValueError:
        host, secret = None, False
    if host is None or parts.scheme.lower() not in ("http", "https"):
        raise BadLinkError(words, "it is no address that begins with http or https")
    if secret:
        raise BadLinkError(words, "it has a user name or password in it")
    return Text(words)


def version_of(history: History, given: Attachment) -> int | None:
    """Return the version of the entry that says already what would be attached.

    That is: the same bytes or link, for the same entry, with the same description.
    None if no entry that stands does.
    """
    wanted = _told(given.description, given.file, given.link, given.entry)
    for fact in history.facts:
        one = fact.event
        if not isinstance(one, EvidenceAttached):
            continue
        if wanted == _told(one.description, one, one.link, one.entry):
            return fact.place
    return None


def file_of(event: Event) -> str | None:
    """Return the hash of the file that an entry attaches; None if it attaches none."""
    fact = said_by(event)
    return fact.sha256 if isinstance(fact, EvidenceAttached) else None


def check_about(
    history: History, version: int, number: int, id_: str, code: str
) -> None:
    """Refuse evidence for an entry that is not about its action.

    Args:
        history: The stream of the entry that is to be supported.
        version: Its version there.
        number: Its number.
        id_: The action's permanent id.
        code: The action's code.

    Raises:
        OfOtherActionError: as the name says.
    """
    fact = said_by(history.at(version, number))
    named = (getattr(fact, "action", None), *getattr(fact, "merged", ()))
    if id_ not in (history.stream, *named):
        raise OfOtherActionError(number, code)


def _told(
    description: Text,
    file: NamedFile | EvidenceAttached | None,
    link: Text | None,
    entry: int | None,
) -> tuple[object, ...]:
    """Return what makes evidence the same."""
    return description, file and file.sha256, link, entry
