"""The pinned versions and the lower bounds say the same as pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.repository import ROOT

PIN = re.compile(r"([A-Za-z0-9._-]+)==([0-9][0-9A-Za-z.]*)")


def pins(name: str) -> dict[str, str]:
    """Return library -> version as `requirements/<name>.txt` pins them."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    matches = [PIN.fullmatch(line) for line in lines]
    assert None not in matches, f"a line of {name}.txt is not a plain name==version"
    return {canonicalize_name(m[1]): m[2] for m in matches if m}


def needs(*extras: str) -> list[Requirement]:
    """Return what pyproject.toml asks for at run time and in `extras`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = [project["dependencies"]]
    lists += [project["optional-dependencies"][extra] for extra in extras]
    asked = [Requirement(line) for lines in lists for line in lines]
    return [one for one in asked if one.name != project["name"]]


def lower_bound(asked: Requirement) -> str:
    """Return the one version that follows `>=`."""
    (bound,) = [part.version for part in asked.specifier if part.operator == ">="]
    return bound


def test_every_library_is_pinned_inside_its_bounds() -> None:
    pinned = pins("test")

    outside = [
        str(asked)
        for asked in needs("test", "dev")
        if not asked.specifier.contains(pinned.get(canonicalize_name(asked.name), "0"))
    ]

    assert outside == []


def test_what_only_make_fuzz_needs_is_pinned_inside_its_bounds() -> None:
    (asked,) = [one for one in needs("fuzz") if one not in needs()]

    assert list(pins("fuzz")) == [asked.name]
    assert asked.specifier.contains(pins("fuzz")[asked.name])


def test_what_only_make_bench_needs_is_pinned_inside_its_bounds() -> None:
    pinned = pins("bench")
    asked = {canonicalize_name(one.name): one for one in needs("bench")}
    own = {name: one for name, one in asked.items() if name in pinned}

    assert set(own) == set(asked) - {canonicalize_name(one.name) for one in needs()}
    assert all(one.specifier.contains(pinned[name]) for name, one in own.items())
    assert set(pinned).isdisjoint(pins("test"))


def test_lowest_is_the_lower_bound_of_every_library_that_a_test_runs_with() -> None:
    bounds = {canonicalize_name(one.name): lower_bound(one) for one in needs("test")}

    assert pins("lowest") == bounds


def test_what_the_libraries_need_in_turn_is_pinned_too() -> None:
    seen: set[str] = set()
    waiting = needs("test")
    while waiting:
        asked = waiting.pop()
        name = canonicalize_name(asked.name)
        if name in seen or (asked.marker and not asked.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        waiting += [Requirement(line) for line in distribution(name).requires or []]

    assert seen - set(pins("test")) == set()


@pytest.mark.parametrize("name", ["test", "lowest", "bench"])
def test_pins_stand_in_alphabetical_order(name: str) -> None:
    names = list(pins(name))

    assert names == sorted(names)
