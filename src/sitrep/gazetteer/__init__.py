"""Where places are: names, compiled gazetteers, and areas made from places."""

from sitrep.gazetteer.areas import between, beyond, countryside, direction, distance_km, near, part_of
from sitrep.gazetteer.cache import gazetteer_for
from sitrep.gazetteer.compile import compile_gazetteer
from sitrep.gazetteer.gazetteer import Candidate, Gazetteer
from sitrep.gazetteer.names import fold, skeleton

__all__ = [
    "Candidate",
    "Gazetteer",
    "between",
    "beyond",
    "compile_gazetteer",
    "countryside",
    "direction",
    "distance_km",
    "fold",
    "gazetteer_for",
    "near",
    "part_of",
    "skeleton",
]
