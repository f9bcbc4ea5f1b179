"""Claims and rulings to the picture that stands: pure functions, no clock, no files."""

from sitrep.weighing.corrections import amendable, amended, corrected, told
from sitrep.weighing.difference import difference
from sitrep.weighing.evenings import evenings
from sitrep.weighing.keeping import Weighing
from sitrep.weighing.picture import history, holdings, situation
from sitrep.weighing.retellings import retellings
from sitrep.weighing.rulings import standing
from sitrep.weighing.why import Reason, why
from sitrep.weighing.worth import worths

__all__ = [
    "Reason",
    "Weighing",
    "amendable",
    "amended",
    "corrected",
    "difference",
    "evenings",
    "history",
    "holdings",
    "retellings",
    "situation",
    "standing",
    "told",
    "why",
    "worths",
]
