"""Coding: from a report to its claims."""

from sitrep.coding.coder import Coder
from sitrep.coding.guide import coded
from sitrep.coding.load import load_coder
from sitrep.coding.others import load_others
from sitrep.coding.scan import annotated
from sitrep.coding.sieved import Sieved, noted, sieved

__all__ = ["Coder", "Sieved", "annotated", "coded", "load_coder", "load_others", "noted", "sieved"]
