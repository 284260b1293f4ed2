"""Fields of Word: page numbers, references and form fields show only their result."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.documents.word.xml import Xml, is_on, number, setting, value, w


@dataclass
class _Field:
    """A field that is open.

    Attributes:
        shows: What stands so far between its instruction and its end; the words of
            its instruction until that is over.
        instructs: Whether its instruction goes on.
    """

    shows: list[str] = field(default_factory=list)
    instructs: bool = True


@dataclass
class Fields:
    """The words of one paragraph, while its fields open and close around them."""

    _words: list[str] = field(default_factory=list)
    _open: list[_Field] = field(default_factory=list)
    _instructing: int = 0

    def write(self, words: str) -> bool:
        """Add `words`; False when they are part of an instruction, and not shown."""
        (self._open[-1].shows if self._open else self._words).append(words)
        return not self._instructing

    def turn(self, mark: Xml) -> None:
        """Pass the mark that opens a field, ends its instruction, or closes it."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._open.append(_Field())
            self._instructing += 1
            if (form := setting(mark, "ffData")) is not None:
                self._form(form)
        elif kind == "separate" and self._open:
            self._instructing -= self._open[-1].instructs
            self._open[-1] = _Field(instructs=False)
        elif kind == "end" and self._open:
            closed = self._open.pop()
            self._instructing -= closed.instructs
            if not closed.instructs:
                self.write("".join(closed.shows))

    def close(self) -> str:
        """Return the words of the paragraph.

        A field may go on in the next paragraph, as in a table of contents, and the
        file may be broken: nothing that was read is kept back.
        """
        for one in self._open:
            self._words += one.shows
        return "".join(self._words)

    def _form(self, form: Xml) -> None:
        """Show a box or list of a form of the old kind, which has no result."""
        box, choices = setting(form, "checkBox"), setting(form, "ddList")
        field_, shown = self._open.pop(), ""
        if box is not None:
            ticked = setting(box, "checked")
            ticked = setting(box, "default") if ticked is None else ticked
            shown = "☒" if is_on(ticked) else "☐"
        elif choices is not None:
            entries = [entry.get(w("val"), "") for entry in choices if _is_entry(entry)]
            chosen = number(value(choices, "result") or value(choices, "default"))
            shown = entries[chosen] if chosen < len(entries) else ""
        self.write(shown)
        self._open.append(field_)


def _is_entry(element: Xml) -> bool:
    return bool(element.tag == w("listEntry"))
