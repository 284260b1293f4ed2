"""A pack as it is handed over: its frozen files, and beside them what proves them."""

from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cli.before import told_before
from cli.telling import which
from cli.view import View
from cli.wiring import Workspace

if TYPE_CHECKING:
    from projections.reports import Report

TAGS = "tagmanifest-sha256.txt"


def pack_of(
    workspace: Workspace, view: View, plan: str, report: "Report"
) -> tuple[dict[str, bytes], bool]:
    """Return the files of a sealed report by their paths, and whether it is signed.

    The files that were frozen are as they were. Once a checkpoint signs for the report,
    its proof lies beside them, and the list of what lies beside them names it.

    Raises:
        BytesLostError: the ledger does not hold the files as they were.
    """
    from ledger.connection import connect
    from ledger.packs import archive, named
    from ledger.proof.pack_proof import proof_of

    with (
        closing(connect(workspace.place())) as connection,
        archive(connection, named(connection, report.entry), which(report)) as pack,
    ):
        files = {path: pack.read(path) for path in pack.paths}
        proof = proof_of(connection, report.place, _before(view, plan, report))
    if proof is None:
        return files, False
    return _relisted(files | proof), True


def as_sealed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a pack as they were frozen, without what proves them."""
    from ledger.proof.pack_proof import VERIFIER

    return _relisted(
        {
            path: content
            for path, content in files.items()
            if path != VERIFIER and not path.startswith("proof/")
        }
    )


def _relisted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files by path, with a list of those that lie beside the payload."""
    beside = {path for path in files if not path.startswith("data/")} - {TAGS}
    lines = (f"{sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(beside))
    listed = {**files, TAGS: "".join(lines).encode()}
    return {path: listed[path] for path in sorted(listed)}


def _before(view: View, plan: str, report: Any) -> int | None:
    """Return the entry that sealed the report before it to the same audience."""
    from datetime import date

    from cli.options import Moment

    seen = Moment(date.fromisoformat(report.as_at), report.known_to)
    told = told_before(view, plan, report.audience, seen)
    return told[-1].place if told else None
