"""An office with a policy of a second person, and two people in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tools.stage import Answer, Stage

APPROVER = "a.osei"


@contextmanager
def as_user(stage: Stage, user: str = APPROVER) -> Iterator[None]:
    """Let somebody else type what is typed meanwhile."""
    before, stage.user = stage.user, user
    yield
    stage.user = before


def decide(stage: Stage, *words: str, user: str = APPROVER) -> Answer:
    """Run a command as somebody else."""
    with as_user(stage, user):
        return stage.run(*words)


@pytest.fixture
def desk(office: Stage) -> Stage:
    """The office of `tests.cli.office` under the policy of Ofsted: 21 entries.

    The last of them makes a.osei its approver; h.mensah types.
    """
    office.run("plan", "second-person", "--policy", "ofsted")
    answer = office.run("plan", "role", "grant", "approver", APPROVER)
    assert answer.code == 0, answer.both
    return office


def propose(stage: Stage, on: str = "1 February 2021") -> Answer:
    """Rate action 2.6 so that somebody else has to confirm it, as entry 22."""
    words = ("rate", "2.6", "blue", "--because", "Both reports were made")
    answer = stage.run(*words, "--on", on)
    assert answer.code == 0, answer.both
    return answer
