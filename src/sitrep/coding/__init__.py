"""Coding: from a report to its claims."""

from sitrep.coding.coder import Coder
from sitrep.coding.guide import coded
from sitrep.coding.load import load_coder
from sitrep.coding.others import load_others
from sitrep.coding.scan import annotated

__all__ = ["Coder", "annotated", "coded", "load_coder", "load_others"]
