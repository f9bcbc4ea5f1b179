"""What the web serves: the reader for each media type, and the parts of an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from sitrep.model import Report
from sitrep.reading.document import Document
from sitrep.reading.formats.http import media_type
from sitrep.reading.formats.page import read_page
from sitrep.reading.formats.pdf import read_pdf
from sitrep.reading.formats.plain import read_text
from sitrep.reading.formats.word import read_word
from sitrep.reading.report import Tools

READERS = {
    "text/html": read_page,
    "application/xhtml+xml": read_page,
    "text/plain": read_text,
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_word,
}


def read_web(document: Document, headers: Mapping[str, str], tools: Tools) -> Report | None:
    """The report in what was served; None where its media type holds none. Raises ReadError."""
    media, charset = _media(document, headers)
    reader = READERS.get(media)
    return reader(replace(document, charset=charset), tools) if reader else None


def is_read(headers: Mapping[str, str]) -> bool:
    """Whether what these headers tell of may hold a report."""
    return media_type(headers)[0] in READERS


def host_of(url: str) -> str | None:
    """The host of an address, without "www."; None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def path_of(url: str) -> str:
    """The path of an address; "" where it has none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _media(document: Document, headers: Mapping[str, str]) -> tuple[str, str | None]:
    """The media type as said; a page that is not said to be one by how it begins."""
    media, charset = media_type(headers)
    if not media and document.raw.lstrip()[:1] == b"<":
        media = "text/html"
    return media, charset
