"""The floors of accuracy as `floor.toml` holds them: a figure of a set of certain bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from bench.accuracy.measuring import Measured

_HEAD = """\
# The figures below which a change does not land, each for a set of certain bytes (the SHA-256 of its reports
# and coding).
# `python -m bench.accuracy --floors 0.01` sets them anew, 0.01 below what is reached.
"""


def is_held(found: Measured) -> bool:
    """Whether a set has a floor: those of coded entries, and the parts that are kept aside."""
    return found.corpus.measure == "coded" or found.corpus.use == "measure"


def floors(found: Iterable[Measured], margin: float) -> str:
    """The text of `floor.toml`, with floors a margin below the figures."""
    return (
        _HEAD + "".join(f"\n{line}" for one in found if is_held(one) for line in _floor(one, margin)) + "\n"
    )


def _floor(found: Measured, margin: float) -> Iterator[str]:
    least = (f"{name} = {floor((value - margin) * 1000) / 1000:.3f}" for name, value in found.figures.items())
    yield f"\n[{found.corpus.name}]"
    yield f'digest = "{found.digest}"'
    yield f"least = {{ {', '.join(least)} }}"
