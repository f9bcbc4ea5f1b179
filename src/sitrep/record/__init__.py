"""The ledger: what was read, what was coded from it, and what people ruled. Append-only."""

from sitrep.record.head import OfTheatre
from sitrep.record.ledger import Appended, Reader, Record

__all__ = ["Appended", "OfTheatre", "Reader", "Record"]
