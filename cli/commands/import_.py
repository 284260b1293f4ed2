"""`ledger import`: read a plan document; a preview first, recorded when accepted."""

from pathlib import Path
from typing import Unpack

import click

from cli.first_version import first_version, is_repeated
from cli.import_options import Asked, Sectioned, import_options
from cli.importing import Job, plan_meant, read_asked
from cli.wiring import Workspace
from domain.errors import LedgerError


class StreamedDocumentError(LedgerError):
    """A document that was to be read from standard input."""

    def __init__(self) -> None:
        super().__init__(
            "A plan document is read from a file, so that its name and hash can be"
            " recorded, and not from standard input; save it and give its name."
        )


@click.command("import", cls=Sectioned)
@click.argument("file", type=click.Path(path_type=Path))
@import_options
@click.pass_obj
def import_(workspace: Workspace, /, file: Path, **asked: Unpack[Asked]) -> None:
    """Read the plan in FILE, and record it with --accept.

    FILE is a Word document, an Excel workbook, CSV, YAML or JSON.

    The first version of a plan opens it. Any later version, given with the day
    for which it was written, is compared with what the ledger holds on that day: what
    it adds and alters is shown as the entries that would be recorded. Each can be
    accepted, skipped or edited, at the terminal (--ask) or in a file (--decisions).

    Without --accept, or with --dry-run, it is a preview: what was read from which
    cell, what would be recorded of it, every doubt, and all words that found
    no place. What the document does not say is "not recorded", never guessed.

    \b
    Examples:
      ledger import plan.docx
      ledger import plan.docx --accept
      ledger import plan.xlsx --map "By when=target" --sheet Actions
      ledger import june.docx --as-at "1 June 2020"
      ledger import june.docx --as-at "1 June 2020" --accept --renumbered "2.3=2.4"
      ledger import june.docx --as-at "1 June 2020" --save-decisions june.yaml
      ledger import june.docx --decisions june.yaml --accept
    """
    if str(file) == "-":
        raise StreamedDocumentError
    reading = read_asked(workspace, file, asked)
    plan, known = plan_meant(workspace, reading, asked)
    import_job(Job(workspace, file, asked, reading, plan), known)


def import_job(job: Job, known: bool) -> None:
    """Show or record what was read: compared with its plan, or as a new one.

    Args:
        job: The document, and what was asked.
        known: Whether the ledger has its plan.
    """
    if known:
        _compare(job)
    else:
        first_version(job)


def _compare(job: Job) -> None:
    """Say so if it is the first version sent again; compare it otherwise."""
    from cli.updating import next_version
    from ledger.importing import imported_as

    with job.workspace.opened(job.workspace.place()) as ledger:
        before = imported_as(ledger.log, job.plan, job.reading)
    if before is None or not is_repeated(job, before):
        next_version(job)
