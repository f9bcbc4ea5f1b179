"""Sources: whose word a claim is, how it bears on their interest, and what it weighs."""

from sitrep.weighing.sources.bearing import WEIGHTS, Bearing, bearing
from sitrep.weighing.sources.directory import Directory
from sitrep.weighing.sources.origin import Origin, origin

__all__ = ["WEIGHTS", "Bearing", "Directory", "Origin", "bearing", "origin"]
