"""Packs that were handed over: checked alone, together, and against the ledger."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.unpacking import AlteredPack, opened
from cli.view import origin_of
from cli.wiring import Workspace
from ledger.verify import Finding

if TYPE_CHECKING:
    from ledger.engine import Connection
    from ledger.proof.verifier.verify import Pack


def findings_of(pack: "Pack", place: Path) -> list[Finding]:
    """Return what does not hold in a pack, the name of the pack before each."""
    from ledger.proof.verifier.verify import findings

    if isinstance(pack, AlteredPack):
        said = "The archive was damaged or altered, if it was a pack at all"
        return [_finding(place, f"{said}: {pack.why}.")]
    return [_finding(place, said) for said in dict.fromkeys(findings(pack))]


def differences_of(pack: "Pack", older: "Pack", place: Path) -> list[Finding]:
    """Return why a pack does not go on where an older one ended."""
    from ledger.proof.verifier.verify import differences

    return [_finding(place, said) for said in differences(pack, older)]


def check_pack(
    place: Path, against: Path | None
) -> tuple[list[Finding], dict[str, Any]]:
    """Check a pack, alone or against an older one.

    Returns:
        What does not hold, and what the pack is: entries, root, key.
    """
    with opened(place) as pack:
        found = findings_of(pack, place)
        if against is not None:
            with opened(against) as older:
                found += findings_of(older, against)
                if not found:
                    found += differences_of(pack, older, place)
        return found, described(pack)


def described(pack: "Pack") -> dict[str, Any]:
    """Return what a pack that was checked is, for a person to compare."""
    from ledger.proof.verifier.verify import fingerprints

    printed, spoken = fingerprints(pack.key) if pack.key else ("", "")
    return {
        "origin": pack.origin,
        "entries": pack.size,
        "root": pack.root,
        "key": printed,
        "spoken": spoken,
        "sealed": pack.sealed,
    }


def check_against_ledger(workspace: Workspace, places: list[Path]) -> list[Finding]:
    """Return where the ledger is not what packs say that it was."""
    found: list[Finding] = []
    for place in places:
        with opened(place) as pack:
            of_pack = findings_of(pack, place)
            found += of_pack or _compared(workspace, pack, place)
    return found


def _compared(workspace: Workspace, pack: "Pack", place: Path) -> list[Finding]:
    """Compare the leaves of the ledger with those that a pack carries, and its key."""
    from ledger.connection import connect
    from ledger.proof.note import read_verifier_key

    with closing(connect(workspace.place())) as connection:
        differing = first_difference(connection, pack)
    if differing is not None:
        return [_finding(place, *differing)]
    with workspace.opened(workspace.place()) as ledger:
        keys = [read_verifier_key(k.key) for k in ledger.log.checkpoints().keys]
    if pack.key not in [key.public for key in keys]:
        return [_finding(place, "It is signed by a key that this ledger never had.")]
    return []


def first_difference(
    connection: "Connection", pack: "Pack"
) -> tuple[str, int | None] | None:
    """Return what differs first between a ledger and a pack, and in which entry."""
    origin = origin_of(connection)
    if origin != pack.origin:
        said = f"It is of another ledger, {pack.origin}; this one is {origin}."
        return said, None
    last = 0
    for number, leaf in connection.execute(
        "SELECT number, leaf FROM leaf WHERE number <= ? ORDER BY number", (pack.size,)
    ):
        last = number
        if leaf != pack.leaf(number):
            said = f"Entry #{number} of the ledger is another one than in the pack"
            return f"{said}: history was rewritten since it was handed over.", number
    if last < pack.size:
        said = f"The pack signs for {pack.size} entries and the ledger has {last}"
        lost = "its end was cut off, or an older copy was put in its place"
        return f"{said}: {lost}.", last + 1
    return None


def _finding(place: Path, said: str, entry: int | None = None) -> Finding:
    return Finding(entry, f"{place.name}: {said}")
