"""Plain text, often saved from a page: the lines of it, and the report in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sitrep.model import Report
from sitrep.reading.article import parse_article
from sitrep.reading.document import Document, decoded_text
from sitrep.reading.report import Metadata, Tools, make_report

BREAK = re.compile(r"\n\s*\n")
WRAPPED_WIDTH = 100  # characters of the longest line that an editor breaks paragraphs into


def read_text(document: Document, tools: Tools) -> Report:
    """The report in a text file. Raises ReadError where there is none."""
    decoded = decoded_text(document)
    article = parse_article(paragraphs(decoded.text), tools.rules)
    notes = (decoded.note,) if decoded.note else ()
    return make_report(document, article, Metadata(notes=notes), tools)


def paragraphs(text: str) -> list[str]:
    """The lines of a text without the empty ones; a paragraph wrapped over several lines is one.

    A paragraph counts as wrapped where no line could have taken the first word of the next.
    """
    lines = "\n".join(line.strip() for line in text.splitlines())
    width = max((len(line) for line in lines.split("\n") if " " in line), default=0)
    found: list[str] = []
    for block in BREAK.split(lines):
        rows = [row for row in block.split("\n") if row]
        found.extend([" ".join(rows)] if _is_wrapped(rows, width) else rows)
    return found


def _is_wrapped(rows: Sequence[str], width: int) -> bool:
    if width > WRAPPED_WIDTH or len(rows) < 2:
        return False
    return all(len(row) + 1 + len(following.split()[0]) > width for row, following in pairwise(rows))
