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
            "This ledger holds several plans, which `ledger plan list` shows; choose"
            f" one with --plan: {', '.join(plans)}."
        )


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
        NoPlanError, WhichPlanError, UnknownPlanError: as the names say.
    """
    if slug is not None:
        if slug not in known:
            # It is imported here because the refusals print with the models.
            from domain.refusals import UnknownPlanError

            raise UnknownPlanError(slug, known)
        return slug
    if not known:
        raise NoPlanError
    if len(known) > 1:
        raise WhichPlanError(known)
    return known[0]
