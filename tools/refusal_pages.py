"""The page of reference about refusals: what each means, and the sentence it prints."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from importlib import import_module

from domain.errors import LedgerError

PACKAGES = ("domain", "ledger", "projections", "cli")
INTRODUCTION = """\
# Refusals

A command that is refused prints `ledger: ` and one of these sentences on standard
error, records nothing and ends with exit code 3; only the busy ledger ends with 5.
"…" stands for the words of the case in hand."""


def refusals_page() -> str:
    """Return the page about all refusals, by layer and then by name."""
    for package in PACKAGES:
        _import_all(package)
    parts = [INTRODUCTION]
    for package in PACKAGES:
        parts.append(f"## From `{package}`")
        own = [r for r in _below(LedgerError) if r.__module__.split(".")[0] == package]
        for refusal in sorted(set(own), key=lambda r: (r.__name__, r.__module__)):
            parts.append(f"### {refusal.__name__}")
            parts.append((inspect.getdoc(refusal) or "").split("\n\n")[0])
            if said := sentence(refusal):
                parts.append(f"> {said}")
    return "\n\n".join(parts) + "\n"


def sentence(refusal: type[LedgerError]) -> str:
    """Return the sentence of a refusal, "…" for its parts; "" if raisers write it."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(refusal)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__":
            return _template(node.args[-1])
    return ""


def _template(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str() as words):
            return words
        case ast.JoinedStr(values=values):
            return "".join(
                _template(v) if isinstance(v, ast.Constant) else "…" for v in values
            )
        case _:
            return ""


def _below(kind: type[LedgerError]) -> Iterator[type[LedgerError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _import_all(package: str) -> None:
    """Import every module of a package, so that its classes are known."""
    home = import_module(package)
    for module in pkgutil.walk_packages(home.__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
