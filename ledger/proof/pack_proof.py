"""What a pack carries beside its files, so that anybody can check it offline."""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from ledger.disclosing import as_line
from ledger.engine import Connection
from ledger.proof.merkle import Tree
from ledger.proof.note import read_verifier_key
from ledger.proof.ssh import allowed_signers_line, public_line
from ledger.proof.sshsig import NAMESPACE
from ledger.proof.timestamp import timestamp_of
from ledger.stored import stored_row

VERIFIER = "verify.py"


class Covering(NamedTuple):
    """A checkpoint that signs for an entry.

    Attributes:
        size: How many entries it signs for.
        state: The state of the entry that records it.
        key: The key that signed, as a verifier key.
    """

    size: int
    state: Mapping[str, Any]
    key: str


def covering(connection: Connection, number: int) -> Covering | None:
    """Return the first checkpoint that signs for entry `number`; None if none does."""
    row = connection.execute(
        "SELECT rowid, state FROM stored_events"
        " WHERE topic = 'checkpoint.signed' AND rowid > ? ORDER BY rowid LIMIT 1",
        (number,),
    ).fetchone()
    if row is None:
        return None
    state = json.loads(row[1])
    keys = connection.execute(
        "SELECT state FROM stored_events"
        " WHERE topic = 'checkpoint.key_adopted' AND rowid < ? ORDER BY rowid",
        (row[0],),
    )
    key = json.loads(list(keys)[state["key"] - 1][0])["key"]
    return Covering(state["size"], state, key)


def proof_of(
    connection: Connection, sealed: int, before: int | None
) -> dict[str, bytes] | None:
    """Return the files that prove a sealed report, by their paths in the pack.

    Args:
        connection: To the ledger.
        sealed: The number of the entry that sealed it.
        before: The number of the entry that sealed the report to the same audience
            before it; None if there was none, or it was not signed for.

    Returns:
        The checkpoint and its signatures, all leaves, the sealed entry, the ways from
        it to the root and from the pack before to this one, and the verifier. None
        while no checkpoint signs for the report.
    """
    found = covering(connection, sealed)
    row = stored_row(connection, sealed)
    if found is None or row is None:
        return None
    tree = _tree(connection, found.size)
    earlier = covering(connection, before) if before is not None else None
    key = read_verifier_key(found.key)
    of_key = key.public, key.name
    lined = (tree.leaf(index).hex() + "\n" for index in range(tree.size))
    stamp = timestamp_of(connection, found.size)
    verifier = files("ledger").joinpath("proof", "verifier", VERIFIER)
    return {
        "proof/checkpoint": found.state["note"].encode(),
        "proof/checkpoint.sig": found.state["ssh"].encode(),
        "proof/key.pub": f"{public_line(*of_key)}\n".encode(),
        "proof/allowed_signers": allowed_signers_line(*of_key, NAMESPACE).encode(),
        "proof/leaves.txt": "".join(lined).encode(),
        "proof/sealed.json": as_line(row),
        "proof/inclusion.json": _inclusion(tree, sealed),
        "proof/consistency.json": _consistency(tree, earlier),
        VERIFIER: verifier.read_bytes(),
        **({} if stamp is None else {"proof/checkpoint.tsr": stamp}),
    }


def _tree(connection: Connection, size: int) -> Tree:
    rows = connection.execute(
        "SELECT leaf FROM leaf WHERE number <= ? ORDER BY number", (size,)
    )
    return Tree(leaf for (leaf,) in rows)


def _inclusion(tree: Tree, sealed: int) -> bytes:
    path = [node.hex() for node in tree.inclusion(sealed - 1, tree.size)]
    return _written({"index": sealed - 1, "size": tree.size, "path": path})


def _consistency(tree: Tree, earlier: Covering | None) -> bytes:
    if earlier is None or earlier.size > tree.size:
        return _written({"old_size": 0})
    old = earlier.size
    path = [node.hex() for node in tree.consistency(old, tree.size)]
    about = {"old_size": old, "old_root": tree.root(old).hex()}
    return _written({**about, "new_size": tree.size, "path": path})


def _written(value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()
