"""The clock that the network goes by: passed in, so that tests need not wait."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, and lets it pass."""

    def now(self) -> datetime:
        """The time of day, aware, in UTC."""
        ...

    def elapsed(self) -> float:
        """Seconds since some moment, never going back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Lets that many seconds pass."""
        ...


class SystemClock:
    """The machine's own."""

    def now(self) -> datetime:
        """The time of day."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Seconds since the machine was started, or so."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)
