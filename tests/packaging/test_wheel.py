"""The wheel that is built from this tree holds the product, and runs by itself."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.architecture.repository import PACKAGES, ROOT, tracked

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed; return its standard output."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the hatchling of this environment, offline."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "hatchling", "build", "--target", "wheel", "--directory")
    run(sys.executable, *build, folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into a new environment; return its folder of scripts.

    The libraries are lent by this environment. A path lent so comes after the
    environment's own packages and brings no editable install with it.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    base = {"base": str(home), "platbase": str(home)}
    places = sysconfig.get_paths(scheme="venv", vars=base)
    scripts = Path(places["scripts"])
    pip = (sys.executable, "-m", "pip", "--python", home)
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=home)
    lent = Path(places["purelib"]) / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


def version() -> str:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def test_the_wheel_holds_the_tracked_files_of_the_four_packages(wheel: Path) -> None:
    relative = [path.relative_to(ROOT) for path in tracked()]
    expected = {path.as_posix() for path in relative if path.parts[0] in PACKAGES}

    with ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    product = {name for name in shipped if ".dist-info/" not in name}

    assert product == expected
    assert {f"{name}/py.typed" for name in PACKAGES} <= product


@pytest.mark.parametrize("command", ["ledger", "progress-ledger"])
def test_an_installed_command_says_its_version(scripts: Path, command: str) -> None:
    printed = run(scripts / command, "--version", cwd=scripts)

    assert version() in printed


def test_the_installed_module_says_its_version(scripts: Path) -> None:
    printed = run(scripts / "python", "-I", "-m", "cli", "--version", cwd=scripts)

    assert version() in printed


@pytest.mark.parametrize("name", PACKAGES)
def test_the_installed_package_is_the_one_of_the_wheel(
    scripts: Path, name: str
) -> None:
    program = f"import {name}; print({name}.__file__)"

    printed = run(scripts / "python", "-I", "-c", program, cwd=scripts)

    assert Path(printed.strip()).is_relative_to(scripts.parent)
