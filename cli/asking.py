"""Questions at the terminal: asked on standard error, answered by one typed line."""

import sys

import click

from cli.words import printable


def is_typing() -> bool:
    """Tell whether a person can answer."""
    return sys.stdin.isatty()


def typed(question: str) -> str:
    """Return the line a person types, without white space around it.

    Raises:
        click.Abort: there is no more input.
    """
    click.echo(printable(question) + " ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.strip()


def chosen(question: str, answers: dict[str, str]) -> str:
    """Return the answer that a person chooses, asking until it is one.

    Args:
        question: Without the answers, which are listed after it.
        answers: The letter to type -> what it stands for; either may be typed, in
            capitals or not where that makes no difference.
    """
    listed = ", ".join(f"{letter} = {meaning}" for letter, meaning in answers.items())
    meant = {meaning: letter for letter, meaning in answers.items()}
    while True:
        line = typed(f"{question} ({listed})")
        for answer in (line, line.casefold()):
            if answer in answers:
                return answer
            if answer in meant:
                return meant[answer]
        click.echo(f"Type one of {', '.join(answers)}.", err=True)
