"""When each feed is due: at its own pace, and ever later while it fails."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.reading.limits import NetworkLimits
from sitrep.reading.network.watchlist import Feed


class Rounds:
    """The times at which feeds are due, in seconds of a clock. All are due at once at the start."""

    def __init__(self, feeds: Sequence[Feed], limits: NetworkLimits, now: float) -> None:
        self._limits = limits
        self._due = dict.fromkeys(feeds, now)
        self._failures: dict[Feed, int] = {}

    def due(self, now: float) -> list[Feed]:
        """The feeds that are due by now, in the order in which they were named."""
        return [feed for feed, at in self._due.items() if at <= now]

    def wait(self, now: float) -> float:
        """The seconds until the next feed is due; 0 where one is."""
        return max(0.0, min(self._due.values()) - now)

    def done(self, feed: Feed, failed: bool, now: float) -> None:
        """Sets when a feed is due again: after its own time, or sooner and then ever later if it failed."""
        failures = self._failures.get(feed, 0) + 1 if failed else 0
        self._failures[feed] = failures
        wait = feed.minutes * 60
        if failures:
            backoff = self._limits.backoff_seconds * 2 ** min(failures - 1, 30)
            wait = min(backoff, max(wait, self._limits.longest_backoff_seconds))
        self._due[feed] = now + wait
