"""Every file fits a screen or a few, and is at home on any machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.repository import place, sources, texts

FILE_LIMIT = 250
FUNCTION_LIMIT = 30

LONGER = {
    # An inspector is handed one file, reads it alone and runs it without any other.
    "ledger/proof/verifier/verify.py": 760,
}
"""Files that may be longer, with their limit."""

# Written so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:tmp|work|root|home)\b|\.\./shared")
REGISTRY = re.compile(r"pypi\.\w|pythonhosted\.\w|/[s]imple/|\b[i]ndex-url\b", re.I)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(source: str) -> Iterator[Function]:
    """Yield every function of a module, methods and nested ones included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Return the lines from `def` to the end, without decorators and docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def decoded(content: bytes) -> list[str]:
    """Return the lines of a file; a test of its own refuses what is not UTF-8."""
    return content.decode("utf-8", errors="replace").splitlines()


def found(pattern: re.Pattern[str]) -> list[str]:
    """Return where in the tracked text files `pattern` stands."""
    return [
        f"{place(path, number)}: {line.strip()}"
        for path, content in texts()
        for number, line in enumerate(decoded(content), start=1)
        if pattern.search(line)
    ]


def test_every_file_of_python_stays_under_250_lines() -> None:
    sizes = {
        place(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources()
    }

    long = {n: size for n, size in sizes.items() if size >= LONGER.get(n, FILE_LIMIT)}
    assert long == {}
    assert all(sizes[name] >= FILE_LIMIT for name in LONGER)


def test_every_function_stays_under_30_lines_without_its_docstring() -> None:
    sizes = {
        f"{place(path, function.lineno)} {function.name}": length(function)
        for path in sources()
        for function in functions(path.read_text(encoding="utf-8"))
    }

    assert {name: n for name, n in sizes.items() if n >= FUNCTION_LIMIT} == {}


def test_a_docstring_and_decorators_do_not_count_as_length() -> None:
    source = (
        '@decorated\ndef f(\n    x,\n):\n    """One.\n\n    Two.\n    """\n    return x'
    )

    (function,) = functions(source)

    assert length(function) == 4


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    assert found(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert found(REGISTRY) == []


@pytest.mark.parametrize("folder", ["tmp", "work", "root", "home"])
def test_a_machine_path_is_told_from_a_word_with_a_stroke(folder: str) -> None:
    assert MACHINE_PATH.search(f'open("/{folder}/plan.docx")')
    assert MACHINE_PATH.search(f"cd /{folder}")
    assert not MACHINE_PATH.search(f"evidence/{folder}")


def test_every_text_file_is_utf_8_with_unix_line_ends() -> None:
    undecodable = []
    for path, content in texts():
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            undecodable.append(f"{place(path)}: {error}")
    carriage_returns = [place(path) for path, content in texts() if b"\r" in content]

    assert undecodable == []
    assert carriage_returns == []


def test_every_text_file_ends_with_one_line_end() -> None:
    ragged = [
        place(path)
        for path, content in texts()
        if content and (not content.endswith(b"\n") or content.endswith(b"\n\n"))
    ]

    assert ragged == []
