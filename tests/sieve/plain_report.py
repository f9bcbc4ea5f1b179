"""A report of which only the words count."""

from __future__ import annotations

from datetime import date

from sitrep.model import Report


def report(text: str, title: str = "", published: date | None = None) -> Report:
    return Report(
        name="r",
        source=None,
        url=None,
        title=title,
        text=text,
        language="en",
        published=published,
        retrieved=None,
        raw_hash="",
    )
