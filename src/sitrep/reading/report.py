"""From the parts of a page to a Report: the step that text and pages share."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from sitrep.model import Report
from sitrep.reading.article import Article, Rules, load_rules
from sitrep.reading.datelines import Evidence, dated
from sitrep.reading.inputs import InputFile
from sitrep.reading.language import Languages, language_code

URL_DAY = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)")
NAME_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(\d\d)[-_./]?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What every reader of a file needs. `max_bytes` is the size of the largest file or line."""

    rules: Rules
    languages: Languages
    max_bytes: int


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


def load_tools(max_bytes: int) -> Tools:
    """The tools with the rules that ship with the package."""
    return Tools(rules=load_rules(), languages=Languages(), max_bytes=max_bytes)


def file_bytes(file: InputFile, max_bytes: int) -> bytes:
    """The whole of a file. Raises ReadError where it is too large or cannot be read."""
    try:
        size = file.path.stat().st_size
        if size <= max_bytes:
            with file.path.open("rb") as stream:
                raw = stream.read(max_bytes + 1)
            size = max(size, len(raw))
    except OSError as error:
        raise file.error(error.strerror or str(error)) from error
    if size > max_bytes:
        raise file.error(f"too large: {megabytes(size)}, the limit is {megabytes(max_bytes)}")
    return raw


def make_report(file: InputFile, raw: bytes, article: Article, metadata: Metadata, tools: Tools) -> Report:
    """The report of one file. Raises ReadError where the article has no text."""
    if not article.text:
        raise file.error("nothing but page furniture")
    headers = article.headers
    url = metadata.url or headers.get("url")
    evidence = Evidence(
        metadata=metadata.published or day_in(URL_DAY, url or ""),
        given_by=metadata.given_by,
        text=article.words,
        named=day_in(NAME_DAY, file.name),
    )
    day = dated(article.datelines, evidence)
    language = language_code(headers.get("language", "")) or metadata.language
    return Report(
        name=file.name,
        source=headers.get("source") or metadata.source or file.folder,
        url=url,
        title=article.title,
        text=article.text,
        language=language or tools.languages.detect(article.text),
        published=day.day,
        retrieved=None,
        raw_hash=hashlib.sha256(raw).hexdigest(),
        byline=metadata.byline or article.byline,
        notes=(*metadata.notes, *day.notes),
    )


def day_in(pattern: re.Pattern[str], words: str) -> date | None:
    """The day in an address or a file's name (".../2016/12/05/..."), if there is one."""
    match = pattern.search(words)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def megabytes(size: int) -> str:
    """A size in bytes as text, in MB of a million bytes."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size} bytes"
