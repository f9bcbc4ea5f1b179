"""The commands together, and what becomes of an error."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from sitrep import __version__
from sitrep.cli.exits import Exit
from sitrep.cli.printing import complain, say
from sitrep.errors import SitrepError, UsageError

if TYPE_CHECKING:
    from typer._click.core import Command, Context

# Where each command is: a module of this package and a function there, or what gives it commands of its own.
COMMANDS: Final = {
    "build": "reports.build",
    "read": "reports.read",
    "watch": "watching.watch",
    "code": "lines.code",
    "annotate": "lines.annotate",
    "show": "picture.show",
    "why": "picture.why",
    "sources": "sources.sources",
    "diff": "changes.diff",
    "map": "pages.map_",
    "serve": "pages.serve",
    "score": "scores.score",
    "rule": "rulings.commands",
}


def main() -> None:
    """The entry point: errors that Sitrep raises on purpose become one line and an exit status."""
    # Words, names and places are loaded to stay: to look for garbage among them often is in vain, and on the
    # way out too, where it takes a third of a second.
    gc.set_threshold(50_000, 20, 50)
    atexit.register(gc.freeze)
    try:
        commands()()
    except UsageError as error:
        complain(error)
        sys.exit(Exit.USAGE)
    except SitrepError as error:
        complain(error)
        sys.exit(Exit.NOTHING)


class Commands(TyperGroup):
    """The commands. The module of each is loaded when it is called: some wait for large libraries."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 -- as click calls it
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 -- as click calls it
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(".")
        held = getattr(import_module(f"sitrep.cli.{module}"), function)
        return get_command(held() if function == "commands" else _alone(cmd_name, held))


def _alone(name: str, function: Callable[..., None]) -> typer.Typer:
    app = typer.Typer(add_completion=False)
    app.command(name)(function)
    return app


def commands() -> typer.Typer:
    """Every command, in the order in which `--help` lists them."""
    app = typer.Typer(
        cls=Commands,
        help="Reads news reports of an armed conflict and keeps the record: who holds which place, "
        "what happened, who was hurt, and who says so.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_version)
    return app


def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        say(__version__)
        raise typer.Exit(Exit.DONE)
