"""The words that a theatre folder may use: kinds of actors and places, patterns of sides."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """`radius_km` gives each kind of place how far from its point it reaches, in kilometres."""

    patterns: tuple[str, ...]
    actors: tuple[str, ...]
    radius_km: Mapping[str, float]


def vocabulary() -> Vocabulary:
    """The words of `vocabulary.toml`, which ships beside this module."""
    words = tomllib.loads((files("sitrep.theatres") / "vocabulary.toml").read_text("utf-8"))
    return Vocabulary(
        patterns=tuple(words["patterns"]),
        actors=tuple(words["actors"]),
        radius_km={kind: float(radius) for kind, radius in words["radius_km"].items()},
    )
