"""The floors of accuracy as `floor.toml` holds them: figures of sets of certain bytes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

from bench.accuracy.measuring import Measured

_HEAD = """\
# The figures below which a change does not land, each for a set of certain bytes: the SHA-256 of its reports
# and coding. `python -m bench.accuracy --floors 0.01` sets them anew, 0.01 below what is reached.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least that a set's figures may be, and the digest of the set that they were reached on."""

    digest: str
    least: Mapping[str, float]

    def below(self, found: Measured) -> Iterator[str]:
        """Says each figure that is below; one that is held on other bytes says nothing."""
        if found.digest != self.digest:
            return
        for name, least in self.least.items():
            if found.figures[name] < least:
                yield f"{found.corpus.name}: {name} is {found.figures[name]:.3f}, below {least:.3f}"


def read_floors(path: Path) -> Mapping[str, Floor]:
    """The floors of a file, by set."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(digest=row["digest"], least=row["least"]) for name, row in rows.items()}


def floors_text(found: Iterable[Measured], margin: float) -> str:
    """The text of `floor.toml`, with floors a margin below the figures."""
    return _HEAD + "".join(f"{line}\n" for one in found if _is_held(one) for line in _lines(one, margin))


def _is_held(found: Measured) -> bool:
    """Whether a set has a floor: those of coded entries, and the parts that are kept aside."""
    return found.corpus.measure == "coded" or found.corpus.use == "measure"


def _lines(found: Measured, margin: float) -> Iterator[str]:
    least = (f"{name} = {floor((value - margin) * 1000) / 1000:.3f}" for name, value in found.figures.items())
    yield f"\n[{found.corpus.name}]"
    yield f'digest = "{found.digest}"'
    yield f"least = {{ {', '.join(least)} }}"
