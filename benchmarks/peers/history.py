"""django-simple-history: a model of Django whose every save leaves a row of history."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.estate import Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Line, Status
from benchmarks.peers.protocol import Peer

CHUNK = 1_000
"""How many rows are inserted by one statement in bulk."""

FIELDS = ("rating", "progress", "target", "delivery")
AS_OF = ("id", "history_date")
"""An index for `as_of`; without it, that is fifty times slower on 100,000 rows."""

PRAGMAS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
"""WAL as Django's users advise for SQLite; full, since an update has to last."""


class History(Peer):
    """The recorded clock alone: a late update overwrites what is newer."""

    name: ClassVar[str] = "django-simple-history"
    needs: ClassVar[tuple[str, ...]] = ("django", "simple_history")

    def __init__(self, at: str) -> None:
        """Set Django up on a file, make the tables the first time."""
        super().__init__(at)
        self.model = _django(Path(at) / "plan.db")

    def bulk(self, updates: Iterable[Update]) -> None:
        """Create the rows of history by the package's own function, and the actions.

        `bulk_update_with_history` would do the same ten times slower, since an
        action that is updated many times would be written as often.
        """
        from django.db import transaction

        source, history = iter(updates), self.model.history
        held: dict[str, Any] = {}
        with transaction.atomic():
            while some := list(islice(source, CHUNK)):
                first, more = list[Any](), list[Any]()
                for update in some:
                    last = held.get(update.key)
                    row = _next(self.model, last, len(held) + 1, update)
                    (first if last is None else more).append(row)
                    held[update.key] = row
                history.bulk_history_create(first, batch_size=CHUNK)
                history.bulk_history_create(more, batch_size=CHUNK, update=True)
            self.model.objects.bulk_create(held.values(), batch_size=CHUNK)

    def append(self, update: Update) -> None:
        """Get the action, change it, save it; its history is in one transaction."""
        row = self.model.objects.filter(key=update.key).first()
        row = row or self.model(key=update.key)
        _change(row, update)
        row.save()

    def now(self, point: Point) -> Status:
        """Read the model's table."""
        del point
        return _status(self.model.objects)

    def status(self, point: Point) -> Status:
        """Ask for the model as of the instant."""
        return _status(self.model.history.as_of(point.instant))

    def timeline(self, key: str) -> list[Line]:
        """Read the history of one action."""
        rows = self.model.history.filter(key=key).order_by("history_date")
        return [
            Line(row.number, row.kind, row.effective, getattr(row, row.kind), row.words)
            for row in rows
        ]

    def close(self) -> None:
        """Close the connection."""
        from django.db import connection

        connection.close()


def _next(model: Any, last: Any, id_: int, update: Update) -> Any:
    """Return the action as it is after an update, as an object of its own."""
    own = {} if last is None else {name: getattr(last, name) for name in FIELDS}
    row = model(id=id_ if last is None else last.id, key=update.key, **own)
    _change(row, update)
    return row


def _change(row: Any, update: Update) -> None:
    setattr(row, update.kind, update.value)
    row.number, row.kind = update.number, update.kind
    row.effective, row.words = str(update.effective), update.words
    row._history_date = update.recorded_at


def _status(rows: Any) -> Status:
    found = rows.values_list("key", *FIELDS)
    return {
        key: (rating, progress, target, delivery)
        for key, rating, progress, target, delivery in found
    }


def _django(place: Path) -> Any:
    """Return the model, in a Django that has nothing else."""
    import django
    from django.conf import settings

    settings.configure(
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "simple_history",
            "benchmarks.peers.history",
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(place),
                "OPTIONS": {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE"},
            }
        },
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()
    model = _model()
    _make_tables(model)
    return model


def _make_tables(model: Any) -> None:
    """Make the tables and the index unless they are there."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.db.models import Index

    if connection.introspection.table_names():
        return
    with connection.schema_editor() as editor:
        for each in (get_user_model(), model, model.history.model):
            editor.create_model(each)
        editor.add_index(model.history.model, Index(fields=AS_OF, name="as_of"))


def _model() -> Any:
    """Return the model of an action, of the application that this module is."""
    from django.db import models
    from simple_history.models import HistoricalRecords

    class Action(models.Model):
        """An action as it stands, and the last update beside it."""

        class Meta:
            app_label = "history"

        key = models.CharField(max_length=80, unique=True)
        rating = models.CharField(max_length=40, default="")
        progress = models.CharField(max_length=40, default="")
        target = models.CharField(max_length=40, default="")
        delivery = models.CharField(max_length=40, default="")
        number = models.IntegerField()
        kind = models.CharField(max_length=20)
        effective = models.CharField(max_length=10)
        words = models.TextField()
        history = HistoricalRecords()

    return Action


if __name__ == "__main__":
    main(History)
