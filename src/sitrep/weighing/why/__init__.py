"""Why: from a number, a place, an incident or a source down to the sentences, their speakers and weights."""

from sitrep.weighing.why.reason import Reason
from sitrep.weighing.why.subjects import why

__all__ = ["Reason", "why"]
