"""The example of `ledger demo`, made once; whoever works with it gets a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from tools.stage import Answer, Stage


@dataclass(frozen=True)
class Example:
    """What `ledger demo` makes in an empty folder; it is the same on every stage.

    Attributes:
        stage: Where it was made; nobody changes anything there.
        answer: What the command said.
    """

    stage: Stage
    answer: Answer

    @classmethod
    def made(cls, folder: Path) -> Example:
        """Return the example as the command makes it in `folder`."""
        stage = Stage(folder)
        answer = stage.run("demo")
        assert answer.code == 0, answer.both
        return cls(stage, answer)

    def copied(self, folder: Path) -> Stage:
        """Return a stage in the empty `folder` as it is after the command."""
        # With their permissions: nobody else may read a key.
        copytree(self.stage.folder, folder, dirs_exist_ok=True)
        return Stage(folder, now=self.stage.now, drawn=self.stage.drawn)
