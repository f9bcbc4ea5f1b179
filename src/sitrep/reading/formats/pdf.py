"""PDF documents with a text layer: the paragraphs of their pages, and what they say of themselves."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from sitrep.errors import SitrepError
from sitrep.model import Report
from sitrep.reading.article import parse_article
from sitrep.reading.document import Document
from sitrep.reading.furniture import SENTENCE_END
from sitrep.reading.report import Metadata, Tools, make_report

if TYPE_CHECKING:
    from pypdf import PdfReader

FULL = 0.75  # of the longest line: a shorter one ends its paragraph


def read_pdf(document: Document, tools: Tools) -> Report:
    """The report in a PDF. Raises ReadError where there is none, or its pages are pictures."""
    if not document.raw.lstrip().startswith(b"%PDF-"):
        raise document.error("not a PDF document")
    try:
        with _quiet():
            return _report(document, tools)
    except SitrepError:
        raise
    # A broken file makes the library stumble wherever it happens to be, over whatever it finds there.
    except Exception as error:
        raise document.error(f"not a PDF document that can be read: {_reason(error)}") from error


def _report(document: Document, tools: Tools) -> Report:
    from pypdf import PdfReader  # noqa: PLC0415 -- takes long to load

    reader = PdfReader(BytesIO(document.raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise document.error("the PDF document asks for a password")
    limit = tools.limits.pdf_pages
    pages = [page.extract_text() for page in islice(reader.pages, limit)]
    if not any(map(str.isalpha, "".join(pages))):
        raise document.error("the PDF document has no text layer: its pages are pictures")
    lines = [line for page in pages for line in joined(page.splitlines())]
    article = parse_article([line.replace("\0", "") for line in lines], tools.rules)
    cut = (f"only its first {limit} pages were read",) if len(reader.pages) > limit else ()
    return make_report(document, article, _metadata(reader, cut), tools)


def joined(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a page's lines: a line that is full goes on in the next one."""
    lines = [" ".join(line.split()) for line in lines]
    width = FULL * max(map(len, lines), default=0)
    paragraph = ""
    for line in lines:
        if paragraph.endswith("-") and line[:1].islower():
            paragraph = paragraph[:-1] + line
        else:
            paragraph = f"{paragraph} {line}".strip()
        if not line or len(line) < width or (SENTENCE_END.search(line) and len(line) < width / FULL * 0.9):
            if paragraph:
                yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _metadata(reader: PdfReader, notes: tuple[str, ...]) -> Metadata:
    """What the file says. The day of making is that of the file, not of the report: it is noted."""
    found = reader.metadata
    day = _day(reader)
    made = (f"the PDF document says that it was made on {day}",) if day else ()
    return Metadata(
        published=day,
        given_by="the PDF document's properties",
        byline=(found.author if found else None) or None,
        notes=(*notes, *made),
    )


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
