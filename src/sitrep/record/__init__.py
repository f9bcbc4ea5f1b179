"""The ledger: what was read, what was coded from it, and what people ruled. Append-only."""

from sitrep.record.appending import Appended, Coded, Reader
from sitrep.record.head import OfTheatre
from sitrep.record.ledger import Record

__all__ = ["Appended", "Coded", "OfTheatre", "Reader", "Record"]
