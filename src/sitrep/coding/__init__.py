"""Coding: from a report to its claims."""

from sitrep.coding.claims import coded, date_text
from sitrep.coding.coder import Coder, Reader
from sitrep.coding.load import load_coder

__all__ = ["Coder", "Reader", "coded", "date_text", "load_coder"]
