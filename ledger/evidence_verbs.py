"""Verbs about evidence: files that are kept, and links that are not followed."""

from typing import TYPE_CHECKING

from domain.action import Action
from domain.amending import Numbers
from domain.evidence import (
    Attachment,
    OwnReportError,
    check_about,
    version_of,
)
from domain.printing import FILE
from domain.redacting import redacted_by
from domain.text import Text
from ledger.application import EventLog
from ledger.recording import Recorded
from ledger.removing import FileGivenUpError
from ledger.session import Command, Session
from ledger.verbs import Verbs
from ledger.words import entries_with_file

if TYPE_CHECKING:
    from ledger.files import KeptFile


class EvidenceVerbs(Verbs):
    """Everything that can be recorded of evidence."""

    def attach_evidence(
        self,
        command: Command,
        plan: str,
        ref: str,
        shows: Text,
        source: "KeptFile | Text",
        entry: int | None = None,
    ) -> Recorded:
        """Tie a file, whose bytes are kept, or a link to the action that `ref` names.

        The same with the same description, for the same entry, is recorded once: the
        answer then names the entry that says so already.

        Args:
            command: Who asks, and on which day it was so.
            plan: The plan's short name.
            ref: The action, by code or id.
            shows: What it shows.
            source: The file, or the link.
            entry: The number of the entry that it supports; it is about the action.
        """
        already: list[int] = []
        given = _attachment(shows, source, entry)

        def decide(session: Session) -> None:
            action = session.action(plan, ref)
            if entry is not None:
                _check_supports(session, entry, action)
            told = _told(action, given, session.numbers(action.id))
            if told is not None:
                already.append(told)
                return
            session.add(action.attach_evidence(given, session.by))
            if not isinstance(source, Text):
                _check_not_sealed(self.log, source)
                session.keep(source)

        what = source if isinstance(source, Text) else source.sha256
        request = ("evidence attach", plan, ref, what, shows, entry)
        recorded = self._record(command, request, decide)
        return Recorded((already[-1],), again=True) if already else recorded


def _told(action: Action, given: Attachment, numbers: Numbers) -> int | None:
    """Return the entry that says already what would be attached; None if none does.

    Raises:
        FileGivenUpError: it does, and its file was redacted.
    """
    version = version_of(action.history, given)
    if version is None:
        return None
    gone = redacted_by(action.history, version)
    if FILE in gone and given.file is not None:
        raise FileGivenUpError(given.file.name, numbers(gone[FILE]))
    return numbers(version)


def _check_not_sealed(log: EventLog, file: "KeptFile") -> None:
    """Refuse the file of a sealed report: a redacted edition can take its place."""
    from domain.report_events import ReportSealed

    for number, wire in entries_with_file(log, file.sha256).items():
        if wire == ReportSealed.wire:
            raise OwnReportError(file.name, number)


def _check_supports(session: Session, entry: int, action: Action) -> None:
    """Refuse an entry that is not about the action."""
    stream, version = session.stream_of(entry)
    history = session.owner(stream).history
    check_about(history, version, entry, action.id, action.code)


def _attachment(
    shows: Text, source: "KeptFile | Text", entry: int | None
) -> Attachment:
    if isinstance(source, Text):
        return Attachment(shows, link=source, entry=entry)
    return Attachment(shows, source.named, entry=entry)
