"""Every place where words stand that are to go, and who holds what was sent."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cli.headings import day
from cli.view import View
from cli.wiring import Workspace
from cli.words import counted
from domain.printing import audience_name

if TYPE_CHECKING:
    from ledger.words import Place
    from projections.places import AttachedFile, KeptFile

BEYOND = (
    "Backups, exports, prints and packs that were handed over lie outside this ledger,"
    " and no command reaches them: see to each of them yourself."
)


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a report that holds words, or may.

    Attributes:
        file: The file.
        holds: The parts of it that hold them.
        perhaps: The parts that cannot be searched.
    """

    file: "KeptFile"
    holds: tuple[str, ...]
    perhaps: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `places.reports`."""
        names = ("plan", "report", "audience", "made", "sent_on", "retracted", "name")
        said = {name: getattr(self.file, name) for name in names}
        return {**said, "files": list(self.holds), "perhaps": list(self.perhaps)}

    def __str__(self) -> str:
        """Return which report it is, who has it, and where in it the words stand."""
        file = self.file
        sent = f"sent on {day(file.sent_on)}" if file.sent_on else "not sent"
        taken = ", retracted" if file.retracted else ""
        parts = [", ".join(self.holds)] if self.holds else []
        if self.perhaps:
            parts.append(f"{', '.join(self.perhaps)} may hold them")
        to = f"report {file.report} to {audience_name(file.audience)}"
        return f"{to} ({file.plan}, {sent}{taken}): {'; '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of evidence that holds words, or may.

    Attributes:
        file: The file.
        holds: The parts of it that hold them; none if it cannot be searched.
    """

    file: "AttachedFile"
    holds: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `places.evidence`."""
        entries, name = list(self.file.entries), self.file.name
        return {"entries": entries, "name": name, "files": list(self.holds)}

    @property
    def named(self) -> str:
        """Which entries name it: "#57, #60"."""
        return ", ".join(f"#{entry}" for entry in self.file.entries)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words stand that are to go.

    Attributes:
        gone: The texts that are removed.
        also: Other texts with the same words, and whether nothing else is in them.
        views: Table of the views -> how many of its rows hold them.
        reports: The files of reports that hold them, or may.
        evidence: The files of evidence that hold them, or may.
    """

    gone: "Sequence[Place]" = ()
    also: "Sequence[tuple[Place, bool]]" = ()
    views: dict[str, int] | None = None
    reports: Sequence[Held] = ()
    evidence: Sequence[Attached] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it under the key `places` of `redact --format json`."""
        return {
            "entries": [place._asdict() for place in self.gone],
            "also": [{**place._asdict(), "whole": whole} for place, whole in self.also],
            "views": self.views or {},
            "reports": [one.as_json() for one in self.reports],
            "evidence": [one.as_json() for one in self.evidence],
            "beyond": BEYOND,
        }

    def lines(self) -> Iterator[str]:
        """Yield what a person is told of the places besides the texts themselves."""
        if self.also:
            yield "The same words stand also in:"
        for place, whole in self.also:
            how = "--everywhere redacts them too" if whole else "within longer words"
            yield f"  #{place.number} {place.field} ({how})"
        if self.views:
            rows = counted(sum(self.views.values()), "row")
            yield f"Views that hold them: {rows}, drawn anew without them."
        if self.reports:
            yield "Files of reports that hold them:"
        for one in self.reports:
            yield f"  {one}"
        yield from self._of_evidence()

    def _of_evidence(self) -> Iterator[str]:
        holding = [one for one in self.evidence if one.holds]
        if holding:
            yield "Files of evidence that hold them (`--field file` gives one up):"
        for one in holding:
            yield f"  {one.file.name} ({one.named})"
        if others := [one.named for one in self.evidence if not one.holds]:
            listed = ", ".join(others)
            yield f"Files of evidence that cannot be searched, and may: {listed}"


def places(workspace: Workspace, gone: "Sequence[Place]") -> Places:
    """Return every place where the words at `gone` stand; call it before they go."""
    from ledger.connection import connect
    from ledger.words import places_of, words_at
    from projections.places import rows_with

    with workspace.reading() as view, closing(connect(workspace.place())) as kept:
        words = words_at(kept, gone)
        also: dict[Place, bool] = {}
        for one in words:
            for place, whole in places_of(kept, one):
                if place not in gone:
                    also[place] = whole or also.get(place, False)
        views = rows_with(view.connection, words)
        reports = _reports(view, kept, words)
        evidence = _evidence(view, kept, words, gone)
        return Places(gone, sorted(also.items()), views, reports, evidence)


def _reports(view: View, kept: Any, words: Sequence[str]) -> list[Held]:
    from ledger.files import BytesLostError, pieces
    from ledger.searching import search
    from projections.places import files_of_reports

    found = []
    for file in files_of_reports(view.connection):
        try:
            content = b"".join(pieces(kept, file.sha256))
        except BytesLostError:
            continue  # A redacted edition took its place; it is listed by itself.
        holds, perhaps = search(file.name, content, words)
        if file.made == "sealed":
            # The folder of the archive, and what of ours can be searched, say nothing.
            holds = tuple(map(_within, holds))
            perhaps = tuple(_within(one) for one in perhaps if one.endswith(".pdf"))
        # A PDF of ours says what the files beside it say.
        if holds or (perhaps and file.made == "registered"):
            found.append(Held(file, holds, perhaps))
    return found


def _evidence(
    view: View, kept: Any, words: Sequence[str], gone: "Sequence[Place]"
) -> list[Attached]:
    """Return the files that hold the words, or may, and are not to go with them."""
    from domain.printing import FILE
    from ledger.files import BytesLostError, pieces
    from ledger.searching import search
    from projections.places import files_of_evidence

    going = {place.number for place in gone if place.field == FILE}
    found = []
    for file in files_of_evidence(view.connection):
        if not words or not going.isdisjoint(file.entries):
            continue
        try:
            content = b"".join(pieces(kept, file.sha256))
        except BytesLostError:
            continue  # It was redacted before.
        holds, perhaps = search(file.name, content, words)
        if holds or perhaps:
            found.append(Attached(file, holds))
    return found


def _within(part: str) -> str:
    """Return the path of a part of a pack without the folders that all have."""
    return part.partition("/")[2].removeprefix("data/")
