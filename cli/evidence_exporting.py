"""`ledger evidence export`: the files as they were attached, with their hashes."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from cli.looking import Asked, Look, looking
from cli.new_files import make_new
from cli.options import answer_option, entry_number, looking_options
from cli.snapshots import OutputExistsError
from cli.streams import tell
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable
from domain.errors import LedgerError

if TYPE_CHECKING:
    from ledger.engine import Connection
    from projections.evidence import Evidence

UNVERIFIED = 4
SUMS, INDEX = "SHA256SUMS", "index.csv"


class NoEvidenceError(LedgerError):
    """An export of nothing."""

    def __init__(self, of: str) -> None:
        super().__init__(
            f"There is no evidence of {of} to write out; `ledger evidence list` says"
            " what there is."
        )


class NoFileError(LedgerError):
    """An entry whose evidence is no file, or none any more."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"Entry #{number} has no file to write out: it {why}.")


@click.command("export")
@click.argument("words", metavar="[REF] FOLDER", nargs=-1, required=True)
@click.option("--entry", metavar="#N", help="Only the file of that entry.")
@answer_option
@looking_options
@click.pass_obj
def export(
    workspace: Workspace,
    /,
    words: tuple[str, ...],
    entry: str | None,
    **asked: Unpack[Asked],
) -> int:
    """Write the files of evidence into FOLDER: of the action REF, or of the plan.

    Each file has the number of its entry before its name, in which whatever a system
    could stumble over is replaced. Beside them lie SHA256SUMS, which `sha256sum -c`
    checks, and index.csv, which names the links too. Bytes that are not those that were
    attached are not written; no file is written over.

    \b
    Examples:
      ledger evidence export evidence
      ledger evidence export 2.6 evidence --as-at "30 July 2020"
      ledger evidence export --entry 57 evidence
    """
    if len(words) > 2:
        raise click.UsageError("Give one action at most, and then one folder.")
    ref, folder = words[0] if len(words) == 2 else None, Path(words[-1])
    number = None if entry is None else entry_number(entry)
    from ledger.files import BytesLostError

    with looking(workspace, asked) as look:
        found = _meant(look, ref, number)
    job = _Export(workspace.machine.folder() / folder, found, alone=entry is not None)
    try:
        job.write(workspace)
    except BytesLostError as error:
        tell(f"ledger: {error}")
        return UNVERIFIED
    job.answer(asked["format_"])
    return 0


def _meant(look: Look, ref: str | None, number: int | None) -> "list[Evidence]":
    """Return the evidence that is to be written.

    Raises:
        NoEvidenceError, NoFileError: as the names say.
    """
    from projections.evidence import evidence

    subject = None if ref is None else look.subject(ref)
    seen = look.plan, look.as_at, look.known_to
    found = evidence(look.view.connection, *seen, subject)
    if number is not None:
        found = [one for one in found if number in (one.entry, one.place)]
    if not found:
        of = f"action {ref}" if ref is not None else "this plan"
        raise NoEvidenceError(of if number is None else f"entry #{number}")
    one = found[0]
    if number is not None and one.link is not None:
        raise NoFileError(number, f"is the link {one.link}")
    if number is not None and one.redacted_by is not None:
        raise NoFileError(number, f"was redacted by #{one.redacted_by}")
    return found


class _Export:
    """Evidence to be written into a folder."""

    def __init__(
        self, folder: Path, found: "Sequence[Evidence]", *, alone: bool
    ) -> None:
        """Decide what each file is called.

        Args:
            folder: Where the files are to lie.
            found: The evidence, with links.
            alone: Whether one file is written without anything beside it.
        """
        self.folder, self.found, self.alone = folder, found, alone
        self.names = {one.place: name_of(one) for one in found if _is_kept(one)}

    def write(self, workspace: Workspace) -> None:
        """Write everything, having seen that all bytes are those that were attached.

        Raises:
            BytesLostError: some are not; nothing is written.
            OutputExistsError, OutputFailedError: as the names say.
        """
        from ledger.files import pieces

        beside = () if self.alone else (SUMS, INDEX)
        for name in (*self.names.values(), *beside):
            place = self.folder / name
            if place.exists() or place.is_symlink():
                raise OutputExistsError(printable(str(place)))
        with _reading(workspace) as connection:
            hashes = self._checked(connection)
            self.found = [
                replace(one, sha256=hashes.get(one.place, one.sha256))
                for one in self.found
            ]
            for place, name in self.names.items():
                make_new(self.folder / name, pieces(connection, hashes[place]))
        if not self.alone:
            lines = (f"{hashes[at]}  {name}\n" for at, name in self.names.items())
            make_new(self.folder / SUMS, ["".join(lines).encode()])
            make_new(self.folder / INDEX, [self._index()])

    def _checked(self, connection: "Connection") -> dict[int, str]:
        """Return the hash of each file, as its entry itself says, and read it once."""
        from ledger.files import BytesLostError, pieces
        from ledger.packs import named

        found: dict[int, str] = {}
        for one in self.found:
            if one.sha256 and one.place in self.names:
                try:
                    found[one.place] = named(connection, one.entry)
                    for _ in pieces(connection, found[one.place]):
                        pass  # Bytes that are not those that were kept are not written.
                except BytesLostError as error:
                    raise BytesLostError(one.sha256, f"entry #{one.entry}") from error
        return found

    def _index(self) -> bytes:
        """Return the list of all that was attached, links too."""
        from cli.commands.evidence import COLUMNS
        from cli.listing import plain
        from projections.documents.separated import as_csv_file

        heads = ("Written as", *COLUMNS)
        rows = []
        for one in self.found:
            row = one.as_json()
            cells = [plain(row[key]) for key in COLUMNS.values()]
            rows.append((self.names.get(one.place, ""), *cells))
        return as_csv_file(heads, rows)

    def answer(self, format_: str) -> None:
        """Say what was written."""
        sizes = [one.size or 0 for one in self.found if _is_kept(one)]
        links = sum(one.link is not None for one in self.found)
        gone = len(self.found) - len(sizes) - links
        if format_ == "json":
            files = [
                {"path": name, "entry": one.entry, "sha256": one.sha256}
                for one in self.found
                if (name := self.names.get(one.place))
            ]
            said = {"exported": str(self.folder), "files": files}
            echo_json({"entries": [], **said, "links": links, "redacted": gone})
            return
        wrote = f"{counted(len(sizes), 'file')} ({counted(sum(sizes), 'byte')})"
        click.echo(f"Wrote {wrote} to {printable(str(self.folder))}.")
        for name in self.names.values():
            click.echo(f"  {printable(name)}")
        if links:
            click.echo(f"{counted(links, 'link')}: listed in {INDEX}, not followed.")
        if gone:
            click.echo(f"{counted(gone, 'redacted file')}: listed in {INDEX}, gone.")
        if sizes and not self.alone:
            click.echo(f"In that folder, `sha256sum -c {SUMS}` checks them.")


def _is_kept(one: "Evidence") -> bool:
    return one.sha256 is not None and one.redacted_by is None


def name_of(one: "Evidence") -> str:
    """Return a file name that every system takes: "0057-audit.pdf"."""
    from ledger.files import safe_name

    return f"{one.place:04d}-{safe_name(one.name or '', 'file')}"


@contextmanager
def _reading(workspace: Workspace) -> Iterator["Connection"]:
    """Yield a connection to the ledger's bytes, which nobody changes meanwhile."""
    from ledger.connection import connect

    with closing(connect(workspace.place())) as connection:
        connection.execute("BEGIN")
        yield connection
