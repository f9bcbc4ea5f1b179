"""Measured wars as the tables of docs/weighing.md, which stand between two markers there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan
from typing import get_args

from bench.weighing.control import View
from bench.weighing.incidents import Agreement
from bench.weighing.measuring import RULES, Figure, Measured, control_figures, figure

BEGIN = "<!-- figures: `make weighing` writes them -->"


def tables(found: Sequence[Measured]) -> str:
    """The tables of control, its calibration, incidents, tolls and sources; a row a level."""
    by_level = {one.level: [other for other in found if other.level == one.level] for one in found}
    levels = list(by_level.items())
    parts = (_control(levels), _calibration(levels), _incidents(levels), _tolls(levels), _sources(levels))
    return "\n\n".join(parts)


Levels = Sequence[tuple[str, Sequence[Measured]]]


def _control(levels: Levels) -> str:
    head = (
        "level", "picture", "place-days", *(f"right: {rule}" for rule in RULES),
        *(f"Brier: {rule}" for rule in RULES), "below latest", "below votes", "gap", "largest gap",
    )  # fmt: skip
    rows = []
    for level, wars in levels:
        for view in get_args(View):
            given = control_figures(wars, view)
            rows.append(
                (
                    level,
                    view,
                    str(given.place_days),
                    *(_spread(given.accuracy[rule]) for rule in RULES),
                    *(_spread(given.brier[rule]) for rule in RULES),
                    *(f"{given.better_than(rule):.0%}" for rule in RULES[1:]),
                    f"{given.gap:.3f}",
                    f"{given.largest:.3f}",
                )
            )
    return _table(head, rows)


def _calibration(levels: Levels) -> str:
    """The chances given that evening, by tenths: their mean and the share that came true."""
    rows = []
    for level, wars in levels:
        bins = {round(one.low * 10): one for one in control_figures(wars, "that evening").tenths}
        cells = [f"{bins[at].given:.2f} / {bins[at].true:.2f}" if at in bins else "" for at in range(10)]
        rows.append((level, *cells))
    return _table(("given / true", *(f"{at / 10:.1f}" for at in range(10))), rows)


def _incidents(levels: Levels) -> str:
    rows = [
        (
            level,
            str(len(wars)),
            str(sum(war.claims for war in wars)),
            *_agreement([war.incidents.weighing for war in wars]),
            *_agreement([war.incidents.by_day_and_place for war in wars]),
            _spread(figure(war.incidents.at_best.f1 for war in wars)),
        )
        for level, wars in levels
    ]
    plain = (f"day and place: {name}" for name in ("P", "R", "F1"))
    return _table(("level", "wars", "claims", "B-cubed P", "R", "F1", *plain, "F1 at best"), rows)


def _agreement(found: Sequence[Agreement]) -> tuple[str, str, str]:
    return (
        _spread(figure(one.precision for one in found)),
        _spread(figure(one.recall for one in found)),
        _spread(figure(one.f1 for one in found)),
    )


def _tolls(levels: Levels) -> str:
    rows = []
    for level, wars in levels:
        every = [toll for war in wars for toll in war.tolls]
        means = (figure(getattr(toll, rule) for toll in every).mean for rule in ("best", "lowest", "latest"))
        within = figure(float(toll.within) for toll in every).mean
        rows.append((level, str(len(every)), *(f"{mean:.3f}" for mean in means), f"{within:.0%}"))
    return _table(("level", "tolls", "error: best", "lowest", "latest", "truth within low to high"), rows)


def _sources(levels: Levels) -> str:
    rows = [(level, _spread(figure(war.spearman for war in wars))) for level, wars in levels]
    return _table(("level", "rank correlation of reliability, given and true"), rows)


def _spread(given: Figure) -> str:
    return "" if isnan(given.mean) else f"{given.mean:.3f} ± {given.spread:.3f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, *rows]
    drawn = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([drawn[0], f"|{'---|' * len(header)}", *drawn[1:]])
