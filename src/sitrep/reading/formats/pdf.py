"""PDF documents with a text layer: the paragraphs of their pages, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.model import Report
from sitrep.reading.apart import GivenUpError
from sitrep.reading.article import parse_article
from sitrep.reading.document import Document
from sitrep.reading.formats.pdf_text import PdfText
from sitrep.reading.furniture import SENTENCE_END
from sitrep.reading.report import Metadata, Tools, make_report

FULL = 0.75  # of the longest line: a shorter one ends its paragraph


def read_pdf(document: Document, tools: Tools) -> Report:
    """The report in a PDF. Raises ReadError where there is none, or its pages are pictures.

    Its text is found in a process apart, since a file can be made to take hours.
    """
    if not document.raw.lstrip().startswith(b"%PDF-"):
        raise document.error("not a PDF document")
    limits = tools.limits
    try:
        found = tools.pdf_text(document.raw, limits.pdf_pages, limits.pdf_seconds)
    except GivenUpError as error:
        raise document.error(f"not a PDF document that can be read: {error}") from error
    if isinstance(found, str):
        raise document.error(found)
    if not any(map(str.isalpha, "".join(found.pages))):
        raise document.error("the PDF document has no text layer: its pages are pictures")
    lines = [line for page in found.pages for line in joined(page.splitlines())]
    article = parse_article([line.replace("\0", "") for line in lines], tools.rules)
    return make_report(document, article, _metadata(found), tools)


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


def _metadata(found: PdfText) -> Metadata:
    """What the file says. The day of making is that of the file, not of the report: it is noted."""
    cut = (f"only its first {len(found.pages)} pages were read",) if found.is_cut else ()
    made = (f"the PDF document says that it was made on {found.made}",) if found.made else ()
    return Metadata(
        published=found.made,
        given_by="the PDF document's properties",
        byline=found.author,
        notes=(*cut, *made),
    )
