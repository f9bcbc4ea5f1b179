"""How commands print: results to standard output, complaints and progress to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sitrep import reading
from sitrep.cli.exits import status
from sitrep.model import Json, Problem

_REFRESHED = 0.1  # seconds


def console(stderr: bool = False) -> Console:
    """A console that neither wraps nor colours what goes to a file or a pipe."""
    made = Console(stderr=stderr, highlight=False)
    return made if made.is_terminal else Console(stderr=stderr, highlight=False, width=200, soft_wrap=True)


def say(line: str) -> None:
    """Prints a line."""
    console().print(escape(line))


def complain(error: object) -> None:
    """Prints an error or a problem to standard error."""
    for line in str(error).splitlines():
        console(stderr=True).print(f"[red]sitrep:[/red] {escape(line)}")


def complain_of_each(problems: Sequence[Problem]) -> None:
    """Prints each problem to standard error."""
    for problem in problems:
        complain(problem)


def print_lines(items: Iterator[dict[str, Json] | Problem]) -> None:
    """Prints each result as a line of JSON as it comes; problems go to standard error."""
    done, problems = 0, []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            complain(item)
        else:
            done += 1
            sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")
    raise typer.Exit(status(done, problems))


def print_text(lines: Iterator[str]) -> None:
    """Prints lines as they are, neither wrapped nor coloured."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


@contextmanager
def progress(inputs: list[str]) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error while reports are read.

    It moves when it is told to, without a thread of its own: beside one, workers would start in a slower way.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("Reading", total=reading.count_inputs(inputs))
        shown = bar.get_time()

        def seen() -> None:
            nonlocal shown
            bar.advance(task)
            if bar.get_time() - shown > _REFRESHED:
                bar.refresh()
                shown = bar.get_time()

        yield seen
