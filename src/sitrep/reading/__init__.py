"""Reading: bytes to reports, with the furniture of pages taken off and their datelines believed."""

from sitrep.reading.read import count_inputs, read

__all__ = ["count_inputs", "read"]
