"""What the measures of a plan refuse, each in a sentence that says what to do."""

from collections.abc import Sequence

from domain.errors import LedgerError


class UnknownMeasureError(LedgerError):
    """A measure that the plan does not have."""

    def __init__(self, ref: str, known: Sequence[str]) -> None:
        held = (
            f"its measures are {', '.join(known)}"
            if known
            else "define one with `ledger measure define`"
        )
        super().__init__(f'The plan has no measure "{ref}"; {held}.')
        self.ref = ref


class MeasureCodeTakenError(LedgerError):
    """A code that another measure has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Another measure has the code {code} already; choose another one, or say"
            " --again to define that one anew."
        )
        self.code = code


class UndatedReadingError(LedgerError):
    """A reading or definition of which nobody says when it was so."""

    def __init__(self) -> None:
        super().__init__(
            "A figure is of some period, and none was given; say which, such as --for"
            ' "June 2020".'
        )


class ReadTwiceError(LedgerError):
    """A second reading of a measure for the same period."""

    def __init__(self, code: str, period: str) -> None:
        super().__init__(
            f"Measure {code} was read for {period} already; correct or retract that"
            f" entry, which `ledger measure show {code}` names."
        )
        self.code = code


class OtherUnitError(LedgerError):
    """A measure with readings that was to be counted in another unit."""

    def __init__(self, code: str, unit: str) -> None:
        super().__init__(
            f"Measure {code} has readings in {unit}, which would mean something else in"
            " another unit; define a new measure under another code."
        )
        self.code, self.unit = code, unit


class TargetBeforeBaselineError(LedgerError):
    """A target that falls due before its baseline, or with it."""

    def __init__(self, by: str, baseline_on: str) -> None:
        super().__init__(
            f"A target by {by} does not come after a baseline of {baseline_on}; give"
            " the later day as --by, or leave --baseline-on out."
        )


class BeyondPercentError(LedgerError):
    """A percentage below 0 or above 100."""

    def __init__(self, figure: str) -> None:
        super().__init__(
            f"A percentage of {figure} cannot be; write a figure from 0 to 100, or"
            " define the measure with another --unit."
        )
        self.figure = figure


class UnreadMeasureError(LedgerError):
    """A definition on which readings stand, that was to be taken back."""

    def __init__(self) -> None:
        super().__init__(
            "This would leave readings without the measure that they are of; retract"
            " the readings first, or define the measure anew."
        )


class BadFigureError(LedgerError):
    """A reading that is no figure."""

    def __init__(self, why: str) -> None:
        super().__init__(f"That is no reading: {why}; write it as 88.5, or as 46/52.")
