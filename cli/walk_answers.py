"""What a person types about one action, as what is to be recorded of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cli.commands.deliver import REOPENED, delivering, statuses
from cli.streams import tell
from cli.targets import DoubtfulTargetError, read_back, target_from
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import Act
from domain.delivery import ROUTINE, SETTLED
from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.target import Target

HELP = """\
p TEXT           progress note; never name a child
r RATING REASON  rating, by word or letter, and why
t TARGET         revise the target, or set the first; asks for reason and approver
d STATUS REASON  delivery, such as in progress or completion claimed; why is optional
s                skip: it comes again next time
q                stop; nothing is lost, and the next walk goes on with what is left
An empty line goes on to the next action. p, r and d count as an update; t does not,
nor what waits for a second person.
What needs more options, such as a target of another kind, is for the command."""

VERBS = {"p": "What was done?", "r": "Which rating?", "t": "By when?", "d": "Status?"}
"""What can be recorded, and what is asked where nothing follows the letter."""

Ask = Callable[[str], str]
_GAP = r"[\s_-]+"


class NoAnswerError(LedgerError):
    """A question that was answered by an empty line."""


class UnknownAnswerError(LedgerError):
    """A line that begins with no letter that means something."""

    def __init__(self, line: str) -> None:
        super().__init__(
            f'"{line}" begins with none of p, r, t, d, s and q; type ? for what they'
            " mean."
        )


def act_of(
    line: str,
    action: Mapping[str, Any],
    ratings: Iterable[str],
    ask: Ask,
    workspace: Workspace,
) -> Act:
    """Return what records the answer `line`.

    Args:
        line: What was typed: a letter, and what belongs to it.
        action: The action under the keys of `status --format json`.
        ratings: Words and letters of the scheme.
        ask: Asks for what is missing.
        workspace: Where the ledger is.

    Raises:
        UnknownAnswerError, NoAnswerError: as the names say.
        LedgerError: the words cannot be understood.
    """
    letter, _, words = line.partition(" ")
    verb = letter.casefold()
    if verb not in VERBS:
        raise UnknownAnswerError(line)
    words = words.strip() or _needed(ask, VERBS[verb], "an answer")
    match verb:
        case "p":
            return _progress(action["id"], words)
        case "r":
            return _rating(action["id"], words, ratings, ask)
        case "t":
            return _target(action, words, ask, workspace)
        case _:
            return _delivery(action, words, ask)


def leading(words: str, known: Iterable[str]) -> tuple[str, str]:
    """Return which of `known` the words begin with, the longest, and what follows.

    Hyphens and underscores in it count as blanks, and a colon may follow it. If it is
    none of them, that is the first word and what follows it.
    """
    for one in sorted(known, key=len, reverse=True):
        parts = map(re.escape, re.split(_GAP, one))
        found = re.match(f"{_GAP.join(parts)}(?=[\\s:]|$)", words, re.IGNORECASE)
        if found:
            return one, words[found.end() :].strip(" :")
    first, _, rest = words.partition(" ")
    return first, rest.strip()


def _progress(ref: str, words: str) -> Act:
    from domain.text import Text

    note = Text(words)
    return lambda ledger, command, plan: ledger.record_progress(
        command, plan, ref, note
    )


def _rating(ref: str, words: str, ratings: Iterable[str], ask: Ask) -> Act:
    rating, because = leading(words, ratings)
    reason = optional_text(because or _needed(ask, "Because?", "a reason"))
    return lambda ledger, command, plan: ledger.rate(command, plan, ref, rating, reason)


def _target(
    action: Mapping[str, Any], words: str, ask: Ask, workspace: Workspace
) -> Act:
    ref, numbers = action["id"], [target["number"] for target in action["targets"]]
    wanted = _read(words, ask, workspace)
    read_back(wanted)
    if not numbers:
        return lambda ledger, command, plan: ledger.set_target(
            command, plan, ref, wanted
        )
    number = numbers[0] if len(numbers) == 1 else _number(numbers, ask)
    reason = optional_text(_needed(ask, "Because?", "a reason"))
    approved = optional_text(
        _needed(ask, "Approved by, as a role?", "the role of who approved")
    )
    return lambda ledger, command, plan: ledger.revise_target(
        command, plan, ref, number, wanted, reason=reason, approved_by=approved
    )


def _read(words: str, ask: Ask, workspace: Workspace) -> "Target":
    """Return the target that the words give, asking for its day where they do not."""
    try:
        return target_from(words, None, None, workspace)
    except DoubtfulTargetError as doubt:
        tell(f"{doubt.doubt.rstrip('.')}.")
    due = _needed(ask, "When does it fall due?", "a day on which it falls due")
    return target_from(words, due, None, workspace)


def _number(numbers: list[int], ask: Ask) -> int:
    listed = ", ".join(map(str, numbers))
    typed = ask(f"Which target: {listed}?")
    if typed not in map(str, numbers):
        raise NoAnswerError(f"Nothing was recorded: the targets are {listed}.")
    return int(typed)


def _delivery(action: Mapping[str, Any], words: str, ask: Ask) -> Act:
    status, because = leading(words, statuses())
    waiver = monitor = None
    unsettled = action["delivery"] not in SETTLED and not action["evidence"]
    if status in SETTLED and unsettled:
        waiver = _needed(ask, f"There is no evidence; why is it {status}?", "a reason")
    if status == ROUTINE:
        monitor = _needed(ask, "Who goes on monitoring it, as a role?", "a monitor")
    if status == REOPENED and not because:
        because = _needed(ask, "Because?", "a reason")
    beside = optional_text(waiver), optional_text(monitor)
    return delivering(action["id"], status, optional_text(because or None), *beside)


def _needed(ask: Ask, question: str, what: str) -> str:
    answer = ask(question)
    if not answer:
        raise NoAnswerError(f"Nothing was recorded: it wants {what}.")
    return answer
