"""The main flow and its steps: what each command of `sitrep` calls, for those who call from Python.

Each is loaded when it is first asked for: a command that keeps no record waits for no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitrep.flow.amending import amendments
    from sitrep.flow.asking import Asked, diff, show, why
    from sitrep.flow.building import Summary, build, read, write
    from sitrep.flow.comparing import score
    from sitrep.flow.days import day
    from sitrep.flow.judging import Judge, rule, rulings, undo
    from sitrep.flow.lines import annotate, code
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

_STEPS = {
    "amending": ("amendments",),
    "asking": (
        "Asked",
        "diff",
        "show",
        "why",
    ),
    "building": (
        "Summary",
        "build",
        "read",
        "write",
    ),
    "comparing": ("score",),
    "days": ("day",),
    "judging": (
        "Judge",
        "rule",
        "rulings",
        "undo",
    ),
    "lines": (
        "annotate",
        "code",
    ),
    "loading": (
        "DEFAULT_THEATRE",
        "Desk",
        "desk",
        "places",
        "theatre_of",
    ),
    "mapping": (
        "edition",
        "page",
    ),
    "staffing": ("workers",),
    "watching": ("watch",),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- steps are of many types
    """A step, from the module that holds it."""
    for module, steps in _STEPS.items():
        if name in steps:
            return getattr(import_module(f"sitrep.flow.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
