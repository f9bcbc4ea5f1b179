"""From the parts of a document to a Report: the step that all documents share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sitrep.model import Report
from sitrep.reading.apart import Apart
from sitrep.reading.article import Article, Rules
from sitrep.reading.datelines import Evidence, dated
from sitrep.reading.document import Document
from sitrep.reading.formats.pdf_text import PdfText
from sitrep.reading.language import Languages, language_code
from sitrep.reading.limits import Limits
from sitrep.reading.raw import Keep

URL_DAY = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)")
NAME_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(\d\d)[-_./]?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What every reader of a file needs.

    `columns` says by which name a dump calls a field ("title": "headline"); `keep` gives the hash
    of raw bytes, and may store them; `pdf_text` finds the text of a PDF.
    """

    rules: Rules
    languages: Languages
    limits: Limits
    columns: Mapping[str, str]
    keep: Keep
    pdf_text: Apart[PdfText | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page or a file says of itself outside of its text; `given_by` names who gives the day."""

    published: date | None = None
    given_by: str = "the address"
    source: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def make_report(document: Document, article: Article, metadata: Metadata, tools: Tools) -> Report:
    """The report of one document. Raises ReadError where the article has no text."""
    if not article.text:
        raise document.error("nothing but page furniture")
    headers = article.headers
    url = document.url or metadata.url or headers.get("url")
    published, given_by = _carried_day(document, metadata, url)
    evidence = Evidence(
        metadata=published, given_by=given_by, text=article.words, named=day_in(NAME_DAY, document.name)
    )
    day = dated(article.datelines, evidence)
    language = language_code(headers.get("language", "")) or metadata.language
    return Report(
        name=document.name,
        source=headers.get("source") or metadata.source or document.source,
        url=url,
        title=article.title,
        text=article.text,
        language=language or tools.languages.detect(article.text),
        published=day.day,
        retrieved=document.retrieved,
        raw_hash=tools.keep(document.raw),
        byline=metadata.byline or article.byline,
        notes=(*metadata.notes, *day.notes),
    )


def _carried_day(document: Document, metadata: Metadata, url: str | None) -> tuple[date | None, str]:
    """The day by the document's own word, else by its address or its carrier, and who gives it."""
    if metadata.published:
        return metadata.published, metadata.given_by
    if day := day_in(URL_DAY, url or ""):
        return day, "the address"
    return document.published, document.given_by


def day_in(pattern: re.Pattern[str], words: str) -> date | None:
    """The day in an address or a file's name (".../2016/12/05/..."), if there is one."""
    match = pattern.search(words)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
