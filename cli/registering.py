"""`ledger report register`: keep a report that was made before the ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cli.options import writing
from cli.register_options import OfRows, check_importing, options_of_rows
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, write

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.recording import Recorded
    from ledger.session import Command


class Sent(TypedDict):
    """What the options say of a report, in the person's words."""

    audience: str
    sent: str
    sent_by: str | None
    title: str | None


class Asked(How, Sent, OfRows):
    """All that the options say."""


@click.command("register")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to", "audience", metavar="AUDIENCE", required=True, help="To whom it was sent."
)
@click.option("--sent", metavar="DATE", required=True, help="When it was sent.")
@click.option("--by", "sent_by", metavar="ROLE", help="Who sent it, by role.")
@click.option("--title", metavar="WORDS", help="What the report was called.")
@click.option(
    "--import",
    "importing",
    is_flag=True,
    help="Record also what its rows say, as effective on the day it was sent.",
)
@writing
@click.pass_obj
def register(
    workspace: Workspace, /, file: Path, importing: bool, **asked: Unpack[Asked]
) -> None:
    """Keep FILE as what was reported to AUDIENCE on the day it was sent.

    The file's exact bytes are kept, with their SHA-256, in the ledger itself. It is
    always shown how many days later the report was registered. The same file to the
    same audience on the same day is registered once. A report registered by mistake
    is taken back with `ledger retract`; its bytes stay.

    With --import the rows of the document enter as well, as by `ledger import
    --accept` with the day it was sent as --as-at: all of it is recorded, or nothing.

    \b
    Examples:
      ledger report register july.docx --to ofsted --sent "30 July 2020"
      ledger report register july.docx --to DMG --sent "28 July 2020" --by "Director"
      ledger report register july.docx --to ofsted --sent "30 July 2020" --import
    """
    check_importing(importing, asked)
    registration = _Registration(workspace, file, asked)
    if importing:
        from cli.registering_rows import register_with_rows

        register_with_rows(workspace, file, asked, registration.record)
        return
    write(
        workspace,
        registration.record,
        slug=asked["slug"],
        dry_run=asked["dry_run"],
        format_=asked["format_"],
        command_id=asked["command_id"],
        on=asked["sent"],
    )


class _Registration:
    """One report to be registered, its file read."""

    def __init__(self, workspace: Workspace, file: Path, asked: Sent) -> None:
        """Read the file, once.

        Raises:
            FileRefusedError: it cannot be kept.
        """
        from ledger.files import read_file

        self.file = read_file(workspace.machine.folder() / file)
        self.audience = asked["audience"]
        self.sent_by = optional_text(asked["sent_by"])
        self.title = optional_text(asked["title"])

    def record(self, ledger: "Ledger", command: "Command", plan: str) -> "Recorded":
        """Register it among the reports of `plan`."""
        return ledger.register_report(
            command,
            plan,
            self.file,
            self.audience,
            sent_by=self.sent_by,
            title=self.title,
        )


register.params.extend(options_of_rows())
