"""A report registered together with what its rows say: all of it, or nothing."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cli.answering import answer
from cli.commands.import_ import import_job
from cli.import_options import Asked
from cli.importing import Job, plan_meant, read_asked
from cli.options import effective
from cli.register_options import OfRows
from cli.wiring import Workspace
from cli.words import counted
from cli.writing import Act, rehearse

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.recording import Recorded

SUMMED = {"doubts": "doubt", "unplaced": "unplaced span", "left_out": "left-out change"}
"""Keys of what an import answers that hold what a person should look at."""


def register_with_rows(
    workspace: Workspace, file: Path, asked: Mapping[str, Any], act: Act
) -> None:
    """Record the rows of a report, and the report itself, or rehearse it.

    Args:
        workspace: Where the ledger is.
        file: The report.
        asked: What the options say.
        act: Registers the report.
    """
    job = _RowsJob(file, asked, act)
    if asked["dry_run"]:
        rehearse(workspace, job, asked["format_"])
        return
    _, recorded = job.run(workspace)
    format_, more = asked["format_"], {"import": job.answered}
    summary = [] if recorded.again else _summary(job, len(recorded.numbers) - 1)
    # A person has the rows' entries in a word, and the report's in full.
    shown = recorded.numbers if format_ == "json" else recorded.numbers[-1:]
    told = replace(recorded, numbers=shown)
    answer(workspace, told, format_, None, summary=summary, more=more)


def _summary(job: "_RowsJob", entries: int) -> list[str]:
    """Return how many entries the rows made, and what to look at in the document."""
    made = f"Its rows make {counted(entries, 'entry')}."
    return [
        made if entries else "Nothing new was in its rows.",
        *(
            f"{counted(len(job.answered[key]), noun)}: see `{job.line}`."
            for key, noun in SUMMED.items()
            if job.answered.get(key)
        ),
    ]


@dataclass
class _RowsJob:
    """The registration of a report with its rows, to be run here or on a copy.

    Attributes:
        file: The report.
        asked: What the options say.
        act: Registers the report.
        answered: What the import answered, under the keys of its JSON.
        line: The command that shows the same document again.
    """

    file: Path
    asked: Mapping[str, Any]
    act: Act
    answered: dict[str, Any] = field(default_factory=dict)
    line: str = ""

    def run(self, workspace: Workspace) -> "tuple[str, Recorded]":
        """Record rows and report, and return the plan and what was recorded."""
        from ledger.recording import Recorded

        asked = self._import_asked()
        reading = read_asked(workspace, self.file, asked)
        plan, known = plan_meant(workspace, reading, asked)
        joint = self._joint(workspace, plan)
        said = io.StringIO()
        job = Job(joint, self.file, asked, reading, plan)
        with redirect_stdout(said):
            import_job(job, known)
        self.line = job.line()
        self.answered = json.loads(said.getvalue())
        if joint.registered is None:  # Its rows say nothing new, and nothing ran.
            with joint.recording():
                pass
        workspace.unsettled = joint.unsettled
        registered = cast("Recorded", joint.registered)
        new = () if self.answered["again"] else tuple(self.answered["entries"])
        again = registered.again and not new
        return plan, Recorded((*new, *registered.numbers), again=again)

    def _joint(self, workspace: Workspace, plan: str) -> "_Joint":
        """Return where whatever is recorded brings this report with it."""
        when, id_ = self.asked["sent"], self.asked["command_id"]
        sent = effective(when, workspace.today)
        return _Joint(
            workspace.machine,
            workspace.chosen,
            principal=workspace.principal,
            register=lambda ledger: self.act(
                ledger, workspace.command(sent, id_=id_), plan
            ),
        )

    def _import_asked(self) -> Asked:
        """Return what `ledger import` would be asked to do the same with the rows."""
        of_rows = {name: self.asked[name] for name in OfRows.__annotations__}
        return cast(
            "Asked",
            {
                **of_rows,
                "accept": True,
                "as_at": self.asked["sent"],
                "slug": self.asked["slug"],
                "policy": None,
                "save_mapping": None,
                "save_decisions": None,
                "ask": False,
                "dry_run": False,
                "format_": "json",
            },
        )


@dataclass(kw_only=True)
class _Joint(Workspace):
    """A workspace in which whatever is recorded brings the report with it.

    Attributes:
        register: Registers the report.
        registered: What came of that, once it is done.
    """

    register: "Callable[[Ledger], Recorded]"
    registered: "Recorded | None" = None

    @contextmanager
    def recording(self) -> "Iterator[Ledger]":
        """Yield the open ledger; then register the report in the same transaction."""
        place = self.place()
        with self.opened(place) as ledger:
            with ledger.log.together():
                yield ledger
                self.registered = self.register(ledger)
            self.unsettled = self._settled(place, ledger)
