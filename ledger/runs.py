"""Which command recorded which entries, compared with what the ledger remembers."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.checking import Check
from ledger.codec import SCRUBBED
from ledger.engine import Connection


@dataclass
class Runs:
    """The runs of entries that one command each recorded, in the order of entries.

    Attributes:
        connection: To the ledger.
        check: Where to note what is wrong.
        remembered: How many runs the ledger remembers as they are.
    """

    connection: Connection
    check: Check
    remembered: int = 0
    _command: str | None = None
    _first: int = 0
    _last: int = 0

    def take(self) -> None:
        """Take the entry that was checked last."""
        number, command = self.check.last, self.check.command
        if command != self._command or number != self._last + 1:
            self._compare()
            self._command, self._first = command, number
        self._last = number

    def take_all(self, first: int, commands: Sequence[str]) -> bool:
        """Take entries from `first` on at once, if all is as it is remembered.

        Returns:
            Whether they were taken; if not, none was.
        """
        command, begun = self._command, self._first
        if command is not None and first != self._last + 1:
            return False
        ended: list[tuple[str, int, int]] = []
        for number, one in enumerate(commands, first):
            if one != command:
                if command is not None:
                    ended.append((command, begun, number - 1))
                command, begun = one, number
        if not self._are_remembered(ended):
            return False
        self.remembered += len(ended)
        last = first + len(commands) - 1
        self._command, self._first, self._last = command, begun, last
        return True

    def _are_remembered(self, ended: Sequence[tuple[str, int, int]]) -> bool:
        """Tell whether all these runs have their rows, and marks as none redacted."""
        names = [run[0] for run in ended]
        marks = ", ".join("?" * len(names)) or "NULL"
        rows = self.connection.execute(
            "SELECT id, first, last FROM command"
            f" WHERE id IN ({marks}) AND NOT (salt = ? AND request = ?)",
            (*names, SCRUBBED, SCRUBBED),
        )
        about = self.check.claims.are_about
        there, wanted = {row[0]: row for row in rows}, {run[0]: run for run in ended}
        return (
            len(wanted) == len(ended)
            and there == wanted
            and not (
                self.check.claims.entries and any(about(*run[1:]) for run in ended)
            )
        )

    def end(self) -> None:
        """Note what is wrong at the end of a ledger that is whole so far.

        A command that the ledger remembers for nothing would keep that command from
        being recorded when it is sent.
        """
        self._compare()
        (count,) = self.connection.execute("SELECT count(*) FROM command").fetchone()
        if count > self.remembered and not self.check.findings:
            self.check.found(
                None,
                f"The ledger remembers {count - self.remembered} more commands than"
                " recorded its entries.",
            )

    def _compare(self) -> None:
        """Compare the run that has come to its end with its row."""
        if self._command is None:
            return
        row = self.connection.execute(
            "SELECT first, last, salt, request FROM command WHERE id = ?",
            (self._command,),
        ).fetchone()
        if row is not None and row[:2] == (self._first, self._last):
            self.remembered += 1
            self._compare_mark(row[2:] == (SCRUBBED, SCRUBBED))
            return
        what = "is no longer remembered" if row is None else "is remembered for others"
        self.check.found(
            self._first, f"The command that recorded entry #{self._first} {what}."
        )

    def _compare_mark(self, scrubbed: bool) -> None:
        """Compare the mark of a command with what is said to be gone of its words."""
        redacted = self.check.claims.are_about(self._first, self._last)
        if redacted == scrubbed:
            return
        what = "was removed, though none of its words were redacted"
        if redacted:
            what = "is there, by which words that were redacted can be guessed"
        said = f"The mark of the command that recorded entry #{self._first} {what}."
        self.check.found(self._first, said)
