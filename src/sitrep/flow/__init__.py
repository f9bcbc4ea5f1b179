"""The main flow and its steps: what each command of `sitrep` calls, for those who call from Python."""

from sitrep.flow.amending import amendments
from sitrep.flow.asking import Asked, diff, show, why
from sitrep.flow.building import Summary, annotate, build, code, read, write
from sitrep.flow.comparing import score
from sitrep.flow.days import day
from sitrep.flow.judging import Judge, rule, rulings, undo
from sitrep.flow.loading import DEFAULT_THEATRE, Desk, desk, places, theatre_of
from sitrep.flow.mapping import edition, page
from sitrep.flow.staffing import workers
from sitrep.flow.watching import watch

__all__ = [
    "DEFAULT_THEATRE",
    "Asked",
    "Desk",
    "Judge",
    "Summary",
    "amendments",
    "annotate",
    "build",
    "code",
    "day",
    "desk",
    "diff",
    "edition",
    "page",
    "places",
    "read",
    "rule",
    "rulings",
    "score",
    "show",
    "theatre_of",
    "undo",
    "watch",
    "why",
    "workers",
    "write",
]
