"""A program that makes backups and says so in the folder that they lie in.

    python -m tests.faults.copied LEDGER FOLDER COUNT [TRUSTING]

TRUSTING makes it say so without waiting until the disk has their names.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from ledger import backup as backing_up


def main(place: Path, folder: Path, count: int) -> None:
    """Make `count` backups, and write the name of each down once it is made."""
    with (folder / "told").open("ab", buffering=0) as told:
        for index in range(count):
            backing_up.backup(place, folder / f"{index}.db")
            told.write(f"{index}.db\n".encode())


if __name__ == "__main__":
    if sys.argv[4:]:
        patch.object(backing_up, "make_certain", lambda _: None).start()
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
