"""Word documents (`.docx`): the paragraphs of their text, and what their properties say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from sitrep.model import Report
from sitrep.reading.archives.zips import open_zip, read_member
from sitrep.reading.article import parse_article
from sitrep.reading.document import Document
from sitrep.reading.limits import Limits
from sitrep.reading.report import Metadata, Tools, make_report

if TYPE_CHECKING:
    from lxml import etree  # type: ignore[import-untyped]  # the library ships no types

BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
BREAKS = {f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n"}


def read_word(document: Document, tools: Tools) -> Report:
    """The report in a Word document. Raises ReadError where there is none."""
    try:
        with open_zip(BytesIO(document.raw), tools.limits.archive) as archive:
            body = _tree(read_member(archive, BODY, tools.limits), document)
            properties = _properties(archive, tools.limits, document)
    except KeyError as error:
        raise document.error("not a Word document: it has no text part") from error
    except OSError as error:
        raise document.error(f"not a Word document: {error}") from error
    lines = [line for paragraph in _paragraphs(body) for line in paragraph.split("\n") if line.strip()]
    if not lines:
        raise document.error("the document has no words")
    words = {} if properties is None else {str(part.tag): part.text or "" for part in properties}
    article = parse_article(lines, tools.rules, title="")
    return make_report(document, article, _metadata(words), tools)


def _tree(raw: bytes, document: Document) -> etree._Element:
    """The tree of a part. A document type is refused: it can say what grows without bound."""
    from lxml import etree  # noqa: PLC0415 -- takes long to load

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise document.error(f"not a Word document: {error.msg}") from error
    if tree.getroottree().docinfo.doctype:
        raise document.error("not a Word document: its XML declares a document type")
    return tree


def _properties(archive: ZipFile, limits: Limits, document: Document) -> etree._Element | None:
    try:
        return _tree(read_member(archive, PROPERTIES, limits), document)
    except KeyError:
        return None


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The words of each paragraph, in order; what was struck out under review is left out."""
    for paragraph in body.iter(f"{WORD}p"):
        words = []
        for part in paragraph.iter(f"{WORD}t", *BREAKS):
            words.append(BREAKS.get(str(part.tag)) or part.text or "")
        yield "\n".join(" ".join(line.split()) for line in "".join(words).split("\n"))


def _metadata(words: dict[str, str]) -> Metadata:
    """What the properties say. The day of making is that of the file, not of the report: it is noted."""
    day = _day(words.get(f"{TERMS}created", ""))
    notes = (f"the document's properties say that it was made on {day}",) if day else ()
    return Metadata(
        published=day,
        given_by="the document's properties",
        byline=words.get(f"{CORE}creator") or None,
        notes=notes,
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None
