"""Control: who holds each place, as a hidden Markov model over its days."""

from sitrep.weighing.control.holdings import history, holdings
from sitrep.weighing.control.known import Known, known_places
from sitrep.weighing.control.shares import shares

__all__ = ["Known", "history", "holdings", "known_places", "shares"]
