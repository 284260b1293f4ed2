"""What `ledger import` reads, by the options that say how, and which plan it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.asking import chosen, is_typing
from cli.import_options import Asked, Way
from cli.new_files import check_free, make_new
from cli.previewing import quoted
from cli.wiring import Workspace
from cli.words import printable
from domain.errors import LedgerError
from ledger.errors import NoLedgerError

if TYPE_CHECKING:
    from domain.plan import Plan
    from ledger.documents.model import Change
    from ledger.documents.plan_reading import PlanReading
    from ledger.documents.word.changes import Tracked


class OtherPlanDocumentError(LedgerError):
    """A document that is not by its title about a plan of this ledger."""

    def __init__(self, name: str, slug: str, known: list[str]) -> None:
        super().__init__(
            f"{name} does not say which plan it is a version of: the ledger holds"
            f" {', '.join(known)}; add --plan {known[0]} to compare it with that one,"
            f" or --plan {slug} --new to open another plan with it."
        )


class NoSuchPlanError(LedgerError):
    """A document of a plan that the ledger does not hold, and nobody says is new."""

    def __init__(self, slug: str, known: list[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(slug, known, 1, 0.0)[0]
        super().__init__(
            f"There is no plan {slug} in this ledger; it has {', '.join(known)}. Say"
            f" --plan {near} to compare, or add --new to open another plan."
        )


@dataclass(frozen=True, slots=True)
class Job:
    """One document on its way in.

    Attributes:
        workspace: Where the ledger is.
        file: The document, as the person named it.
        asked: What the options say.
        reading: What was read of the document.
        plan: The short name of its plan.
    """

    workspace: Workspace
    file: Path
    asked: Asked
    reading: "PlanReading"
    plan: str

    @property
    def renumbered(self) -> dict[str, str | None]:
        """What --renumbered says: code before -> code now; None for none."""
        pairs = [_pair(words, "--renumbered") for words in self.asked["renumbered"]]
        return {old: None if new in ("", "none") else new for old, new in pairs}

    def line(self, *more: str, **instead: object) -> str:
        """Return the command that goes on from here, as it can be pasted.

        Args:
            more: Options to add.
            instead: Options to give another value than the person did.
        """
        given: Mapping[str, Any] = {**self.asked, **instead}
        words = ["ledger", "import", str(self.file), *more]
        for name, option in _GOES_ON.items():
            value = given[name]
            for each in value if isinstance(value, tuple) else [value]:
                if each is True:
                    words.append(option)
                elif each not in (None, False):
                    words += [option, str(each)]
        if self.workspace.principal is not None:
            words += ["--as", self.workspace.principal]
        if self.workspace.chosen is not None:
            words += ["--ledger", str(self.workspace.chosen)]
        return printable(" ".join(quoted(word) for word in words))


_GOES_ON = {
    "slug": "--plan",
    "new": "--new",
    "policy": "--policy",
    "as_at": "--as-at",
    "columns": "--map",
    "mapping": "--mapping",
    "sheets": "--sheet",
    "tracked": "--tracked",
    "number": "--number",
    "because": "--because",
    "approved_by": "--approved-by",
    "renumbered": "--renumbered",
    "gone": "--gone",
    "decisions": "--decisions",
}
"""The options that the next command takes over from this one."""


def read_asked(workspace: Workspace, file: Path, asked: Asked) -> "PlanReading":
    """Return what the document says of a plan, read as the options ask.

    Raises:
        LedgerError: the document or a mapping cannot be read; says why.
    """
    from ledger.documents.heading_check import check_headings
    from ledger.documents.layouts.layout import USUAL
    from ledger.documents.layouts.mapping import as_mapping, read_mapping, with_columns
    from ledger.documents.opening import read_document
    from ledger.documents.reading import read_plan

    folder = workspace.machine.folder()
    kept = check_free(workspace, asked["save_mapping"])
    saved = asked["mapping"]
    columns = {} if saved is None else read_mapping(folder / saved)
    named = dict(_pair(words, "--map") for words in asked["columns"])
    columns |= named
    layout = with_columns(USUAL, columns)
    tracked = _tracked(asked["tracked"])
    document = read_document(folder / file, tracked=tracked, sheets=asked["sheets"])
    check_headings(document, layout, named)
    reading = read_plan(document, layout, number=asked["number"])
    if kept is not None:
        make_new(kept, [as_mapping(columns).encode()])
    return reading


def plan_meant(
    workspace: Workspace, reading: "PlanReading", asked: Asked
) -> tuple[str, bool]:
    """Return the short name of the document's plan, and whether the ledger has it.

    Raises:
        NoSuchPlanError: the ledger has plans, and none of the name that was given.
        OtherPlanDocumentError: the ledger has plans, and it fits none by its name.
    """
    from ledger.importing import slug_of

    slug = asked["slug"]
    wanted = slug or slug_of(reading)
    try:
        place = workspace.place()
    except NoLedgerError:
        return wanted, False
    with workspace.opened(place) as ledger:
        known = ledger.log.plans()
        if wanted in known:
            return wanted, True
        if asked["new"] or not known:
            return wanted, False
        if slug is not None:
            raise NoSuchPlanError(slug, known)
        title = _folded(reading.title.words if reading.title else "")
        same = [name for name in known if title == _title(ledger.log.plan(name))]
    if len(same) == 1 and title:
        return same[0], True
    raise OtherPlanDocumentError(reading.name, wanted, known)


def _title(plan: "Plan") -> str:
    from domain.plan_events import PlanOpened

    for fact in plan.history.facts:
        if isinstance(fact.event, PlanOpened):
            return _folded(fact.event.title)
    return ""


def _folded(title: str) -> str:
    from ledger.updating.words import plain

    return plain(title)


def _pair(words: str, option: str) -> tuple[str, str]:
    left, equals, right = words.rpartition("=")
    mapping = option == "--map"
    if not (equals and left.strip() and (right.strip() or not mapping)):
        example = "By when=target" if mapping else "2.3=2.4"
        said = f'"{words}" has no words on both sides of an equals sign, as'
        raise click.BadParameter(f'{said} "{example}" has.', param_hint=option)
    return left.strip(), right.strip()


def _tracked(way: "Way | None") -> "Tracked":
    """Return how tracked changes are read: one word, or a question for each."""
    return _asker() if way == "ask" and is_typing() else way or "ask"


def _asker() -> "Callable[[Change], bool]":
    def ask(change: "Change") -> bool:
        by = " ".join(filter(None, (change.author or "nobody named", change.day)))
        click.echo(printable(f"{change.position}, by {by}"), err=True)
        question = f'  {change.kind}: "{change.words}"'
        return chosen(question, {"a": "accept", "r": "reject"}) == "a"

    return ask
