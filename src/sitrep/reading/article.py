"""An article out of the lines of a page: its title, byline, datelines and body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sitrep.reading.datelines import Dateline, head_dateline, load_dateline_rules
from sitrep.reading.furniture import Furniture, load_furniture, strip_furniture
from sitrep.reading.head import HeadRules, load_head_rules, take_bylines, take_headers, take_title


class Rules:
    """What tells the parts of a page apart: the rules that ship with the package (`data/*.toml`).

    Those of furniture are loaded when they are first needed: records of named fields have none.
    """

    def __init__(self) -> None:
        self.head: HeadRules = load_head_rules(load_dateline_rules())

    @cached_property
    def furniture(self) -> Furniture:
        """What marks the lines that are no part of a report."""
        return load_furniture()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The parts of a page. `headers` are its header lines by field; `words` all but its furniture."""

    headers: Mapping[str, str]
    title: str
    byline: str | None
    datelines: tuple[Dateline, ...]
    text: str
    words: str


def parse_article(
    lines: Sequence[str], rules: Rules, *, title: str = "", datelines: Sequence[Dateline] = ()
) -> Article:
    """The article in the lines of a page, top to bottom.

    `title` and `datelines` are what the page shows besides these lines.

    The text is empty where nothing is left but furniture. A page that is a title and no more has
    that as its text.
    """
    headers, lines = take_headers(lines, rules.head)
    lines = strip_furniture(lines, rules.furniture)
    words = "\n".join([title, *lines])
    title = title or headers.get("title", "")
    if title:
        lines = [line for line in lines if line != title]
    else:
        title, lines = take_title(lines, rules.head)
    byline, own, lines = take_bylines(lines, rules.head)
    lines = [line for line in lines if not rules.head.is_caption(line)]
    if title and not lines:
        title, lines = "", [title]
    text = "\n\n".join(lines)
    head = head_dateline(text, title, rules.head.datelines)
    return Article(
        headers=headers,
        title=title,
        byline=headers.get("byline", byline),
        datelines=(*datelines, *own, *([head] if head else [])),
        text=text,
        words=words,
    )
