"""One page of reference for each command, from the command itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from cli.main import COMMANDS, ledger

ALL = "-h, --help"


def command_pages() -> dict[str, str]:
    """Return file name -> page, for each command in the order of the help."""
    context = click.Context(ledger, info_name="ledger")
    found: dict[str, str] = {}
    for name in COMMANDS:
        command = ledger.get_command(context, name)
        if command is not None:
            found[f"{name}.md"] = _page(f"ledger {name}", command)
    return found


def summary(page: str) -> str:
    """Return the first sentence of a page, the one below its title."""
    body = page.split("\n\n")[2]
    return " ".join(body.split())


def cell(words: str) -> str:
    """Return `words` for a cell of a Markdown table."""
    return " ".join(words.split()).replace("|", "\\|")


def _page(name: str, command: click.Command) -> str:
    parts = [f"# {name}", *_body(name, command)]
    if isinstance(command, click.Group):
        for verb, below in command.commands.items():
            parts += [f"## {name} {verb}", *_body(f"{name} {verb}", below)]
    return "\n\n".join(parts) + "\n"


def _body(name: str, command: click.Command) -> Iterator[str]:
    """Yield what a page says of one command: purpose, usage, options, examples."""
    words, examples = _help(command)
    yield words
    yield f"```text\n{_usage(name, command)}\n```"
    options = [
        p for p in command.params if isinstance(p, click.Option) and not p.hidden
    ]
    rows = [f"| `{cell(_option(o))}` | {cell(_meaning(o))} |" for o in options]
    if rows:
        yield "\n".join(["| option | meaning |", "| --- | --- |", *rows])
    if examples:
        yield f"```sh\n{examples}\n```"


def _help(command: click.Command) -> tuple[str, str]:
    """Return the help's paragraphs, and its examples as lines of a shell."""
    text = inspect.cleandoc(command.help or "")
    words, _, examples = text.partition("\b\nExample")
    lines = [line.strip() for line in examples.splitlines()[1:]]
    joined = "\n".join(lines).strip().replace("\\\n", "\\\n    ")
    return re.sub(r"\b#(\d)", r"#\1", words.replace("\b\n", "").strip()), joined


def _usage(name: str, command: click.Command) -> str:
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    verbs = ["VERB ..."] if isinstance(command, click.Group) else []
    return " ".join([name, "[OPTIONS]", *map(_argument, arguments), *verbs])


def _argument(argument: click.Argument) -> str:
    if isinstance(argument.type, click.Choice):
        shown = "|".join(map(str, argument.type.choices))
    else:
        shown = argument.metavar or (argument.name or "").upper()
    more = "..." if argument.nargs == -1 else ""
    bare = argument.required or shown.startswith("[")
    return (shown if bare else f"[{shown}]") + more


def _option(option: click.Option) -> str:
    names = ", ".join(option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {'|'.join(map(str, option.type.choices))}"
    return f"{names} {option.metavar or option.type.name.upper()}"


def _meaning(option: click.Option) -> str:
    meaning = option.help or ""
    if option.required:
        meaning += " Needed."
    if option.show_default:
        meaning += f" `{option.default}` if not given."
    return meaning
