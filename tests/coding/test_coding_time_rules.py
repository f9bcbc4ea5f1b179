from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.coding.lexicon import load
from sitrep.coding.times import dates, fiscal, full, ranks, relative, told
from sitrep.coding.times.beginnings import beginnings
from sitrep.coding.times.rules import Rules

GRAMMAR = [rule for kind in (full, dates, ranks, relative, fiscal, told) for rule in kind.rules(load().time)]
PATTERNS = [re.compile(rule.pattern, re.IGNORECASE) for rule in GRAMMAR]
RULES = Rules(GRAMMAR)
LOOK_BEHIND = re.compile(r"\(\?<[=!][^()]*\)")
EXPRESSIONS = st.sampled_from(
    [st.from_regex(re.compile(LOOK_BEHIND.sub("", rule.pattern))) for rule in GRAMMAR]
).flatmap(lambda expressions: expressions)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"last\s+week", {"last"}),
        (r"(?:the\s+)?weeks?\b", {"the", "week", "weeks"}),
        (r"(?:(?:mid|late)[\s-]+)?(?P<m>jun\.?|sept?)(?!\d)", {"mid", "late", "jun", "sep", "sept"}),
        (r"(?<=\bin )(?:twent|thirt)ies\b", {"twenties", "thirties"}),
        (r"['’](?P<yy>\d\d)(?!\d|s\b)", {"'", "’"}),
        (r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?P<sep>[./-])\d{1,2}(?P=sep)", {"0"}),
        (r"(?:a\s+few|\d{1,3}|(?:some\s+|many\s+)*days)", {"a", "0", "some", "many", "days"}),
        (r"week['’]s\s+end|year-end", {"week", "year"}),
    ],
)
def test_first_words_are_read_off_a_pattern(pattern: str, words: set[str]) -> None:
    assert beginnings(pattern) == words


@given(st.sampled_from(["", "in ", "on ", "at ", "since ", "the "]), EXPRESSIONS)
def test_what_rules_find_is_what_they_match_at_any_word(before: str, expression: str) -> None:
    text = before + expression
    starts = [m.start() for m in re.finditer(r"(?<![\w.])\S", text)]
    matches = (pattern.match(text, at) for at in starts for pattern in PATTERNS)
    expected = [(m.span(), m.re) for m in matches if m]
    assert [(match.span(), match.re) for match, _ in RULES.find(text)] == expected


def test_rules_are_tried_at_their_own_words_alone() -> None:
    assert not any({"army", "of", "killed"} & beginnings(rule.pattern) for rule in GRAMMAR)
