"""SQLAlchemy-Continuum: a mapped class with a table of versions and of transactions."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.estate import START, Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Line, Status
from benchmarks.peers.protocol import Peer

CHUNK = 1_000
"""How many rows are inserted by one statement in bulk."""

NOTHING = dict.fromkeys(("rating", "progress", "target", "delivery"), "")


class Continuum(Peer):
    """The recorded clock alone: a late update overwrites what is newer."""

    name: ClassVar[str] = "SQLAlchemy-Continuum"
    needs: ClassVar[tuple[str, ...]] = ("sqlalchemy", "sqlalchemy_continuum")

    def __init__(self, at: str) -> None:
        """Map the class, and open the file in WAL mode with a full sync."""
        import sqlalchemy_continuum
        from sqlalchemy.orm import Session

        super().__init__(at)
        self._instant = _naive(START)
        self.model = _model(self._said)
        self.version = sqlalchemy_continuum.version_class(self.model)
        self.transaction = sqlalchemy_continuum.transaction_class(self.model)
        self.manager = sqlalchemy_continuum.versioning_manager
        self.session = Session(_engine(Path(at) / "plan.db"))
        self.model.metadata.create_all(self.session.get_bind())

    def bulk(self, updates: Iterable[Update]) -> None:
        """Insert into the package's tables, as it does not see what is done in bulk.

        In its own way each update would take as long as one that is appended.
        """
        source, held = iter(updates), dict[str, dict[str, Any]]()
        while some := list(islice(source, CHUNK)):
            self._insert(
                self.transaction,
                [{"id": u.number, "issued_at": _naive(u.recorded_at)} for u in some],
            )
            ended = [ends for u in some if (ends := _next(held, u)) is not None]
            self._insert(self.version, ended)
        self._insert(self.version, list(held.values()))
        beside = ("transaction_id", "end_transaction_id", "operation_type")
        rows = [{k: v for k, v in r.items() if k not in beside} for r in held.values()]
        self._insert(self.model, rows)
        self.session.commit()

    def append(self, update: Update) -> None:
        """Get the action, change it, commit; its version is in one transaction."""
        self._instant = _naive(update.recorded_at)
        self._changed(self.session.get(self.model, update.key), update)
        self.session.commit()

    def now(self, point: Point) -> Status:
        """Read the mapped table."""
        import sqlalchemy

        del point
        return self._rows(sqlalchemy.select(*_columns(self.model)))

    def status(self, point: Point) -> Status:
        """Read the versions that were valid at the last transaction by then."""
        from sqlalchemy import func, or_, select

        known, version = self.transaction, self.version
        last = self.session.scalar(
            select(func.max(known.id)).where(known.issued_at <= _naive(point.instant))
        )
        ends = version.end_transaction_id
        valid = select(*_columns(version)).where(
            version.transaction_id <= last, or_(ends > last, ends.is_(None))
        )
        return self._rows(valid)

    def timeline(self, key: str) -> list[Line]:
        """Read the versions of one action."""
        versions = self.version.all_versions(
            self.session, {"key": key}, desc=False, link=False
        )
        lines = [
            Line(v.number, v.kind, v.effective, getattr(v, v.kind), v.words)
            for v in versions
        ]
        self.session.rollback()
        return lines

    def close(self) -> None:
        """Close the session and the file."""
        self.session.close()
        self.session.get_bind().dispose()

    def _said(self) -> dict[str, datetime]:
        return {"issued_at": self._instant}

    def _insert(self, kind: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.session.execute(kind.__table__.insert(), rows)

    def _changed(self, row: Any, update: Update) -> Any:
        if row is None:
            row = self.model(key=update.key, **NOTHING)
            self.session.add(row)
        setattr(row, update.kind, update.value)
        row.number, row.kind = update.number, update.kind
        row.effective, row.words = str(update.effective), update.words
        return row

    def _rows(self, query: Any) -> Status:
        found = self.session.execute(query).all()
        self.session.rollback()
        return {
            key: (rating, progress, target, delivery)
            for key, rating, progress, target, delivery in found
        }


def _next(held: dict[str, dict[str, Any]], update: Update) -> dict[str, Any] | None:
    """Put the version that an update makes in the place of the last one of its action.

    Returns:
        The last one with its end; None if there is none.
    """
    last = held.get(update.key)
    held[update.key] = (last or {"key": update.key, **NOTHING}) | {
        update.kind: update.value,
        "number": update.number,
        "kind": update.kind,
        "effective": str(update.effective),
        "words": update.words,
        "transaction_id": update.number,
        "end_transaction_id": None,
        "operation_type": 0 if last is None else 1,
    }
    return None if last is None else last | {"end_transaction_id": update.number}


def _naive(instant: datetime) -> datetime:
    """Return the instant as the package keeps it, in UTC without saying so."""
    return instant.astimezone(UTC).replace(tzinfo=None)


def _columns(kind: Any) -> tuple[Any, ...]:
    return kind.key, kind.rating, kind.progress, kind.target, kind.delivery


def _engine(place: Path) -> Any:
    """Return an engine whose connections use WAL mode and a full sync."""
    import sqlalchemy

    engine = sqlalchemy.create_engine(f"sqlite:///{place}")

    def pragmas(connection: Any, _: object) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    sqlalchemy.event.listen(engine, "connect", pragmas)
    return engine


def _plugin(said: Any) -> Any:
    """Return what dates a transaction as the update says, rather than now."""
    from sqlalchemy_continuum.plugins import Plugin

    class Instants(Plugin):
        """The package's own way to give a transaction more than its number."""

        def transaction_args(self, uow: object, session: object) -> Any:
            """Return the columns."""
            del uow, session
            return said()

    return Instants()


def _model(said: Any) -> Any:
    """Return the mapped class, versioned; `said` gives a transaction's own columns."""
    import sqlalchemy_continuum
    from sqlalchemy import Column, Index, Integer, Text
    from sqlalchemy.orm import configure_mappers, declarative_base

    plugins = [_plugin(said)]
    sqlalchemy_continuum.make_versioned(user_cls=None, plugins=plugins)
    base: Any = declarative_base()

    class Action(base):
        """An action as it stands, and the last update beside it."""

        __tablename__ = "action"
        __versioned__: ClassVar[dict[str, Any]] = {}
        key = Column(Text, primary_key=True)
        rating, progress, target, delivery = (
            Column(Text, nullable=False) for _ in range(4)
        )
        number = Column(Integer, nullable=False)
        kind, effective, words = (Column(Text, nullable=False) for _ in range(3))

    configure_mappers()
    # The package has no index of its own for what it is asked here.
    issued = sqlalchemy_continuum.transaction_class(Action).__table__.c.issued_at
    Index("transaction_issued_at", issued)
    return Action


if __name__ == "__main__":
    main(Continuum)
