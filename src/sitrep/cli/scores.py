"""The command that holds one coding against another."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sitrep import flow, scoring
from sitrep.cli.exits import status
from sitrep.cli.printing import complain, complain_of_each, print_text


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
    complain_of_each(problems)
    _complain_of_ids(found)
    if as_json:
        sys.stdout.write(json.dumps(scoring.as_json(found), ensure_ascii=False) + "\n")
    else:
        print_text(scoring.figure_lines(found))
    if errors is not None and not as_json:
        print_text(scoring.fault_lines(found, errors))
    raise typer.Exit(status(found.figures.reports, problems))


def _complain_of_ids(found: scoring.Comparison) -> None:
    """Says which reports only one of two codings has."""
    if found.uncoded:
        many = f"{len(found.uncoded)} of {found.figures.reports}"
        complain(f"{many} reports are not coded, and count as coded empty: {_some(found.uncoded)}")
    if found.unasked:
        many = f"{len(found.unasked)} of {found.coded}"
        complain(f"{many} coded reports are not in gold, and are left out: {_some(found.unasked)}")


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} …" if len(names) > 5 else shown
