"""A reason: a line, and what bears it out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A line, and the lines that bear it out."""

    line: str
    children: tuple[Reason, ...] = ()
