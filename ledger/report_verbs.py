"""Verbs about reports: what was sent to whom, kept as it was sent."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.partial_date import PartialDate
from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs

if TYPE_CHECKING:
    from domain.reports import Sealing
    from ledger.files import KeptFile


class ReportVerbs(Verbs):
    """Everything that can be recorded of a plan's reports."""

    def register_report(
        self,
        command: Command,
        plan: str,
        file: "KeptFile",
        audience: str,
        *,
        sent_by: Text | None = None,
        title: Text | None = None,
    ) -> Recorded:
        """Keep `file` as what was sent to `audience` on the day of `command`.

        The same file to the same audience on the same day is recorded once: the
        answer then names the entry that says so already.
        """
        already: list[int] = []
        said = {"sent_by": sent_by, "title": title}
        described = file.named

        def decide(session: Session) -> None:
            reports = session.reports(plan)
            version = reports.version_of(described, audience, session.by)
            if version is not None:
                stream = reports.history.stream
                already.append(session.numbers(stream)(version))
                return
            session.add(reports.register(described, audience, session.by, **said))
            session.keep(file)

        words = (file.name, file.sha256, audience, *said.values())
        request = ("report register", plan, *words)
        recorded = self._record(command, request, decide)
        return Recorded((already[-1],), again=True) if already else recorded

    def seal_report(
        self,
        command: Command,
        plan: str,
        pack: "KeptFile",
        sealing: "Sealing",
        asked: Sequence[str | None],
        *,
        title: Text | None = None,
        reason: Text | None = None,
    ) -> Recorded:
        """Keep `pack` as the report that `sealing` describes; nothing is sent by it.

        The file of a report that it replaces is no longer kept.

        Args:
            command: Who asks, and the id that makes it count once.
            plan: The plan's short name.
            pack: The archive of the report's files.
            sealing: What the pages of the archive say of themselves.
            asked: The words in which it was asked for. The same command sent again
                draws another archive, and is known again by these.
            title: What the report is called.
            reason: Why it is sealed although something speaks against it.
        """

        def decide(session: Session) -> None:
            reports, file = session.reports(plan), pack.named
            said = {"title": title, "reason": reason}
            gone = reports.sealed(sealing.replaces or 0)
            session.add(reports.seal(file, sealing, session.by, **said))
            session.keep(pack)
            if gone is not None:
                session.drop(gone.sha256)

        words = (sealing.audience, *asked, title, reason)
        return self._record(command, ("report seal", plan, *words), decide)

    def send_report(
        self, command: Command, plan: str, number: int, sent_by: Text
    ) -> Recorded:
        """Say that report `number` was sent on the day of `command`."""

        def decide(session: Session) -> None:
            session.add(session.reports(plan).send(number, sent_by, session.by))

        return self._record(command, ("report send", plan, number, sent_by), decide)

    def commit_report(
        self,
        command: Command,
        plan: str,
        audience: str,
        due: PartialDate,
        about: Text | None = None,
    ) -> Recorded:
        """Promise `audience` a report by `due`, on the day of `command`."""

        def decide(session: Session) -> None:
            reports = session.reports(plan)
            session.add(reports.commit(audience, due, about, session.by))

        request = ("report commit", plan, audience, due, about)
        return self._record(command, request, decide)
