"""The text of a PDF's pages, and what the file says of itself, as its library finds them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdf import PdfReader


class PdfText(NamedTuple):
    """The text of each page read, whether there are more pages, the author, and the day of making."""

    pages: tuple[str, ...]
    is_cut: bool
    author: str | None
    made: date | None


def pdf_text(raw: bytes, pages: int) -> PdfText | str:
    """The text of the first `pages` of a PDF; or why it cannot be had, in words."""
    from pypdf import PdfReader  # noqa: PLC0415 -- takes long to load

    try:
        with _quiet():
            reader = PdfReader(BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):
                return "the PDF document asks for a password"
            found = tuple(page.extract_text() for page in islice(reader.pages, pages))
            author = reader.metadata.author if reader.metadata else None
            return PdfText(found, len(reader.pages) > pages, author or None, _day(reader))
    # A broken file makes the library stumble wherever it happens to be, over whatever it finds there.
    except Exception as error:
        return f"not a PDF document that can be read: {_reason(error)}"


def _day(reader: PdfReader) -> date | None:
    found = reader.metadata
    try:
        made = found.creation_date if found else None
    except ValueError:
        return None
    return made.date() if made else None


@contextmanager
def _quiet() -> Iterator[None]:
    """The library tells of what it mends as it goes; a report or a Problem says what there is to say."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    return words or type(error).__name__
