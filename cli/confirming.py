"""What a person is asked to confirm of a next version, and how they say that it is."""

from dataclasses import dataclass

from cli.choosing import Choices
from cli.comparing import Comparison
from cli.importing import Job
from cli.proposals import pair_of, to_confirm
from cli.words import printable


@dataclass(frozen=True)
class Questions:
    """All that waits for a confirmation; false where nothing does.

    Attributes:
        job: The document, and what was asked.
        pairs: Which action is which, each as OLD=NEW.
        gone: The codes of actions that may have left the plan.
    """

    job: Job
    pairs: tuple[str, ...]
    gone: tuple[str, ...]

    @classmethod
    def of(cls, comparison: Comparison, choices: Choices) -> "Questions":
        """Return what is open; a file of decisions leaves nothing open to options."""
        job = comparison.job
        if job.asked["decisions"] is not None:
            return cls(job, (), ())
        unsure = [p for p in comparison.update.proposals if p.id not in choices]
        gone = (p.action or "" for p in unsure if p.kind == "gone")
        return cls(job, tuple(map(pair_of, to_confirm(unsure))), tuple(gone))

    def __bool__(self) -> bool:
        """Tell whether anything waits for a confirmation."""
        return bool(self.pairs or self.gone)

    @property
    def said(self) -> str:
        """What is to be confirmed, in a sentence."""
        facts = [_same(*pair.split("=")) for pair in self.pairs]
        facts += [f"{code} has left the plan" for code in self.gone]
        return printable(f"To be confirmed: {'; '.join(facts)}.")

    @property
    def command(self) -> str:
        """The command that confirms and records all of it, and the rest."""
        asked = self.job.asked
        return self.job.line(
            "--accept",
            renumbered=(*asked["renumbered"], *self.pairs),
            gone=(*asked["gone"], *self.gone),
        )

    @property
    def otherwise(self) -> str:
        """How to say that something is not so."""
        there = {action.code for action in self.job.reading.actions}
        ways = []
        for pair in self.pairs[:1]:
            old, new = pair.split("=")
            if old != new and old in there:
                ways.append(f"write {old}={old} if it kept its code")
            ways.append(f"write {old}=none if it is none of those in the document")
        for code in self.gone[:1]:
            ways.append(f"leave --gone {code} out if it is still in the plan")
        return printable(f"If something is not so, change that command: {_or(ways)}.")


def _same(old: str, new: str) -> str:
    if old == new:
        return f"{old} is still the same action, in other words"
    return f"{old} of the ledger is {new} of the document"


def _or(ways: list[str]) -> str:
    return ", or ".join(filter(None, [", ".join(ways[:-1]), *ways[-1:]]))
