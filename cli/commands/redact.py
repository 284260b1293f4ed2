"""`ledger redact`: remove words for good, and say in plain sight that they are gone."""

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cli.options import (
    answer_option,
    command_id_option,
    entry_number,
    ledger_option,
)
from cli.principal import in_person_option
from cli.wiring import Workspace

if TYPE_CHECKING:
    from ledger.redact_verbs import Redaction


class Asked(TypedDict):
    """What the options say, in the person's words."""

    entry: str | None
    fields: tuple[str, ...]
    whole: bool
    everywhere: bool
    basis: str | None
    by: str | None


@click.command()
@click.argument("entry", metavar="#N", required=False)
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="FIELD",
    help="Which words of the entry, such as text; or file. Can be given again.",
)
@click.option(
    "--all-fields",
    "whole",
    is_flag=True,
    help="All words of the entry, and its file of evidence.",
)
@click.option(
    "--everywhere",
    is_flag=True,
    help="The same words, or file, too wherever else an entry has them.",
)
@click.option("--basis", metavar="TEXT", help="On what grounds in law.")
@click.option("--by", metavar="ROLE", help="Who decided it, by role.")
@click.option(
    "--reseal",
    is_flag=True,
    help="Replace sealed reports that hold the words by redacted editions.",
)
@click.option(
    "--finish",
    is_flag=True,
    help="Redact nothing more; finish what was cut short, and clean the file.",
)
@click.option("--dry-run", is_flag=True, help="Show every place and change nothing.")
@command_id_option
@answer_option
@in_person_option("A redaction")
@ledger_option
@click.pass_obj
def redact(
    workspace: Workspace,
    /,
    reseal: bool,
    finish: bool,
    dry_run: bool,
    command_id: str | None,
    format_: str,
    **asked: Unpack[Asked],
) -> None:
    """Remove words of entry #N for good, or its file, under the UK GDPR.

    The words and what could confirm them are deleted, the views are drawn anew, and
    the file is written anew, so that no journal or free page has them. An entry says
    on what grounds; all hashes and roots stay as they were. Nothing brings the words
    back.

    A file of evidence is given up with --field file: its bytes go, and its hash stays
    in the entry. Other entries that name the same bytes give them up too with
    --everywhere, and without it nothing goes.

    Sealed reports stay frozen unless --reseal replaces them, and registered files
    stay. Copies outside the ledger are not reached: --dry-run lists who was sent what.

    \b
    Examples:
      ledger redact 57 --field text --dry-run \\
        --basis "UK GDPR Article 17: names a child" --by "Data Protection Officer"
      ledger redact 57 --all-fields --everywhere --reseal \\
        --basis "UK GDPR Article 17: names a child" --by "Data Protection Officer"
      ledger redact 58 --field file --field name \\
        --basis "UK GDPR Article 17: names a child" --by "Data Protection Officer"
      ledger redact --finish
    """
    from cli import redacting

    if finish:
        if asked["entry"] is not None or dry_run:
            raise click.UsageError("--finish redacts nothing more; give it alone.")
        done = redacting.Done()
        redacting.finish(workspace, done, anew=reseal)
        redacting.answer(workspace, done, format_)
        return
    redaction = _redaction(workspace, asked)
    command = workspace.command(id_=command_id)
    if dry_run:
        redacting.rehearse(workspace, command, redaction, format_)
        return
    done = redacting.redact(workspace, command, redaction, anew=reseal)
    redacting.answer(workspace, done, format_)


def _redaction(workspace: Workspace, asked: Asked) -> "Redaction":
    """Return what the options ask for as values."""
    from domain.text import Text
    from ledger.redact_verbs import Redaction

    number = entry_number(asked["entry"])
    if asked["whole"] and asked["fields"]:
        raise click.UsageError("--all-fields takes all; leave --field out.")
    basis, by = asked["basis"] or "", asked["by"] or ""
    if not asked["fields"] and not asked["whole"]:
        from cli.redacting import check_fields

        check_fields(workspace, number)
    if not basis or not by:
        raise click.UsageError(
            "Say on what grounds with --basis, and who decided it with --by."
        )
    said = Text(basis), Text(by)
    flags = asked["whole"], asked["everywhere"]
    return Redaction(number, asked["fields"], *flags, *said)
