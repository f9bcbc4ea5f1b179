"""The commands together, and what becomes of an error."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sitrep import __version__
from sitrep.cli import changes, pages, picture, reports, rulings, scores, sources, watching
from sitrep.cli.exits import Exit
from sitrep.cli.printing import complain, say
from sitrep.errors import SitrepError, UsageError


def main() -> None:
    """The entry point: errors that Sitrep raises on purpose become one line and an exit status."""
    try:
        commands()()
    except UsageError as error:
        complain(error)
        sys.exit(Exit.USAGE)
    except SitrepError as error:
        complain(error)
        sys.exit(Exit.NOTHING)


def commands() -> typer.Typer:
    """Every command, in the order in which `--help` lists them."""
    app = typer.Typer(
        help="Reads news reports of an armed conflict and keeps the record: who holds which place, "
        "what happened, who was hurt, and who says so.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_version)
    for command in (
        reports.build,
        reports.read,
        watching.watch,
        reports.code,
        reports.annotate,
        picture.show,
        picture.why,
        sources.sources,
        changes.diff,
        pages.map_,
        pages.serve,
        scores.score,
    ):
        app.command(command.__name__.rstrip("_"))(command)
    app.add_typer(rulings.commands(), name="rule")
    return app


def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        say(__version__)
        raise typer.Exit(Exit.DONE)
