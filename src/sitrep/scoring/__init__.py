"""Coded reports against gold ones: figures, and why the two part."""

from sitrep.scoring.as_json import as_json
from sitrep.scoring.codings import Codings, coding_of, read_codings
from sitrep.scoring.comparison import Comparison, compare
from sitrep.scoring.text import fault_lines, figure_lines

__all__ = [
    "Codings",
    "Comparison",
    "as_json",
    "coding_of",
    "compare",
    "fault_lines",
    "figure_lines",
    "read_codings",
]
