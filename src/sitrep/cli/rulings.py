"""Commands of `sitrep rule`: what a person judges, beside the evidence and never an edit of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from sitrep import flow, weighing
from sitrep.cli.options import CacheOption, RecordOption, TheatreOption, cache_folder
from sitrep.cli.printing import console, say
from sitrep.model import Amended, Ruling, RulingKind
from sitrep.record import Record

_SHOWN_ID = 12
_PLAIN: Mapping[RulingKind, str] = {
    "same": "Rule that claims, or incidents, are of one incident.",
    "different": "Rule that no two of the claims, or of the incidents, are of one incident.",
    "retract": "Leave claims out of the picture.",
    "uphold": "Put claims that were retracted back into the picture.",
}

IdsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help="Ids of claims or incidents, or how they begin (six characters or more)."
    ),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who rules.")]


def commands() -> typer.Typer:
    """The kinds of rulings, and what is done with them."""
    app = typer.Typer(
        help="Rule over claims: join, part, retract or correct them. A ruling can be taken back.",
        no_args_is_help=True,
    )
    for kind, says in _PLAIN.items():
        app.command(kind, help=says)(_plain(kind))
    app.command()(correct)
    app.command()(undo)
    app.command("list")(show_all)
    return app


def _plain(kind: RulingKind) -> Callable[..., None]:
    """The command for a ruling that says no more than its kind."""

    def command(
        ids: IdsArgument,
        why: WhyOption,
        by: ByOption,
        theatre: TheatreOption = None,
        record: RecordOption = Path("sitrep.db"),
    ) -> None:
        _rule(kind, ids, _judge(by, why), theatre, record)

    return command


def correct(
    ids: IdsArgument,
    why: WhyOption,
    by: ByOption,
    settings: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What is right: place, when, count, type, side, status, who … Can be given again.",
        ),
    ],
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
    cache: CacheOption = None,
) -> None:
    """Say what claims should have said: where, when, who, how many."""
    judge = _judge(by, why)
    with Record.open(record, create=False) as ledger:
        amends = flow.amendments(settings, flow.theatre_of(ledger, theatre), cache_folder(cache))
    _rule("correct", ids, judge, theatre, record, amends)


def undo(
    ruling: Annotated[str, typer.Argument(metavar="RULING", help="A ruling's id, or how it begins.")],
    why: WhyOption,
    by: ByOption,
    record: RecordOption = Path("sitrep.db"),
) -> None:
    """Take a ruling back: the picture is what it would be without it."""
    with Record.open(record, create=False) as ledger:
        reversal = flow.undo(ledger, ruling, _judge(by, why))
    say(f"ruling {(reversal.replaces or '')[:_SHOWN_ID]} is taken back by {reversal.id[:_SHOWN_ID]}")


def show_all(record: RecordOption = Path("sitrep.db")) -> None:
    """List every ruling, the earliest first."""
    with Record.open(record, create=False) as ledger:
        every = flow.rulings(ledger)
    table = Table("Id", "Day", "Ruling", "Claims", "By", "Why", "Stands")
    for ruling, stands in every:
        cells = (
            ruling.id[:_SHOWN_ID],
            str(ruling.at.date()),
            _said(ruling),
            " ".join(claim[:_SHOWN_ID] for claim in ruling.claims),
            ruling.by,
            ruling.why,
            "yes" if stands else "no",
        )
        table.add_row(*map(escape, cells))
    console().print(table)


def _judge(by: str, why: str) -> flow.Judge:
    return flow.Judge(by=by, why=why, at=datetime.now(UTC))


def _rule(
    kind: RulingKind,
    ids: Sequence[str],
    judge: flow.Judge,
    theatre: str | None,
    record: Path,
    amends: tuple[tuple[str, Amended], ...] = (),
) -> None:
    with Record.open(record, create=False) as ledger:
        for ruling in flow.rule(ledger, kind, ids, judge, amends, theatre):
            say(f"ruling {ruling.id[:_SHOWN_ID]}: {_said(ruling)}")
            for claim_id in ruling.claims:
                say(f"  {claim_id[:_SHOWN_ID]} “{ledger.claim(claim_id).passage.quote}”")


def _said(ruling: Ruling) -> str:
    """A ruling in a few words: "retract", "correct count: 5", "takes back 3fa2…"."""
    if ruling.kind == "uphold" and ruling.replaces:
        return f"takes back {ruling.replaces[:_SHOWN_ID]}"
    return f"{ruling.kind} {weighing.told(ruling.amends)}".strip()
