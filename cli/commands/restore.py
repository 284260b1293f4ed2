"""`ledger restore`: make a ledger anew from packs that were handed over."""

import json
from contextlib import ExitStack
from hashlib import file_digest, sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import answer_option, ledger_option
from cli.pack_checking import findings_of
from cli.table import echo_json
from cli.unpacking import opened
from cli.wiring import Workspace
from cli.words import counted, printable
from domain.errors import LedgerError

if TYPE_CHECKING:
    from ledger.carrying import Carried
    from ledger.proof.verifier.verify import Pack

UNVERIFIED = 4


class WithheldError(LedgerError):
    """Texts that no pack discloses."""

    def __init__(self, entries: int) -> None:
        super().__init__(
            f"The packs withhold words of {counted(entries, 'entry')}; add packs that"
            " disclose them, or restore without them by --incomplete."
        )


@click.command()
@click.option(
    "--from",
    "packs",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="A pack, as folder or archive. Can be given again.",
)
@click.option(
    "--files",
    "folders",
    type=click.Path(path_type=Path, file_okay=False),
    multiple=True,
    help="A folder with files that entries name, such as `ledger evidence export`"
    " writes; they are known by their hash. Can be given again.",
)
@click.option(
    "--incomplete", is_flag=True, help="Restore although words or files are missing."
)
@answer_option
@ledger_option
@click.pass_obj
def restore(
    workspace: Workspace,
    packs: tuple[Path, ...],
    folders: tuple[Path, ...],
    incomplete: bool,
    format_: str,
) -> int:
    """Make a new ledger of the entries that packs carry, verbatim.

    Every pack is verified first, and the root must be the one that was signed for.
    What was recorded after the last pack is lost. Packs do not hold the files of
    evidence: give them with --files. What a pack withholds, and files that are not
    given, are missing, and `ledger verify` names them.

    \b
    Examples:
      ledger restore --from report-4.zip
      ledger restore --ledger rescued.db --from report-3.zip --from report-4.zip
      ledger restore --from report-4.zip --files evidence
    """
    from ledger.restoring import restore as restored

    here = workspace.machine.folder()
    found, carried = _carried([here / pack for pack in packs])
    if found or carried is None:
        return _refused(found)
    carried.places = _named_files([here / folder for folder in folders], carried)
    withheld, lost = carried.withheld(), carried.lost_files()
    if withheld and not incomplete:
        raise WithheldError(len(withheld))
    place = workspace.new_place()
    root = restored(place, carried, workspace.machine.entropy)
    if format_ == "json":
        made = {"ledger": str(place), "restored": carried.size, "root": root}
        echo_json({"entries": [], **made, "withheld": withheld, "lost_files": lost})
        return 0
    entries = counted(carried.size, "entry")
    click.echo(f"Restored {entries} to {printable(str(place))}.")
    click.echo(f"Root: {root}, as it was signed for.")
    _echo_missing("words withheld in all packs", withheld)
    _echo_missing("no file (--files FOLDER gives back those of evidence)", lost)
    return 0


def _refused(found: list[str]) -> int:
    for said in found:
        click.echo(printable(said))
    click.echo("Nothing was restored: these packs do not hold.", err=True)
    return UNVERIFIED


def _echo_missing(what: str, numbers: list[int]) -> None:
    if numbers:
        listed = ", ".join(f"#{number}" for number in numbers)
        click.echo(f"Entries with {what}: {listed}.")


def _carried(places: list[Path]) -> "tuple[list[str], Carried | None]":
    """Return what is wrong with the packs, and what they carry together."""
    from ledger.carrying import Carried, read_lines

    with ExitStack() as stack:
        packs = [stack.enter_context(opened(place)) for place in places]
        found = [
            finding.sentence
            for pack, place in zip(packs, places, strict=True)
            for finding in findings_of(pack, place)
        ]
        found += _of_one_ledger(packs, places)
        if found:
            return found, None
        last = max(packs, key=lambda pack: pack.size)
        carried = Carried(last.origin, last.size, last.root)
        for pack in packs:
            carried.add(read_lines(pack.files["data/entries.jsonl"].read_bytes()))
            carried.add(read_lines(pack.files["proof/sealed.json"].read_bytes()))
            content = _archive(pack)
            carried.files[sha256(content).hexdigest()] = content
        return [], carried


def _named_files(folders: list[Path], carried: "Carried") -> dict[str, Path]:
    """Return the hash of each file in `folders` that an entry names -> its place."""
    wanted, found = carried.resting(), {}
    for place in (place for folder in folders for place in sorted(folder.iterdir())):
        if place.is_file():
            with place.open("rb") as file:
                hashed = file_digest(file, "sha256").hexdigest()
            if hashed in wanted:
                found[hashed] = place
    return found


def _of_one_ledger(packs: "list[Pack]", places: list[Path]) -> list[str]:
    """Return why packs that hold alone are not of one history."""
    from ledger.proof.verifier.verify import differences

    if any(not pack.size for pack in packs):
        return []
    ordered = sorted(zip(packs, places, strict=True), key=lambda pair: pair[0].size)
    return [
        f"{place.name}: {said}"
        for (older, _), (pack, place) in pairwise(ordered)
        for said in differences(pack, older)
    ]


def _archive(pack: "Pack") -> bytes:
    """Return the archive as it was sealed: without the proof that was put beside."""
    from cli.handing_over import as_sealed
    from projections.documents.stamping import zipped

    files = {path: place.read_bytes() for path, place in pack.files.items()}
    sealed = as_sealed(files)
    # The folder may be called otherwise by now; the entry knows what it was.
    texts = json.loads(files["proof/sealed.json"])["texts"]
    name = texts.get("name", {"value": ""})  # Without it the file counts as lost.
    folder = name["value"].removesuffix(".zip")
    return zipped((f"{folder}/{path}", sealed[path]) for path in sorted(sealed))
