"""What the exit status says."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from sitrep.model import Problem


class Exit(IntEnum):
    """What the exit status says."""

    DONE = 0
    NOTHING = 1  # nothing could be done
    USAGE = 2  # the request makes no sense
    SOME_FAILED = 3  # done, but some inputs failed


def status(done: int, problems: Sequence[Problem]) -> Exit:
    """The status of a run over many inputs, some of which may have failed."""
    if not done:
        return Exit.NOTHING
    return Exit.SOME_FAILED if problems else Exit.DONE
