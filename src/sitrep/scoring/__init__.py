"""Coded reports against gold ones: figures, and why the two part."""

from sitrep.scoring.as_json import as_json
from sitrep.scoring.calibration import Calibration, Judged, calibration
from sitrep.scoring.codings import Codings, coding_of, read_codings
from sitrep.scoring.comparison import Comparison, compare
from sitrep.scoring.text import fault_lines, figure_lines

__all__ = [
    "Calibration",
    "Codings",
    "Comparison",
    "Judged",
    "as_json",
    "calibration",
    "coding_of",
    "compare",
    "fault_lines",
    "figure_lines",
    "read_codings",
]
