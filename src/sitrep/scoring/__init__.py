"""Coded reports against gold ones: figures, and why the two part."""

from sitrep.scoring.codings import Codings, coding_of, read_codings
from sitrep.scoring.comparison import Comparison, compare
from sitrep.scoring.text import fault_lines, figure_lines

__all__ = ["Codings", "Comparison", "coding_of", "compare", "fault_lines", "figure_lines", "read_codings"]
