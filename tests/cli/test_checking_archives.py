"""`ledger verify PACK`: archives that were damaged or altered, and hostile ones."""

from __future__ import annotations

import io
import json
import stat
import tempfile
import zipfile
from collections.abc import Callable

import pytest

from tests.cli.handed import OLDER
from tests.cli.office import files, refused
from tools.stage import Stage

NAME = OLDER.partition("/")[2]


def _zipped(*members: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in members:
            info = zipfile.ZipInfo(name)
            if inner == b"link":
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, inner)
    return content.getvalue()


def _bomb() -> bytes:
    """Return an archive that says of a small file that it has three gigabytes."""
    whole = bytearray(_zipped(("p/a", b"x" * 99)))
    at = whole.index(b"PK\1\2") + 24
    whole[at : at + 4] = (3 * 1024**3).to_bytes(4, "little")
    return bytes(whole)


def _torn() -> bytes:
    whole = bytearray(_zipped(("p/a", bytes(range(256)) * 9)))
    whole[40:90] = b"\xff" * 50
    return bytes(whole)


def _steep() -> bytes:
    """Return a small archive of 101 MB of zeros."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p/a", bytes(101 * 1024**2))
    return content.getvalue()


def _changed_at(part: float) -> Callable[[bytes], bytes]:
    """Return what changes the byte that lies so far into an archive."""

    def changed(content: bytes) -> bytes:
        whole = bytearray(content)
        whole[int(len(whole) * part)] ^= 1
        return bytes(whole)

    return changed


MUCH = "it would unpack to more than a pack can have"
OUT = "a name in it leads out of it"
ONE = "it does not hold one folder"
TWICE = "it holds two files of one name"
BROKEN = "it cannot be unpacked"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a way up": (lambda: _zipped(("p/../../x", b"x")), OUT),
    "from the root": (lambda: _zipped(("/etc/x", b"x")), OUT),
    "a drive": (lambda: _zipped(("C:/x/y", b"x")), OUT),
    "strokes of Windows": (lambda: _zipped(("p\\..\\..\\x", b"x")), OUT),
    "a link": (lambda: _zipped(("p/a", b"link")), OUT),
    "two folders": (lambda: _zipped(("p/a", b"x"), ("q/a", b"x")), ONE),
    "no folder": (lambda: _zipped(("a", b"x")), ONE),
    "nothing": (_zipped, ONE),
    "a nameless file": (lambda: _zipped((".", b"x")), ONE),
    "capitals": (lambda: _zipped(("p/a", b"x"), ("p/A", b"x")), TWICE),
    "another spelling": (lambda: _zipped(("p/a", b"x"), ("p/./a", b"x")), TWICE),
    "a bomb": (_bomb, MUCH),
    "a steep bomb": (_steep, MUCH),
    "a torn file": (_torn, BROKEN),
    "a file that is a folder too": (
        lambda: _zipped(("p/a", b"x"), ("p/a/b", b"x")),
        BROKEN,
    ),
    "its first bytes alone": (lambda: b"PK is how such files begin", BROKEN),
}
"""What begins as an archive does."""

ALTERED = "The archive was damaged or altered, if it was a pack at all"


def test_whatever_is_no_archive_is_refused(empty: Stage) -> None:
    for content in (b"", b"%PDF-1.7", b"P"):
        (empty.folder / "pack.zip").write_bytes(content)

        for words in (
            ("verify", "pack.zip"),
            ("restore", "--ledger", "new.db", "--from", "pack.zip"),
        ):
            assert refused(empty.run(*words)) == (
                f"/plans/pack.zip is no pack ({BROKEN}); name the folder or the archive"
                " that `ledger report export` wrote."
            )


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_archive_does_not_verify_and_nothing_is_written(
    empty: Stage, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    made, why = HOSTILE[case]
    desk, scratch = empty.folder / "desk", empty.folder / "scratch"
    for folder in (desk, scratch):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (desk / "pack.zip").write_bytes(made())
    before = files(empty.folder)

    for words in (
        ("verify", "desk/pack.zip"),
        ("verify", "desk/pack.zip", "--against", "desk/pack.zip"),
        ("restore", "--ledger", "new.db", "--from", "desk/pack.zip"),
    ):
        answer = empty.run(*words)
        assert answer.code == 4
        assert answer.out.splitlines()[0] == f"pack.zip: {ALTERED}: {why}."
        assert files(empty.folder) == before


def _second_page(content: bytes) -> bytes:
    whole = io.BytesIO(content)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(whole, "a") as archive,
    ):
        archive.writestr(f"{NAME}/data/report.html", "All is green.")
    return whole.getvalue()


DAMAGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a byte that was changed": (_changed_at(0.5), BROKEN),
    "the first byte": (_changed_at(0), BROKEN),
    "an end that was cut off": (lambda content: content[:-999], BROKEN),
    "a second page": (_second_page, TWICE),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_an_archive_that_was_damaged_or_altered_does_not_verify(
    house: Stage, case: str
) -> None:
    damaged, why = DAMAGED[case]
    place = house.folder / f"{OLDER}.zip"
    place.write_bytes(damaged(place.read_bytes()))
    found = {"entry": None, "finding": f"{NAME}.zip: {ALTERED}: {why}."}

    alone = house.run("verify", f"{OLDER}.zip", "--format", "json")
    older = house.run("verify", OLDER, "--against", f"{OLDER}.zip")
    ledger = house.run("verify", "--pack", f"{OLDER}.zip", "--format", "json")

    assert alone.code == older.code == ledger.code == 4
    assert older.out == f"{found['finding']}\n"
    for answer in (alone, ledger):
        said = json.loads(answer.out)
        assert (said["verified"], said["findings"]) == (False, [found])
