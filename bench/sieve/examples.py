"""The sentences of coded reports, to learn from and to measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bench.accuracy.sets import Corpus
from bench.sieve.quotes import sentences_of
from bench.sieve.texts import gold_of, reports_of
from sitrep import flow
from sitrep.coding.english import EnglishCoder
from sitrep.coding.sentence_sieve import marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of a report: its marks, how many gold entries it tells, and whether it passes.

    It is `certain` where it passes however its marks weigh.
    """

    report: str
    words: int
    marks: frozenset[str]
    told: int
    certain: bool
    passes: bool


def examples(corpus: Corpus, desk: flow.Desk) -> Iterator[Example]:
    """The sentences of those reports of a set that are coded in English."""
    gold = gold_of(corpus)
    for report in reports_of(corpus):
        coder = desk.coder_of(report)
        if not isinstance(coder, EnglishCoder):
            continue
        sentences = coder.named(report, coder.annotate(report))
        quotes = (entry.quote for entries in gold.get(report.name, {}).values() for entry in entries)
        told = Counter(sentences_of(quotes, [one.sentence.text for one in sentences]))
        for i, one in enumerate(sentences):
            text, kinds = one.sentence.text, one.kinds
            yield Example(
                report=report.name,
                words=len(text.split()),
                marks=frozenset(marks(text, kinds)),
                told=told[i],
                certain=coder.sentence_sieve.is_certain(text, kinds),
                passes=coder.sentence_sieve.passes(text, kinds),
            )
