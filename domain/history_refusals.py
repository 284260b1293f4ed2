"""What is refused because of how entries of a stream stand."""

from domain.errors import LedgerError


class NotStandingError(LedgerError):
    """An entry that was already corrected or retracted."""

    def __init__(self, number: int, how: str, by: int) -> None:
        super().__init__(
            f"Entry #{number} was already {how} by #{by}; correct or retract #{by}"
            " instead."
        )
        self.number, self.by = number, by


class FinalEntryError(LedgerError):
    """An entry that is not to be corrected or retracted."""

    def __init__(self, number: int, wire: str, instead: str) -> None:
        super().__init__(
            f"Entry #{number} ({wire}) can be neither corrected nor retracted;"
            f" {instead}."
        )
        self.number = number
