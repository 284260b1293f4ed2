"""A document beside the plan that it is a version of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from cli.choosing import Choices, said_of
from cli.importing import Job
from cli.proposals import as_data, in_order

if TYPE_CHECKING:
    from domain.partial_date import PartialDate
    from ledger.updating import Update


@dataclass(frozen=True)
class Comparison:
    """What a document would change of its plan.

    Attributes:
        job: The document and what was asked.
        as_at: The day for which it was written.
        renumbered: Code before -> code now, as a person confirmed it; None for none
            of the new ones.
        update: The changes, action by action.
    """

    job: Job
    as_at: "PartialDate"
    renumbered: Mapping[str, str | None]
    update: "Update"

    @classmethod
    def of(
        cls, job: Job, as_at: "PartialDate", renumbered: Mapping[str, str | None]
    ) -> Self:
        """Return the comparison of a document with the ledger's plan."""
        from ledger.updating import propose

        with job.workspace.opened(job.workspace.place()) as ledger:
            update = propose(ledger.log, job.plan, job.reading, as_at, renumbered)
        ordered = replace(update, proposals=tuple(in_order(update.proposals)))
        return cls(job, as_at, renumbered, ordered)

    def with_renumbered(self, more: Mapping[str, str | None]) -> Self:
        """Return the comparison once more, with what a person confirmed."""
        return self.of(self.job, self.as_at, {**self.renumbered, **more})

    def replay(self, file: str) -> str:
        """Return the command that records what a file of decisions says."""
        instead = {"decisions": file, "renumbered": (), "gone": ()}
        return self.job.line("--accept", **instead)

    def data(self, choices: Choices) -> dict[str, Any]:
        """Return the comparison under the keys of JSON."""
        from ledger.documents.preview import as_json

        update, read = self.update, as_json(self.job.reading)
        doubts = dict.fromkeys(
            (*self._doubt_of_plan(), *update.doubts, *read["doubts"])
        )
        return {
            "plan": self.job.plan,
            "document": read["document"],
            "as_at": str(self.as_at),
            "proposals": [
                as_data(p, said_of(choices.get(p.id))) for p in update.proposals
            ],
            "doubts": list(doubts),
            "obstacles": read["obstacles"],
            "unplaced": read["unplaced"],
            "unrecordable": list(update.unrecordable),
            "tracked_changes": read["tracked_changes"],
        }

    def _doubt_of_plan(self) -> list[str]:
        """Return the doubt whether this is the right plan, if nothing says so."""
        reading = self.job.reading
        if reading.title or reading.authority or self.job.asked["slug"]:
            return []
        return [
            "The document has no title, so nothing in it says that it is a version of"
            f" the plan {self.job.plan}, with which it is compared."
        ]
