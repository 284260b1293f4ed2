"""`ledger evidence attach`: a file into the ledger, or a link beside it."""

import sys
from typing import TYPE_CHECKING, Unpack

import click

from cli.options import entry_number, on_option, writing
from cli.streams import tell
from cli.texts import needed_text
from cli.wiring import Workspace
from cli.writing import How, write
from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.text import Text
    from ledger.files import KeptFile


class NoSourceError(LedgerError):
    """Words that are neither the name of a file nor a link."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f'"{words}" is no file that is there, and no link; give the path of a file,'
            " or an address that begins with http:// or https://."
        )


@click.command("attach")
@click.argument("ref")
@click.argument("source", metavar="FILE|URL")
@click.option("--shows", metavar="TEXT", help="What it shows.")
@click.option(
    "--entry", metavar="#N", help="The entry it supports; otherwise the whole action."
)
@click.option(
    "--name", metavar="NAME", help="What the file is called; needed if FILE is -."
)
@on_option
@writing
@click.pass_obj
def attach(
    workspace: Workspace,
    /,
    ref: str,
    source: str,
    shows: str | None,
    entry: str | None,
    name: str | None,
    **how: Unpack[How],
) -> None:
    """Attach a file or a link to the action REF as evidence.

    The exact bytes of FILE are kept in the ledger, under their SHA-256: once, however
    often they are attached. FILE can be - to read standard input; it may have 50 MB.
    A URL is kept as a link, and nothing is ever fetched from it. The same with the
    same words is attached once. Evidence attached by mistake is taken back with
    `ledger retract`; its bytes stay.

    Never name a child in the words, nor in the name of a file.

    \b
    Examples:
      ledger evidence attach 2.6 audit.pdf --shows "Supervision audit of July"
      ledger evidence attach 2.6 https://intranet.example/audit/7 \\
        --shows "Supervision audit" --entry 57 --on "30 July 2020"
    """
    if source == "-" and shows == "-":
        raise click.UsageError("Standard input has the file; write --shows out.")
    if shows is None and not sys.stdin.isatty():  # Nobody is there to be asked.
        raise click.UsageError('Say what it shows, such as --shows "The July audit".')
    given = _source(workspace, source, name)
    words = needed_text(shows, f"What does it show of {ref}?")
    number = None if entry is None else entry_number(entry)
    write(
        workspace,
        lambda ledger, command, plan: ledger.attach_evidence(
            command, plan, ref, words, given, number
        ),
        **how,
        ref=ref,
    )


def _source(workspace: Workspace, words: str, name: str | None) -> "KeptFile | Text":
    """Return the file or the link that `words` name.

    Raises:
        NoSourceError, BadLinkError, FileRefusedError: as the names say.
    """
    if words == "-":
        return _file(_from_stdin(name))
    place = workspace.machine.folder() / words
    if "://" in words and not place.is_file():
        if name is not None:
            raise click.UsageError("A link has no --name; leave it out.")
        from domain.evidence import link_of

        return link_of(words)
    if not place.exists():
        raise NoSourceError(words)
    from dataclasses import replace

    from ledger.files import read_file

    file = read_file(place)
    return _file(file if name is None else replace(file, name=name))


def _from_stdin(name: str | None) -> "KeptFile":
    if name is None:
        raise click.UsageError("Say with --name what the file is called.")
    from ledger.files import LARGEST, kept_file, media_type_of

    return kept_file(name, sys.stdin.buffer.read(LARGEST + 1), media_type_of(name))


def _file(file: "KeptFile") -> "KeptFile":
    """Return `file` as of the kind that its bytes are; say so if its name lies."""
    from ledger.by_bytes import as_evidence
    from ledger.media_types import contradicts

    found = as_evidence(file)
    if contradicts(found.name, found.media_type):
        _, _, ending = found.name.rpartition(".")
        tell(
            f"The name {found.name} ends in .{ending}, but the bytes are"
            f" {found.media_type}; that is what is recorded."
        )
    return found
