"""Coders of other languages, which other packages bring: the entry-point group `sitrep.coders`.

A package names a function there that takes what `load_coder` takes and gives a Coder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points

from sitrep.coding.coder import Coder
from sitrep.errors import UsageError
from sitrep.gazetteer import Gazetteer
from sitrep.model import Theatre
from sitrep.theatres import State

GROUP = "sitrep.coders"


def load_others(
    theatre: Theatre,
    gazetteer: Gazetteer,
    states: Sequence[State] = (),
    found: Iterable[EntryPoint] | None = None,
) -> tuple[Coder, ...]:
    """The coders that installed packages bring, by name; `found` stands for what is installed.

    Raises UsageError for one that cannot be loaded, and where two read one language.
    """
    points = entry_points(group=GROUP) if found is None else found
    coders: dict[str, Coder] = {}
    for point in sorted(points, key=lambda point: point.name):
        try:
            coder: Coder = point.load()(theatre, gazetteer, states)
        except (ImportError, AttributeError, TypeError) as error:
            raise UsageError(f"the coder {point.name!r} ({point.value}) cannot be loaded: {error}") from error
        known = coders.setdefault(coder.language, coder)
        if known is not coder:
            raise UsageError(f"two coders read {coder.language!r}: {known.name} and {coder.name}")
    return tuple(coders.values())
