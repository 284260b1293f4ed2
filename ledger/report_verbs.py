"""Verbs about reports: what was sent to whom, kept as it was sent."""

from domain.reports import ReportFile
from domain.text import Text
from ledger.files import KeptFile
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs


class ReportVerbs(Verbs):
    """Everything that can be recorded of a plan's reports."""

    def register_report(
        self,
        command: Command,
        plan: str,
        file: KeptFile,
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
        known = file.sha256, file.media_type, len(file.content)
        described = ReportFile(Text(file.name), *known)

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
