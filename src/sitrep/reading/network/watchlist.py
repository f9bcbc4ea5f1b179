"""The list of feeds to watch, a TOML file that the user writes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitrep.errors import UsageError
from sitrep.reading.network.address import Address, AddressError

MINUTES = 30.0  # between two rounds, where the file does not say
LEAST_MINUTES = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address to watch, how often, and the hosts it may lead to besides its own."""

    url: str
    minutes: float
    hosts: frozenset[str] = frozenset()


def load_watchlist(path: Path) -> tuple[Feed, ...]:
    """The feeds of a file: `minutes = 30`, then `[[feeds]]` with `url`, and `minutes` and `hosts` at will.

    Raises UsageError, with the file and what is wrong, for a file that makes no sense.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from error
    rows = data.get("feeds")
    if not isinstance(rows, list) or not rows:
        raise UsageError(f"{path}: names no feeds: write [[feeds]] and url = ... for each")
    feeds = tuple(
        _feed(row, data.get("minutes", MINUTES), f"{path}: feed {at}") for at, row in enumerate(rows, 1)
    )
    if len({feed.url for feed in feeds}) < len(feeds):
        raise UsageError(f"{path}: names a feed twice")
    return feeds


def _feed(row: object, minutes: object, where: str) -> Feed:
    if not isinstance(row, Mapping) or not isinstance(row.get("url"), str):
        raise UsageError(f"{where}: has no url")
    unknown = sorted(row.keys() - {"url", "minutes", "hosts"})
    if unknown:
        raise UsageError(f"{where}: {unknown[0]!r} is not known; there are url, minutes and hosts")
    try:
        Address.of(row["url"])
    except AddressError as error:
        raise UsageError(f"{where}: {error}") from error
    every = row.get("minutes", minutes)
    if isinstance(every, bool) or not isinstance(every, int | float) or not LEAST_MINUTES <= every < 1e6:
        raise UsageError(f"{where}: minutes is no number of at least {LEAST_MINUTES:g}")
    hosts = row.get("hosts", [])
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        raise UsageError(f"{where}: hosts is no list of names")
    return Feed(url=row["url"], minutes=float(every), hosts=frozenset(host.lower() for host in hosts))
