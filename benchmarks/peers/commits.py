"""git: a file of JSON for each action, and a commit for each update."""

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.estate import KINDS, Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import NOTHING, Diff, Line, Status
from benchmarks.peers.protocol import Peer, Reach, Work

SETTINGS = (
    *("-c", "user.name=officer", "-c", "user.email=officer@example.org"),
    # What git has by default is not on the disk when `git commit` returns.
    *("-c", "core.fsync=committed,reference", "-c", "gc.auto=0"),
)
COMMIT = """\
commit refs/heads/main
committer officer <officer@example.org> {when} +0000
data {length}
{words}
M 100644 inline {path}
data {size}
{content}
"""
Row = tuple[str, str, str, str]


class Commits(Peer):
    """The recorded clock alone: the dates of commits. The files are the state."""

    name: ClassVar[str] = "git, a commit each"
    programs: ClassVar[tuple[str, ...]] = ("git",)
    appends: ClassVar[int] = 50
    reach: ClassVar[dict[Work, Reach]] = {
        "bulk": Reach(
            100_000,
            "100,000 commits take one to four minutes to import and to pack; a million"
            " would take ten times as long.",
        ),
    }

    def __init__(self, at: str) -> None:
        """Open the repository; make it the first time."""
        super().__init__(at)
        self.folder = Path(at)
        if not (self.folder / ".git").is_dir():
            self._git("init", "--quiet", "--initial-branch=main")

    def bulk(self, updates: Iterable[Update]) -> None:
        """Stream all commits to `git fast-import`, then pack as its page advises."""
        process = subprocess.Popen(
            ["git", *SETTINGS, "fast-import", "--quiet"],
            cwd=self.folder,
            stdin=subprocess.PIPE,
        )
        assert process.stdin is not None
        with process.stdin as stream:
            for text in _stream(updates):
                stream.write(text)
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, "git fast-import")
        self._git("repack", "-a", "-d", "-f", "--quiet")
        self._git("commit-graph", "write", "--reachable", "--changed-paths")
        self._git("checkout", "--quiet", "--force", "main")

    def append(self, update: Update) -> None:
        """Change the action's file, add it, commit it."""
        place = self.folder / _path(update.key)
        place.parent.mkdir(exist_ok=True)
        row = json.loads(place.read_text("utf-8")) if place.exists() else {}
        place.write_text(_content(_changed(row, update)), encoding="utf-8")
        self._git("add", str(place))
        when = update.recorded_at.isoformat()
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        self._git("commit", "--quiet", "--message", update.words, beside=dates)

    def now(self, point: Point) -> Status:
        """Read the files of the working tree."""
        del point
        return {
            str(place.relative_to(self.folder).with_suffix("")): _row(place.read_text())
            for place in self.folder.glob("plan-*/*.json")
        }

    def status(self, point: Point) -> Status:
        """Find the last commit by then, list its tree, read the files at once."""
        tree = self._git(
            "ls-tree", "-r", "--format=%(objectname) %(path)", self._by(point.instant)
        )
        pairs = [one.split(" ", 1) for one in tree.splitlines()]
        contents = self._contents(blob for blob, _ in pairs)
        rows = zip(pairs, contents, strict=True)
        return {path.removesuffix(".json"): _row(text) for (_, path), text in rows}

    def timeline(self, key: str) -> list[Line]:
        """Let `git log` find the commits of one file, and read what each made of it."""
        path = _path(key)
        found = self._git("log", "--reverse", "--format=%H", "main", "--", path)
        rows = self._contents(f"{commit}:{path}" for commit in found.split())
        return [
            Line(r["number"], r["kind"], r["effective"], r[r["kind"]], r["words"])
            for r in map(json.loads, rows)
        ]

    def diff(self, before: Point, after: Point) -> Diff:
        """Let `git diff` name the files that differ, and read both sides of them."""
        del after
        words = ("diff", "--raw", "--no-renames", "--no-abbrev")
        raw = self._git(*words, self._by(before.instant), "main").splitlines()
        fields = [line.split(maxsplit=5) for line in raw]
        # A file that is not there has an id of zeros.
        blobs = [one for f in fields for one in f[2:4] if one.strip("0")]
        rows = dict(zip(blobs, map(_row, self._contents(blobs)), strict=True))
        pairs = {
            f[5].removesuffix(".json"): (
                rows.get(f[2], NOTHING),
                rows.get(f[3], NOTHING),
            )
            for f in fields
        }
        return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}

    def _by(self, instant: datetime) -> str:
        when = f"--before={instant.isoformat()}"
        return self._git("rev-list", "-1", when, "main").strip()

    def _contents(self, names: Iterable[str]) -> list[str]:
        """Return what objects hold, in order, by one process of `git cat-file`."""
        said = self._git("cat-file", "--batch", typed="\n".join(names) + "\n").encode()
        contents, at = list[str](), 0
        while at < len(said):
            end = said.index(b"\n", at)
            size = int(said[at:end].rsplit(b" ", 1)[1])
            contents.append(said[end + 1 : end + 1 + size].decode())
            at = end + size + 2
        return contents

    def _git(
        self, *words: str, beside: dict[str, str] | None = None, typed: str = ""
    ) -> str:
        done = subprocess.run(
            ["git", *SETTINGS, *words],
            cwd=self.folder,
            env=os.environ | (beside or {}),
            input=typed,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
        return done.stdout


def _stream(updates: Iterable[Update]) -> Iterator[bytes]:
    """Yield each update as `git fast-import` reads a commit."""
    rows: dict[str, dict[str, Any]] = {}
    for update in updates:
        rows[update.key] = _changed(rows.get(update.key, {}), update)
        content = _content(rows[update.key])
        text = COMMIT.format(
            when=int(update.recorded_at.timestamp()),
            length=len(update.words.encode()),
            words=update.words,
            path=_path(update.key),
            size=len(content.encode()),
            content=content,
        )
        yield text.encode()


def _path(key: str) -> str:
    return f"{key}.json"


def _changed(row: dict[str, Any], update: Update) -> dict[str, Any]:
    return row | {
        update.kind: update.value,
        "number": update.number,
        "kind": update.kind,
        "effective": str(update.effective),
        "words": update.words,
    }


def _content(row: dict[str, Any]) -> str:
    """Return a file's text, a line for each field, so that a diff can be read."""
    return json.dumps(row, indent=1) + "\n"


def _row(text: str) -> Row:
    fields = json.loads(text)
    rating, progress, target, delivery = (fields.get(kind, "") for kind in KINDS)
    return rating, progress, target, delivery


if __name__ == "__main__":
    main(Commits)
