"""What was read: reports, their passages, and inputs that failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from sitrep.model.ids import digest, iso

Part: TypeAlias = Literal["text", "title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article of one outlet, as read: title and body, without the page's furniture.

    `name` is what the input calls it (an id, or a file's path below the input); it is no part
    of the identity. `raw_hash` is the SHA-256 of the raw bytes. `notes` says what was inferred
    or found in conflict while reading ("year inferred", "page metadata says 2016-12-06").
    """

    name: str
    source: str | None
    url: str | None
    title: str
    text: str
    language: str
    published: date | None
    retrieved: datetime | None
    raw_hash: str
    byline: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The digest of its identity."""
        return digest(
            "report", self.source, self.url, self.title, self.text, iso(self.published), self.raw_hash
        )

    def passage(self, start: int, end: int, part: Part = "text") -> Passage:
        """The passage from `start` to `end` (characters) of this report's text or title."""
        body = self.text if part == "text" else self.title
        if not 0 <= start < end <= len(body):
            raise ValueError(f"no passage {start}-{end} in a {part} of {len(body)} characters")
        return Passage(report=self.id, part=part, start=start, end=end, quote=body[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input, or a part of one, that could not be read or used, and why.

    `source` names the input, `line` counts from 1 where the input has lines.
    """

    source: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a report: `report.text[start:end] == quote` (or of its title, by `part`)."""

    report: str
    start: int
    end: int
    quote: str
    part: Part = "text"
