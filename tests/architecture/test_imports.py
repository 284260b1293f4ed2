"""What each layer may import beyond what import-linter is told by name."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

from tests.architecture.repository import ROOT, place, sources

# pydantic_core is the other half of pydantic, where types of our own are described.
LIBRARIES_OF_DOMAIN = {"pydantic", "pydantic_core"}


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and top-level name of every import, wherever it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name.split(".")[0]) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.split(".")[0]


def test_the_domain_knows_no_library_but_pydantic() -> None:
    allowed = LIBRARIES_OF_DOMAIN | set(sys.stdlib_module_names) | {"domain"}

    strangers = [
        f"{place(path, line)} imports {name}"
        for path in sources()
        if path.is_relative_to(ROOT / "domain")
        for line, name in imported(path.read_text(encoding="utf-8"))
        if name not in allowed
    ]

    assert strangers == []


def test_an_import_inside_a_function_is_seen_too() -> None:
    source = "import os.path\n\ndef f():\n    from rich.table import Table\n"

    assert set(imported(source)) == {(1, "os"), (4, "rich")}
