"""Web pages: the article that trafilatura finds in one, and what the page says of itself.

Tables are left out: in saved pages they are layout as often as figures, and a row is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from sitrep.model import Report
from sitrep.reading.article import Article, parse_article
from sitrep.reading.datelines import LINE, Dateline, DatelineRules, line_dates
from sitrep.reading.document import Document, decoded_text
from sitrep.reading.furniture import is_sentence
from sitrep.reading.language import language_code
from sitrep.reading.report import Metadata, Tools, make_report

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # the library ships no types
    from trafilatura.settings import Document as Extract

# Bounds of a page's date, so that it does not hang on the day of reading.
DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1945-01-01",
    "max_date": "2099-12-31",
}
PARAGRAPH = 150  # characters of a line that is no heading or menu, in whatever script
VISIBLE = 80  # elements after the heading in which the dateline stands
SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|.{0,80}\burl:\s*)(https?://\S+)", re.DOTALL)
SAVED_HEAD = 2000  # characters in which a browser notes where it saved a page from


def read_page(document: Document, tools: Tools) -> Report:
    """The report in a web page. Raises ReadError where there is none."""
    decoded = decoded_text(document)
    parts = page_parts(decoded.text, tools)
    if parts is None:
        raise document.error("no article found in the page")
    article, metadata = parts
    notes = (decoded.note,) if decoded.note else ()
    return make_report(document, article, replace(metadata, notes=notes), tools)


def page_parts(page: str, tools: Tools) -> tuple[Article, Metadata] | None:
    """The article of a web page, and what the page says of itself; None where there is no article."""
    tree = _tree(page)
    extract = _extracted(tree) if tree is not None else None
    if tree is None or extract is None:
        return None
    lines = [line.strip().removeprefix("- ") for line in (extract.text or "").splitlines() if line.strip()]
    title = _title(tree, extract, lines)
    datelines = _visible_datelines(tree, title, tools.rules.head.datelines)
    metadata = Metadata(
        published=_day(extract, page),
        given_by="the page's metadata",
        source=extract.sitename,
        url=extract.url or _saved_from(page),
        byline=extract.author,
        language=_language(tree),
    )
    return parse_article(lines, tools.rules, title=title, datelines=datelines), metadata


def _tree(page: str) -> HtmlElement | None:
    """The parsed page; one without an `html` element is given one, which the libraries rely on."""
    from trafilatura import load_html  # noqa: PLC0415 -- takes long to load

    tree = load_html(page)
    if tree is None or tree.tag != "html":
        tree = load_html(f"<html><body>{page}</body></html>")
    return tree


def _extracted(tree: HtmlElement) -> Extract | None:
    """The article: strictly, or where that finds none, all the page has that reads like one."""
    from trafilatura import bare_extraction  # noqa: PLC0415 -- takes long to load
    from trafilatura.settings import Document as Extract  # noqa: PLC0415 -- ditto

    for strict in (True, False):
        extract = bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            favor_precision=strict,
            with_metadata=True,
            date_extraction_params=DATES,
        )
        if isinstance(extract, Extract) and _has_paragraph(extract.text or ""):
            return extract
    return None


def _has_paragraph(text: str) -> bool:
    return any(is_sentence(line) or len(line) >= PARAGRAPH for line in text.splitlines())


def _title(tree: HtmlElement, extract: Extract, lines: list[str]) -> str:
    """The title, without the site's name; the article's own heading where the window's title has it."""
    window = _squeezed(tree.findtext(".//title") or "")
    first = lines[0] if lines else ""
    if first and first in window and not is_sentence(first):
        return first
    title = extract.title or ""
    for mark in (" - ", " | ", " – ", " — ", " :: ", " » "):
        title = title.removesuffix(f"{mark}{extract.sitename}")
    return title


def _day(extract: Extract, page: str) -> date | None:
    """The day that the markup gives. One that only the article's words name is the story's own."""
    day = extract.date
    if day is None or page.count(day) == (extract.text or "").count(day) > 0:
        return None
    return date.fromisoformat(day)


def _language(tree: HtmlElement) -> str | None:
    tag = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    return language_code(tag or "")


def _saved_from(page: str) -> str | None:
    match = SAVED_FROM.search(page, 0, SAVED_HEAD)
    return match[1] if match else None


def _visible_datelines(tree: HtmlElement, title: str, rules: DatelineRules) -> tuple[Dateline, ...]:
    """The datelines that a reader sees between the heading and the first sentence.

    A date above the heading may be the day on which the page was saved, one below another story's.
    """
    found: dict[tuple[str, int], Dateline] = {}
    for words in _between(tree, title):
        dates = line_dates(words, rules)
        if dates and not dates.rest:
            for dateline in dates.datelines:
                found.setdefault((dateline.written.words, dateline.kind), dateline)
    return tuple(found.values())


def _between(tree: HtmlElement, title: str) -> Iterator[str]:
    """The words of each element between the article's heading and its first sentence."""
    headings = list(tree.iter("h1", "h2", "h3"))
    named = (heading for heading in headings if _squeezed(heading.text_content()) == title)
    heading = next(named, next((heading for heading in headings if heading.tag == "h1"), None))
    if heading is None:
        return
    for element in islice(heading.xpath("following::*"), VISIBLE):
        words = _squeezed(element.text_content())
        if is_sentence(words) and (element.tag == "p" or is_sentence(element.text or "")):
            return
        if len(words) <= LINE:
            yield words


def _squeezed(text: str) -> str:
    return " ".join(text.split())
