"""Loaded words in reports, counted by outlet: the codes are neutral, the words are kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_args

from sitrep.model import Part, Passage, Report, WordUse

_AROUND = 40  # characters of the report to quote on either side
_LONGEST_QUOTATION = 600  # characters; a mark that is never closed opens none
_QUOTATION = re.compile(rf"“[^”]{{1,{_LONGEST_QUOTATION}}}”|\"[^\"]{{1,{_LONGEST_QUOTATION}}}\"")


@dataclass(frozen=True, slots=True)
class LoadedWords:
    """Loaded words: for each of its forms the term, and for each term the neutral word for the same."""

    forms: Mapping[str, str]
    neutral: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """One use of a term: which, where, and whether inside quotation marks."""

    term: str
    passage: Passage
    quoted: bool


def load() -> LoadedWords:
    """The loaded words that the package ships."""
    text = (files("sitrep.framing") / "loaded.toml").read_text(encoding="utf-8")
    return _of(tomllib.loads(text))


def _of(data: Mapping[str, Any]) -> LoadedWords:
    return LoadedWords(
        forms={form.casefold(): term for term, word in data.items() for form in (term, *word["forms"])},
        neutral={term: word["neutral"] for term, word in data.items()},
    )


def word_uses(reports: Iterable[Report], words: LoadedWords) -> tuple[WordUse, ...]:
    """How often each outlet uses each loaded word, by outlet and term; `first` is its earliest use."""
    pattern = _pattern(words.forms)
    ordered = sorted(reports, key=lambda r: (r.published is None, str(r.published or ""), r.id))
    found: dict[tuple[str, str], list[_Use]] = {}
    for report in ordered:
        for use in _uses(report, words.forms, pattern):
            found.setdefault((report.source or "", use.term), []).append(use)
    return tuple(
        WordUse(
            outlet=outlet or None,
            term=term,
            neutral=words.neutral[term],
            count=len(uses),
            quoted=sum(use.quoted for use in uses),
            reports=len({use.passage.report for use in uses}),
            first=uses[0].passage,
        )
        for (outlet, term), uses in sorted(found.items())
    )


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms as whole words, the longest first."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)


def _uses(report: Report, forms: Mapping[str, str], pattern: re.Pattern[str]) -> Iterator[_Use]:
    for part in get_args(Part):
        text = report.text if part == "text" else report.title
        quotations = [m.span() for m in _QUOTATION.finditer(text)]
        for match in pattern.finditer(text):
            start, end = match.span()
            yield _Use(
                term=forms[" ".join(match[0].casefold().split())],
                passage=report.passage(*_around(text, start, end), part),
                quoted=any(first < start and end < last for first, last in quotations),
            )


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with whole words on either side of it, within its line."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    left, right = max(line_start, start - _AROUND), min(line_end, end + _AROUND)
    if left > line_start:
        left = min(start, text.find(" ", left, start) + 1 or start)
    if right < line_end:
        right = max(end, text.rfind(" ", end, right))
    return left, right
