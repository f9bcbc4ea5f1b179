"""Reading: bytes to reports, with the furniture of pages taken off and their datelines believed."""

from sitrep.reading.formats.fields import parse_columns
from sitrep.reading.limits import Limits, load_limits
from sitrep.reading.options import Options
from sitrep.reading.raw import keep_in
from sitrep.reading.read import count_inputs, read

__all__ = ["Limits", "Options", "count_inputs", "keep_in", "load_limits", "parse_columns", "read"]
