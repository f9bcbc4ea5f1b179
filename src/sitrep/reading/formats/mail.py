"""Mail (`.eml`): the message is the report, its sender the source, its date the carrier's.

Attachments are named and not read; save them to read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from sitrep.model import Report
from sitrep.reading.article import Article, parse_article
from sitrep.reading.decode import DecodeError, decode
from sitrep.reading.document import Document
from sitrep.reading.formats.page import page_parts
from sitrep.reading.formats.plain import paragraphs
from sitrep.reading.report import Metadata, Tools, make_report

PARTS = 200  # of one message; the library's time grows with the square of their number
NESTED = 50  # parts that have parts of their own
BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_mail(document: Document, tools: Tools) -> Report:
    """The report in a message. Raises ReadError where there is none."""
    if not document.raw.strip():
        raise document.error("the file is empty")
    if document.raw.count(b"\n--") > 2 * PARTS or document.raw.count(b"boundary=") > NESTED:
        raise document.error(f"a message of more than {PARTS} parts, or {NESTED} that have parts")
    try:
        message = message_from_bytes(document.raw, policy=default)
        found = _article(message, tools)
        metadata = _metadata(message)
    # What the library stumbles over in a broken message is of many types, and documented for none.
    except BROKEN as error:
        raise document.error(f"not a message that can be read: {_reason(error)}") from error
    if found is None:
        raise document.error("the message has no words")
    article, own = found
    return make_report(document, article, replace(metadata, language=own.language), tools)


def _article(message: EmailMessage, tools: Tools) -> tuple[Article, Metadata] | None:
    """The article of the plain part, else that of the page part."""
    title = _header(message, "Subject")
    pages = []
    for part in _inline_parts(message):
        if part.get_content_subtype() == "html":
            pages.append(part)
        elif text := _text(part):
            return parse_article(paragraphs(text), tools.rules, title=title), Metadata()
    for part in pages:
        parts = page_parts(_text(part), tools)
        if parts:
            return (replace(parts[0], title=title) if title else parts[0]), parts[1]
    return None


def _inline_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts with words, in order, but for attachments. Raises ValueError where it is no message."""
    if not message.keys():
        raise ValueError("it has no head")
    for part in islice(message.walk(), PARTS):
        if part.get_content_maintype() == "text" and not part.get_filename():
            yield part


def _text(part: EmailMessage) -> str:
    """The words of a part; "" where it has none. Raises ValueError where its bytes are no text."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return ""
    try:
        return decode(raw, part.get_content_charset()).text
    except DecodeError as error:
        raise ValueError(str(error)) from error


def _metadata(message: EmailMessage) -> Metadata:
    sender, address = parseaddr(_header(message, "From"))
    names = [name for part in islice(message.walk(), PARTS) if (name := part.get_filename())]
    notes = (f"not read, attached to the message: {', '.join(names[:20])}",) if names else ()
    return Metadata(
        published=_day(message),
        given_by="the message's date",
        source=sender or address or None,
        notes=notes,
    )


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, IndexError, OverflowError):
        return None


def _header(message: EmailMessage, name: str) -> str:
    """A header's words on one line; "" where it is not there."""
    words = str(message.get(name) or "").encode(errors="replace").decode().split()
    return "".join(c for c in " ".join(words) if c.isprintable())


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error) or type(error).__name__
