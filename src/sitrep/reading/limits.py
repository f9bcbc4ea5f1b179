"""The limits of reading: how much is taken on, whatever an input says of itself."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLimits:
    """Bounds of one archive: its members, what comes out of it, and its headers, all in bytes."""

    members: int
    total_bytes: int
    ratio: int
    ratio_from_bytes: int
    header_bytes: int
    directory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcLimits:
    """Bounds of a web archive: a record's head in bytes, and how often reading may start anew."""

    header_bytes: int
    resumptions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLimits:
    """Bounds of what is asked of the network, and for how long; see the data file for each."""

    seconds: float
    wait_seconds: float
    redirects: int
    pause_seconds: float
    longest_pause_seconds: float
    robots_bytes: int
    robots_seconds: float
    feed_bytes: int
    feed_entries: int
    sitemap_pages: int
    sitemaps: int
    backoff_seconds: float
    longest_backoff_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """All of them. `document_bytes` is the size of the largest document, line or row."""

    document_bytes: int
    pdf_pages: int
    pdf_seconds: float
    archive: ArchiveLimits
    warc: WarcLimits
    network: NetworkLimits


def load_limits() -> Limits:
    """The limits that ship with the package (`data/limits.toml`)."""
    text = resources.files("sitrep.reading").joinpath("data/limits.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return Limits(
        document_bytes=data["document_bytes"],
        pdf_pages=data["pdf_pages"],
        pdf_seconds=data["pdf_seconds"],
        archive=ArchiveLimits(**data["archive"]),
        warc=WarcLimits(**data["warc"]),
        network=NetworkLimits(**data["network"]),
    )


def megabytes(size: int) -> str:
    """A size in bytes as text, in MB of a million bytes."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size} bytes"
