"""Control: who holds each place, as a hidden Markov model for each place and day."""

from sitrep.weighing.control.holdings import history, holdings

__all__ = ["history", "holdings"]
