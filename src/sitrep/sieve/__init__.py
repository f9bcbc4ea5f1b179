"""The sieve: what tells, before any parse, that a report holds nothing to code."""

from sitrep.sieve.seam import Sieve
from sitrep.sieve.weighed import WeighedWords

__all__ = ["Sieve", "WeighedWords"]
