"""Verbs about evidence: files that are kept, and links that are not followed."""

from domain.action import Action
from domain.evidence import (
    Attachment,
    EvidenceFile,
    check_about,
    version_of,
)
from domain.text import Text
from ledger.files import KeptFile
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs


class EvidenceVerbs(Verbs):
    """Everything that can be recorded of evidence."""

    def attach_evidence(
        self,
        command: Command,
        plan: str,
        ref: str,
        shows: Text,
        source: KeptFile | Text,
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
            told = version_of(action.history, given)
            if told is not None:
                already.append(session.numbers(action.id)(told))
                return
            session.add(action.attach_evidence(given, session.by))
            if isinstance(source, KeptFile):
                session.keep(source)

        what = source.sha256 if isinstance(source, KeptFile) else source
        request = ("evidence attach", plan, ref, what, shows, entry)
        recorded = self._record(command, request, decide)
        return Recorded((already[-1],), again=True) if already else recorded


def _check_supports(session: Session, entry: int, action: Action) -> None:
    """Refuse an entry that is not about the action."""
    stream, version = session.stream_of(entry)
    history = session.owner(stream).history
    check_about(history, version, entry, action.id, action.code)


def _attachment(shows: Text, source: KeptFile | Text, entry: int | None) -> Attachment:
    if isinstance(source, Text):
        return Attachment(shows, link=source, entry=entry)
    known = source.sha256, source.media_type, len(source.content)
    return Attachment(shows, EvidenceFile(Text(source.name), *known), entry=entry)
