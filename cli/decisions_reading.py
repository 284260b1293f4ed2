"""Reads a file of decisions, of which nothing is believed before it is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli.decisions import BadDecisionsError, Decisions

if TYPE_CHECKING:
    from ledger.documents.outline.nodes import Node
    from ledger.updating import Choice

_KEYS = ("document", "sha256", "tracked", "as_at", "renumbered", "decisions")
_FIELDS = ("choose", "text", "reason", "approved_by")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file and its name."""

    name: str
    text: str

    def decisions(self) -> Decisions:
        """Return what the text says.

        Raises:
            LedgerError: it does not say it as it has to.
        """
        from ledger.documents.outline.yaml import read_yaml

        root = read_yaml(self.text, self.name)
        if root is None:
            raise self._bad("it is empty")
        top = self._lines(root, "the file", _KEYS)
        for key in ("document", "sha256", "as_at", "decisions"):
            if key not in top:
                raise self._bad(f'it lacks the line "{key}:"')
        renumbered = self._all_words(top["renumbered"]) if "renumbered" in top else {}
        return Decisions(
            name=self.name,
            document=self._words(top["document"], "document"),
            sha256=self._words(top["sha256"], "sha256"),
            as_at=self._words(top["as_at"], "as_at"),
            tracked=self._words(top["tracked"], "tracked") if "tracked" in top else "",
            renumbered={
                old: None if new.casefold() == "none" else new
                for old, new in renumbered.items()
            },
            choices={
                key: self._choice(key, node)
                for key, node in self._lines(top["decisions"], "decisions").items()
            },
        )

    def _choice(self, key: str, node: "Node") -> "Choice":
        from ledger.updating import Choice

        fields = {
            field: self._words(value, f"{key}: {field}")
            for field, value in self._lines(node, key, _FIELDS).items()
        }
        choose = fields.get("choose", "").casefold()
        if choose not in ("accept", "skip"):
            raise self._bad(
                f'"{key}" needs the line "choose: accept" or "choose: skip"'
            )
        return Choice(
            accept=choose == "accept",
            text=fields.get("text") or None,
            reason=fields.get("reason") or None,
            approved_by=fields.get("approved_by") or None,
        )

    def _all_words(self, node: "Node") -> dict[str, str]:
        lines = self._lines(node, "renumbered")
        return {key: self._words(value, key) for key, value in lines.items()}

    def _words(self, node: "Node", what: str) -> str:
        from ledger.documents.outline.nodes import Words

        if not isinstance(node, Words):
            raise self._bad(f'"{what}" in line {node.line} is not one line of words')
        return node.text.strip()

    def _lines(
        self, node: "Node", what: str, known: tuple[str, ...] = ()
    ) -> "Mapping[str, Node]":
        """Return the lines below by their keys, each of which is there once."""
        from ledger.documents.outline.nodes import Entries, Words

        if isinstance(node, Words) and not node.text.strip():
            return {}
        if not isinstance(node, Entries):
            raise self._bad(f'"{what}" in line {node.line} has no lines of its own')
        for key, _ in node.pairs:
            if known and key.text not in known:
                names = ", ".join(known)
                raise self._bad(f'"{key.text}" in line {key.line} is none of {names}')
        return {key.text: value for key, value in node.pairs}

    def _bad(self, why: str) -> BadDecisionsError:
        return BadDecisionsError(self.name, why)
