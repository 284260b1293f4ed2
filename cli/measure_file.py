"""Readings of measures from a file, as what is to be recorded."""

from pathlib import Path

from cli.measuring import reading_from
from cli.options import effective
from cli.wiring import Workspace
from domain.errors import LedgerError
from domain.event import Source
from domain.text import Text
from ledger.documents.readings import ReadingRow, read_readings
from ledger.measure_verbs import Listed, RowRefusedError


def listed_in(file: Path, workspace: Workspace) -> tuple[Listed, ...]:
    """Return the readings in a CSV file, each with the row that it was read from.

    Raises:
        DocumentError: it is no file of readings.
        RowRefusedError: a period or figure of a row cannot be understood.
    """
    found = read_readings(workspace.machine.folder() / file)
    listed = []
    for row in found.rows:
        place = f"row {row.row}"
        name = Text(found.name)
        source = Source(file=name, sha256=found.sha256, places=(place,))
        try:
            listed.append(_listed(row, source, workspace))
        except LedgerError as error:
            raise RowRefusedError(place, found.name, error) from error
    return tuple(listed)


def _listed(row: ReadingRow, source: Source, workspace: Workspace) -> Listed:
    period = effective(row.period, workspace.today)
    assert period is not None  # A row without a period is refused before.
    reading = reading_from(row.figure, row.note or None)
    return Listed(source.places[0], row.measure, reading, period, source)
