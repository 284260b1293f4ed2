"""Which plan a command is about."""

from domain.errors import LedgerError


class NoPlanError(LedgerError):
    """A ledger without a plan, where one is needed."""

    def __init__(self) -> None:
        super().__init__(
            "This ledger holds no plan yet; `ledger import FILE --accept` brings one"
            " in, and `ledger plan open` starts an empty one."
        )


class WhichPlanError(LedgerError):
    """A ledger with several plans, where one must be named."""

    def __init__(self, plans: list[str]) -> None:
        super().__init__(
            f"This ledger holds several plans; choose one with --plan:"
            f" {', '.join(plans)}."
        )


class UnknownPlanNameError(LedgerError):
    """A plan that the ledger does not hold."""

    def __init__(self, slug: str, plans: list[str]) -> None:
        held = f"it holds {', '.join(plans)}" if plans else "it holds none yet"
        super().__init__(f'This ledger has no plan "{slug}"; {held}.')


class OtherPlanError(LedgerError):
    """An entry of one plan, where another plan was named."""

    def __init__(self, number: int, plan: str, slug: str) -> None:
        super().__init__(
            f"Entry #{number} belongs to the plan {plan}, not to {slug}; leave --plan"
            " out, or look the number up with `ledger log`."
        )


def chosen_plan(slug: str | None, known: list[str]) -> str:
    """Return the plan that is meant: `slug`, or the only one there is.

    Raises:
        NoPlanError, WhichPlanError, UnknownPlanNameError: as the names say.
    """
    if slug is not None:
        if slug not in known:
            raise UnknownPlanNameError(slug, known)
        return slug
    if not known:
        raise NoPlanError
    if len(known) > 1:
        raise WhichPlanError(known)
    return known[0]
