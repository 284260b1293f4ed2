"""Our four top-level names are ours alone, wherever the wheel is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from inspect import getmodulename
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.repository import PACKAGES, ROOT

OURS = "progress-ledger"


def owners(name: str, installed: Iterable[Distribution]) -> set[str]:
    """Return the distributions that put a module or package `name` at the top."""
    return {
        distribution.name
        for distribution in installed
        for file in distribution.files or []
        if top_level(PurePosixPath(file.as_posix())) == name
    }


def top_level(file: PurePosixPath) -> str | None:
    """Return the name that `import` would use for an installed file, if any."""
    return file.parts[0] if len(file.parts) > 1 else getmodulename(file.name)


@pytest.mark.parametrize("name", PACKAGES)
def test_no_other_distribution_owns_a_name_of_ours(name: str) -> None:
    assert owners(name, distributions()) <= {OURS}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_name_of_ours_is_imported_from_this_repository(name: str) -> None:
    spec = importlib.util.find_spec(name)

    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin) == ROOT / name / "__init__.py"


@pytest.mark.parametrize("file", ["cli.py", "cli/__init__.py"])
def test_a_stranger_that_takes_a_name_of_ours_is_seen(
    tmp_path: Path, file: str
) -> None:
    taken = tmp_path / file
    taken.parent.mkdir(exist_ok=True)
    taken.touch()
    record = tmp_path / "stranger-1.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Name: stranger\nVersion: 1.0\n", encoding="utf-8")
    (record / "RECORD").write_text(f"{file},,\n", encoding="utf-8")

    installed = list(distributions(path=[str(tmp_path)]))

    assert owners("cli", installed) == {"stranger"}
    assert owners("domain", installed) == set()
