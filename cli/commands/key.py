"""`ledger key`: the key that signs for the ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.answering import answer
from cli.options import answer_option, ledger_option
from cli.principal import in_person_option
from cli.signing import (
    NEXT,
    key_in_force,
    key_option,
    key_place,
    new_passphrase,
    no_passphrase_option,
    opened_key,
)
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import printable
from domain.delegation_refusals import OF_NO_PLAN
from domain.printing import print_day

if TYPE_CHECKING:
    from ledger.proof.keys import SigningKey


@click.group()
def key() -> None:
    """Make, show and rotate the key that signs for this ledger.

    The key is a file of its own beside the ledger, never in it. Write its fingerprint
    into the minutes of a board: whoever has those can tell that a pack was signed by
    you and by nobody else. Keep a copy where the ledger's copies are not.

    \b
    Examples:
      ledger key create
      ledger key show
    """


@key.command("create")
@key_option
@no_passphrase_option
@answer_option
@in_person_option(OF_NO_PLAN)
@ledger_option
@click.pass_obj
def create(
    workspace: Workspace, key: Path | None, no_passphrase: bool, format_: str
) -> None:
    """Make the key that signs for this ledger, and record whose it is.

    \b
    Examples:
      ledger key create
      ledger key create --key keys/riverton.key --no-passphrase
    """
    from ledger.proof.keys import create_key, public_place

    place = key_place(workspace, key)
    with workspace.recording() as ledger:
        # Refused before a file is made that nobody needs.
        _check_first(ledger.log.checkpoints().keys)
        passphrase = new_passphrase(workspace, no_passphrase)
        named = ledger.log.recorder.origin
        made = create_key(place, named, passphrase, workspace.machine.entropy)
        try:
            recorded = ledger.adopt_key(workspace.command(), made)
        except BaseException:
            _forget([place, public_place(place)])
            raise
    more = {"key": _data(made, place)}
    answer(workspace, recorded, format_, None, summary=_said(made, place), more=more)


@key.command("show")
@key_option
@answer_option
@ledger_option
@click.pass_obj
def show(workspace: Workspace, key: Path | None, format_: str) -> None:
    """Show the keys that signed for this ledger, and where the present one should be.

    \b
    Example:
      ledger key show
    """
    from ledger.proof.note import read_verifier_key
    from ledger.proof.ssh import fingerprint, spoken_fingerprint

    place = key_place(workspace, key)
    with workspace.opened(workspace.place()) as ledger:
        checkpoints = ledger.log.checkpoints()
    rows = []
    for one in checkpoints.keys:
        public = read_verifier_key(one.key).public
        row = {"number": one.number, "since": one.effective_day.isoformat()}
        row |= {"fingerprint": fingerprint(public), "key": one.key}
        rows.append({**row, "spoken": spoken_fingerprint(public)})
    if format_ == "json":
        echo_json({"keys": rows, "place": str(place), "there": place.is_file()})
        return
    for row, one in zip(rows, checkpoints.keys, strict=True):
        click.echo(f"Key {row['number']}, since {print_day(one.effective_day)}")
        click.echo(f"  fingerprint  {row['fingerprint']}")
        click.echo(f"  read aloud   {row['spoken']}")
    if not rows:
        click.echo("This ledger has no key yet.")
    there = "is" if place.is_file() else "is not"
    click.echo(f"The file of the present one {there} at {printable(str(place))}.")


@key.command("rotate")
@key_option
@no_passphrase_option
@answer_option
@in_person_option(OF_NO_PLAN)
@ledger_option
@click.pass_obj
def rotate(
    workspace: Workspace, key: Path | None, no_passphrase: bool, format_: str
) -> None:
    """Put a new key in the place of the present one, which signs for it.

    The old key is kept beside it under its number; nothing needs it any more.

    \b
    Example:
      ledger key rotate
    """
    place = key_place(workspace, key)
    following = place.with_name(place.name + NEXT)
    with workspace.recording() as ledger:
        checkpoints = ledger.log.checkpoints()
        old, where = key_in_force(workspace, place, checkpoints)
        _settle(place, where, checkpoints.key.number - 1)
        named = ledger.log.recorder.origin
        made, fresh = _next_key(workspace, following, named, no_passphrase)
        try:
            recorded = ledger.rotate_key(workspace.command(), old, made)
        except BaseException:
            _forget(fresh)
            raise
        _settle(place, following, checkpoints.key.number)
    more = {"key": _data(made, place)}
    answer(workspace, recorded, format_, None, summary=_said(made, place), more=more)


def _next_key(
    workspace: Workspace, following: Path, named: str, no_passphrase: bool
) -> "tuple[SigningKey, list[Path]]":
    """Return the key that is to be next, and the files that were made for it.

    One that a stopped rotation made and did not record is taken as it is.
    """
    from ledger.proof.keys import create_key, public_place

    if following.exists():
        return opened_key(workspace, following), []
    passphrase = new_passphrase(workspace, no_passphrase)
    made = create_key(following, named, passphrase, workspace.machine.entropy)
    return made, [following, public_place(following)]


def _forget(made: list[Path]) -> None:
    """Remove the files of a key that was not recorded."""
    for leftover in made:
        leftover.unlink(missing_ok=True)


def _check_first(keys: list[Any]) -> None:
    if keys:
        from domain.checkpoints import KeyAdoptedError

        raise KeyAdoptedError


def _settle(place: Path, where: Path, number: int) -> None:
    """Let the key at `where` be the one at `place`, and keep that one by its number.

    The key itself moves last: stopped anywhere before, this is done again.
    """
    if where == place:
        return
    from ledger.proof.keys import public_place
    from ledger.proof.last_note import last_place

    kept = place.with_name(f"{place.name}.{number}")
    for of_key in (last_place, public_place, lambda key: key):
        before, after = of_key(place), of_key(where)
        if before.exists() and not of_key(kept).exists():
            before.replace(of_key(kept))
        if after.exists():
            after.replace(before)


def _data(made: "SigningKey", place: Path) -> dict[str, str]:
    said = {"fingerprint": made.fingerprint, "spoken": made.spoken}
    return {"place": str(place), **said}


def _said(made: "SigningKey", place: Path) -> list[str]:
    return [
        f"The key is {place}; keep a copy of it elsewhere.",
        f"For the minutes of the board: {made.fingerprint}",
        f"To be read aloud: {made.spoken}",
    ]
