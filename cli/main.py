"""The command `ledger`: finds the command that was typed, words every refusal.

Modules of commands are imported when they are typed, because imports are most of
what a short command costs.
"""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn

import click

from cli.machine import Machine
from cli.places import LedgerPlace
from cli.streams import abandon_output, tell
from cli.wiring import Workspace
from domain.errors import LedgerError
from ledger.connection import FAULTS, LOCK_SECONDS, refusal_of
from ledger.errors import LedgerBusyError
from ledger.place import Place

# Looking for plugins of pydantic reads the metadata of all that is installed, 20 ms;
# and whatever is installed beside us is not to change how facts are checked.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

SWEEP_AFTER = 100_000
"""How many objects may be added before Python looks for those that hold each other.

By its own figure, 700, it would stop a note eighty times for that, a tenth of the time
that a note takes; the 60,000 objects it finds are all in use.
"""

DONE, CRASH, MISUSE, REFUSED, UNVERIFIED, BUSY, FOUND = range(7)
"""The exit codes, as the documentation lists them."""

COMMANDS: dict[str, str] = {
    "status": "status",
    "show": "show",
    "timeline": "timeline",
    "progress": "progress",
    "rate": "rate",
    "target": "target",
    "deliver": "deliver",
    "confirm": "confirm",
    "refuse": "refuse",
    "proposals": "proposals",
    "claims": "claims",
    "owner": "owner",
    "exception": "exception",
    "exceptions": "exceptions",
    "correct": "correct",
    "retract": "retract",
    "log": "log",
    "follow": "follow",
    "diff": "diff",
    "slippage": "slippage",
    "movement": "movement",
    "trend": "trend",
    "due": "due",
    "brief": "brief",
    "review": "review",
    "check": "check",
    "evidence": "evidence",
    "measure": "measure",
    "report": "report",
    "board": "board",
    "plan": "plan",
    "import": "import_",
    "snapshot": "snapshot",
    "redact": "redact",
    "hold": "hold",
    "init": "init",
    "verify": "verify",
    "key": "key",
    "checkpoint": "checkpoint",
    "backup": "backup",
    "copy": "copy",
    "restore": "restore",
    "rebuild": "rebuild",
    "upgrade": "upgrade",
    "demo": "demo",
    "completion": "completion",
}
"""Each command and its module in `cli.commands`; daily verbs first."""


class Ledger(click.Group):
    """The group of all commands, each imported on first use."""

    # ARG002: the arguments are click's, which calls these.

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the table, not of the alphabet."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Return the command, importing its module."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cli.commands.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, COMMANDS[cmd_name])
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was typed; suggest one for a slip of the keys."""
        if args[0] not in COMMANDS and (near := _near(args[0])):
            ctx.fail(f'There is no command "{args[0]}"; did you mean "{near[0]}"?')
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line, printing the help that it may ask for."""
        with _reader_may_go():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was typed."""
        with _reader_may_go():
            return super().invoke(ctx)


class _ReaderGoneError(Exception):
    """Nobody reads standard output any more."""


@contextmanager
def _reader_may_go() -> Iterator[None]:
    """Let a broken pipe get past click, which would end the process with 1."""
    try:
        yield
    except BrokenPipeError as error:
        raise _ReaderGoneError from error


def _near(typed: str) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(typed, COMMANDS, n=1)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"progress-ledger {version('progress-ledger')}")
        except PackageNotFoundError:
            click.echo("progress-ledger, run from its source without being installed")
        ctx.exit()


@click.group(cls=Ledger, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--ledger",
    "place",
    type=LedgerPlace(),
    help="The ledger's file, or its URL on a server; otherwise LEDGER_URL, or"
    " ledger.db here or above.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and stop.",
)
@click.pass_context
def ledger(ctx: click.Context, place: Place | None) -> None:
    """Keep an Ofsted action plan as a ledger that never loses or alters an entry.

    Never name a child in a text: write "the child" or a role.

    Exit codes: 0 done, 1 crash, 2 misuse, 3 refused, 4 verification failed,
    5 busy (try again), 6 check --exit-code found something.
    """
    machine = ctx.obj if isinstance(ctx.obj, Machine) else Machine()
    ctx.obj = Workspace(machine, place)


def run(args: Sequence[str], machine: Machine) -> int:
    """Run one command line on `machine` and return its exit code.

    A reader that goes away, as `ledger log | head` makes one, ends it with 0.
    """
    try:
        done: Any = ledger.main(
            args=list(args), prog_name="ledger", standalone_mode=False, obj=machine
        )
    except LedgerError as refusal:
        return _refused(refusal)
    except FAULTS as fault:
        return _refused(refusal_of(fault, LOCK_SECONDS))
    except click.ClickException as failure:
        return _misused(failure)
    except click.Abort:
        tell(
            "ledger: stopped; nothing more was recorded, unless it was about to be just"
            " then: `ledger log` tells."
        )
        return CRASH
    except _ReaderGoneError:
        abandon_output()
        return DONE
    except OSError as error:
        abandon_output()
        tell(f"ledger: The machine refused: {' '.join(str(error).split())}.")
        return REFUSED
    return done if isinstance(done, int) else DONE


def _refused(refusal: LedgerError) -> int:
    tell(f"ledger: {' '.join(str(refusal).split())}")
    return BUSY if isinstance(refusal, LedgerBusyError) else REFUSED


def _misused(failure: click.ClickException) -> int:
    """Say what click has to say, with nothing in it that a terminal obeys."""
    context = failure.ctx if isinstance(failure, click.UsageError) else None
    if context is not None:
        tell(context.get_usage())
        tell(f"Try '{context.command_path} --help' for help.\n")
    tell(f"Error: {failure.format_message()}")
    return failure.exit_code


def main() -> NoReturn:
    """Run the command line that was typed, and end the process."""
    gc.set_threshold(SWEEP_AFTER)
    for stream in (sys.stdout, sys.stderr):
        # Windows gives pipes and files the encoding of the locale.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # Line ends are written as they are: CSV brings its own.
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    done = run(sys.argv[1:], Machine())
    # All there is goes with the process, and need not be looked through for that.
    gc.freeze()
    sys.exit(done)
