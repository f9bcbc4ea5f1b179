"""The command line: each command parses its words and makes one call of the library."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.tree import Tree

from sitrep import __version__, flow, reading, scoring
from sitrep.errors import SitrepError, UsageError
from sitrep.model import Json, Problem, Situation, Toll
from sitrep.record import Record
from sitrep.weighing import Reason


class Exit(IntEnum):
    """What the exit status says."""

    DONE = 0
    NOTHING = 1  # nothing could be done
    USAGE = 2  # the request makes no sense
    SOME_FAILED = 3  # done, but some inputs failed


app = typer.Typer(
    help="Reads news reports of an armed conflict and keeps the record: who holds which place, "
    "what happened, who was hurt, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[
    list[Path],
    typer.Argument(help="Reports: .txt, .html or .jsonl files, or folders of them.", show_default=False),
]
TheatreOption = Annotated[
    str, typer.Option("--theatre", help="A theatre that ships with Sitrep, or a folder of your own.")
]
RecordOption = Annotated[Path, typer.Option("--record", help="The record: a file that only grows.")]
OnOption = Annotated[
    str | None,
    typer.Option("--on", help="The day asked about, as 2016-12-04.", show_default="the last day known"),
]
KnownAtOption = Annotated[
    str | None, typer.Option("--known-at", help="Only what was published by this day.", show_default="all")
]
CacheOption = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        help="Where compiled gazetteers are kept.",
        envvar="SITREP_CACHE",
        show_default="the user's cache folder",
    ),
]


def main() -> None:
    """The entry point: errors that Sitrep raises on purpose become one line and an exit status."""
    try:
        app()
    except UsageError as error:
        _complain(error)
        sys.exit(Exit.USAGE)
    except SitrepError as error:
        _complain(error)
        sys.exit(Exit.NOTHING)


@app.command()
def build(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder that the page and the tables go to.")],
    theatre: TheatreOption = "world",
    record: RecordOption = Path("sitrep.db"),
    cache: CacheOption = None,
) -> None:
    """Read reports into the record, and write the page and the tables."""
    desk = flow.desk(theatre, _cache(cache))
    record.parent.mkdir(parents=True, exist_ok=True)
    with Record.open(record) as ledger, _progress(inputs) as seen:
        summary, situation = flow.build(inputs, out, ledger, desk, seen)
        counts = ledger.counts()
    _report_problems(summary.problems)
    if summary.reports:
        _print_summary(summary, situation, counts, out, record)
    raise typer.Exit(_status(summary.reports, summary.problems))


@app.command()
def read(
    inputs: Inputs,
    theatre: TheatreOption = "world",
    record: RecordOption = Path("sitrep.db"),
    cache: CacheOption = None,
) -> None:
    """Read and code reports into the record, and write nothing else."""
    desk = flow.desk(theatre, _cache(cache))
    record.parent.mkdir(parents=True, exist_ok=True)
    with Record.open(record) as ledger, _progress(inputs) as seen:
        summary = flow.read(inputs, ledger, desk, seen)
    _report_problems(summary.problems)
    _out(f"{summary.reports} reports read, {summary.new_reports} of them new")
    _out(f"{summary.new_claims} new claims in {record}")
    raise typer.Exit(_status(summary.reports, summary.problems))


@app.command()
def code(inputs: Inputs, theatre: TheatreOption = "world", cache: CacheOption = None) -> None:
    """Print what each report says, a line of JSON a report; keep nothing."""
    _print_lines(flow.code(inputs, flow.desk(theatre, _cache(cache))))


@app.command()
def annotate(inputs: Inputs, theatre: TheatreOption = "world", cache: CacheOption = None) -> None:
    """Print the places, times and actors that each report names, a line of JSON a report."""
    _print_lines(flow.annotate(inputs, flow.desk(theatre, _cache(cache))))


@app.command()
def show(
    on: OnOption = None,
    known_at: KnownAtOption = None,
    theatre: TheatreOption = "world",
    record: RecordOption = Path("sitrep.db"),
) -> None:
    """Show who holds what on a day, and what happened and who was hurt on it."""
    day, known = _day(on), _day(known_at)
    with Record.open(record, create=False) as ledger:
        _print_situation(flow.show(ledger, theatre, day, known))


@app.command()
def why(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An incident's or a claim's id, its first six characters, or a place."
        ),
    ],
    on: OnOption = None,
    known_at: KnownAtOption = None,
    theatre: TheatreOption = "world",
    record: RecordOption = Path("sitrep.db"),
) -> None:
    """Print the reasons for an incident, a toll or a holder, down to the quoted sentences."""
    day, known = _day(on), _day(known_at)
    with Record.open(record, create=False) as ledger:
        reason = flow.why(ledger, theatre, subject, day, known)
    tree = Tree(escape(reason.line))
    _grow(tree, reason)
    _console().print(tree)


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(help="What is taken to be right: coded reports.")],
    coded: Annotated[Path, typer.Argument(help="What is held against it, as `sitrep code` prints it.")],
    errors: Annotated[
        int | None, typer.Option("--errors", metavar="N", help="Show errors by cause, N examples each.")
    ] = None,
    reports: Annotated[
        list[Path] | None, typer.Option("--reports", help="What was coded: examples show its sentences.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one line of JSON.")] = False,
) -> None:
    """Compare coded reports with others of the same: machine with human, or human with human."""
    found, problems = flow.score(gold, coded, reports or ())
    _report_problems(problems)
    _complain_of_ids(found)
    if as_json:
        sys.stdout.write(json.dumps(scoring.as_json(found), ensure_ascii=False) + "\n")
    else:
        _print_text(scoring.figure_lines(found))
    if errors is not None and not as_json:
        _print_text(scoring.fault_lines(found, errors))
    raise typer.Exit(_status(found.figures.reports, problems))


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        _out(__version__)
        raise typer.Exit(Exit.DONE)


# What the commands share -------------------------------------------------------------


def _cache(given: Path | None) -> Path:
    return given or user_cache_path("sitrep")


def _day(text: str | None) -> date | None:
    return flow.day(text) if text else None


def _console(stderr: bool = False) -> Console:
    """A console that neither wraps nor colours what goes to a file or a pipe."""
    console = Console(stderr=stderr, highlight=False)
    return (
        console if console.is_terminal else Console(stderr=stderr, highlight=False, width=200, soft_wrap=True)
    )


def _out(line: str) -> None:
    _console().print(escape(line))


def _complain(error: object) -> None:
    for line in str(error).splitlines():
        _console(stderr=True).print(f"[red]sitrep:[/red] {escape(line)}")


def _status(done: int, problems: Sequence[Problem]) -> Exit:
    if not done:
        return Exit.NOTHING
    return Exit.SOME_FAILED if problems else Exit.DONE


def _report_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        _complain(problem)


def _print_lines(items: Iterator[dict[str, Json] | Problem]) -> None:
    """Prints each result as a line of JSON as it comes; problems go to standard error."""
    done, problems = 0, []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            _complain(item)
        else:
            done += 1
            sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")
    raise typer.Exit(_status(done, problems))


def _print_text(lines: Iterator[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _complain_of_ids(found: scoring.Comparison) -> None:
    """Says which reports only one of two codings has."""
    if found.uncoded:
        many = f"{len(found.uncoded)} of {found.figures.reports}"
        _complain(f"{many} reports are not coded, and count as coded empty: {_some(found.uncoded)}")
    if found.unasked:
        many = f"{len(found.unasked)} of {found.coded}"
        _complain(f"{many} coded reports are not in gold, and are left out: {_some(found.unasked)}")


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} …" if len(names) > 5 else shown


@contextmanager
def _progress(inputs: list[Path]) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error while reports are read."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=reading.count_inputs(inputs))
        yield lambda: progress.advance(task)


def _print_summary(
    summary: flow.Summary, situation: Situation, counts: dict[str, int], out: Path, record: Path
) -> None:
    unplaced = sum(1 for i in situation.incidents if i.where is None or i.where.place is None)
    rows = [
        ("Reports read", f"{summary.reports} ({summary.new_reports} new)"),
        ("Claims in the record", f"{counts['claims']} ({summary.new_claims} new)"),
        ("Incidents", f"{len(situation.incidents)} ({unplaced} of them unplaced)"),
        ("Places with a holder", str(len(situation.holdings))),
        ("Inputs that failed", str(len(summary.problems))),
        ("Record", str(record)),
        ("Page", str(out / "index.html")),
    ]
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in rows:
        table.add_row(name, escape(value))
    _console().print(table)


def _print_situation(situation: Situation) -> None:
    console = _console()
    held = Table(
        "Place",
        "Side",
        "Standing",
        "Probability",
        "Since",
        "Age (days)",
        "Claims",
        title=f"Who holds what, {situation.on or 'latest'}",
    )
    for holding in situation.holdings:
        claims = f"{len(holding.claims_for)} for, {len(holding.claims_against)} against"
        held.add_row(
            escape(holding.place.name),
            holding.side or "?",
            holding.standing,
            f"{holding.probability:.2f}",
            str(holding.since or ""),
            str(holding.age_days),
            claims,
        )
    console.print(held)
    happened = Table("Id", "Day", "Type", "Place", "By", "Against", "Hurt", title="What happened")
    for incident in situation.incidents:
        where = incident.where
        place = (where.name or f"in {where.within}") if where else "unplaced"
        hurt = "; ".join(_toll(t) for t in incident.tolls)
        happened.add_row(
            incident.id[:10],
            str(incident.when or "undated"),
            incident.type,
            escape(place or "unplaced"),
            incident.side1 or "",
            incident.side2 or "",
            escape(hurt),
        )
    console.print(happened)


def _toll(toll: Toll) -> str:
    """A toll in a few words: "5 killed", "12 to 45 killed", "dozens injured"."""
    if toll.low is None or toll.high is None:
        return f"{', '.join(toll.words)} {toll.outcome}"
    span = (
        str(toll.low.count) if toll.low.count == toll.high.count else f"{toll.low.count} to {toll.high.count}"
    )
    who = "" if toll.who == "unspecified" else f" ({toll.who})"
    return f"{span} {toll.outcome}{who}"


def _grow(tree: Tree, reason: Reason) -> None:
    for child in reason.children:
        _grow(tree.add(escape(child.line)), child)
