"""Sources: whose word a claim is, how it bears on their interest, and what it weighs by their record."""

from sitrep.weighing.sources.bearing import WEIGHTS, Bearing, bearing
from sitrep.weighing.sources.directory import Directory
from sitrep.weighing.sources.origin import Origin, origin
from sitrep.weighing.sources.record import PRIOR_CLAIMS, Record, Records, expected, records
from sitrep.weighing.sources.testimony import Key, Said
from sitrep.weighing.sources.verdicts import Verdict

__all__ = [
    "PRIOR_CLAIMS",
    "WEIGHTS",
    "Bearing",
    "Directory",
    "Key",
    "Origin",
    "Record",
    "Records",
    "Said",
    "Verdict",
    "bearing",
    "expected",
    "origin",
    "records",
]
