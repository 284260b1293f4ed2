"""What a pack says about checking it does what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.cli.handed import NEWER, OLDER, another
from tools.stage import Stage


def test_the_command_of_the_read_me_finds_whether_history_goes_on(
    house: Stage,
) -> None:
    another(house)
    newer = house.folder / NEWER
    read = (newer / "data" / "read-me.txt").read_text(encoding="utf-8")
    (said,) = re.findall(r"`python3 (.*--against \.\./OLDER-PACK)`", read)

    words = shlex.split(said.replace("OLDER-PACK", Path(OLDER).name))
    checked = subprocess.run(
        [sys.executable, *words], cwd=newer, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stdout
    assert f"It goes on where the pack in ../{Path(OLDER).name} ended." in (
        checked.stdout
    )
