"""Claims and rulings to the picture that stands: pure functions, no clock, no files."""

from sitrep.weighing.picture import history, holdings, situation
from sitrep.weighing.why import Reason, why

__all__ = ["Reason", "history", "holdings", "situation", "why"]
