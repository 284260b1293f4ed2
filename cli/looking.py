"""What reading commands share: the options, and the point of view they ask for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from cli.options import moment
from cli.view import View
from cli.wiring import Workspace

if TYPE_CHECKING:
    from projections.status import PlanStatus


class Asked(TypedDict):
    """What the shared options of reading commands say, in the person's words."""

    format_: str
    known_on: str | None
    as_at: str | None
    slug: str | None


class Look(NamedTuple):
    """A plan at (V, K), over an open view.

    Attributes:
        view: The ledger as its projections show it.
        plan: The plan's short name.
        as_at: V, the day in life.
        known_to: K, the last entry that is taken into account.
        with_root: Whether answers give the root hash.
    """

    view: View
    plan: str
    as_at: date
    known_to: int
    with_root: bool = True

    def status(self) -> "PlanStatus":
        """Return the whole plan."""
        from projections.status import status

        return status(self.view.connection, self.plan, self.as_at, self.known_to)

    def data(self, status: "PlanStatus | None" = None) -> dict[str, Any]:
        """Return the whole plan under the keys of `status --format json`.

        Args:
            status: The plan, if it was asked for already.
        """
        head = self.view.head
        root = head.root.hex() if self.with_root else None
        return (status or self.status()).as_json(entries=head.size, root=root)

    def subject(self, ref: str) -> str:
        """Return the id of the action that `ref` names on the day asked about.

        Raises:
            UnknownActionError, AmbiguousActionError: as the names say.
        """
        from projections.axes import resolve

        look = self.view.connection, self.plan, ref, self.known_to, self.as_at
        return resolve(*look)


def point_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return from where an answer looks: the keys that many answers begin with.

    Args:
        data: The plan under the keys of `status --format json`.
    """
    return {key: data[key] for key in ("plan", "as_at", "known_to", "head")}


@contextmanager
def looking(workspace: Workspace, asked: Asked) -> Iterator[Look]:
    """Yield the plan and point of view that the options ask for."""
    with workspace.reading() as view:
        plan = view.plan(asked["slug"])
        seen = moment(workspace, view, asked["as_at"], asked["known_on"])
        # No table shows the root, and to hash takes longer to load than to do.
        with_root = asked["format_"] != "table"
        yield Look(view, plan, seen.as_at, seen.known_to, with_root)
