"""Versions: what a later print of a story says otherwise than the earlier one that it copies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from sitrep.model import Passage, Report, iso
from sitrep.weighing.copies import word_runs
from sitrep.weighing.folding import words_of

_SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*[.!?…]*[\"”’)]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A passage that differs, as each print has it: `before` is None where it was added,
    `after` where it was dropped.
    """

    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A print against the one that it copies, by that one's id.

    `same` is the share of its runs of words that are found there; `changes` are in the order of the
    text, and cover every sentence that the other has not.
    """

    copied: str
    same: float
    changes: tuple[Change, ...]


def version(report_id: str, story: Iterable[str], reports: Mapping[str, Report]) -> Version | None:
    """A report as a version of an earlier print of its story; None for the first print.

    Of several earlier prints it copies the one that shares most runs of words with it, of equal ones
    the first.
    """
    ours = word_runs(reports[report_id].text)
    place = _order(report_id, reports)
    earlier = sorted(
        (other for other in story if _order(other, reports) < place), key=lambda one: _order(one, reports)
    )
    if not earlier:
        return None
    shared = {other: len(ours & word_runs(reports[other].text)) for other in earlier}
    copied = max(earlier, key=shared.__getitem__)
    changes = tuple(_changes(reports[copied], reports[report_id]))
    return Version(copied=copied, same=shared[copied] / max(1, len(ours)), changes=changes)


def _order(report_id: str, reports: Mapping[str, Report]) -> tuple[date, str, str]:
    """By the day of publication, then the moment at which it was fetched."""
    report = reports[report_id]
    return report.published or date.max, iso(report.retrieved) or "", report_id


def _changes(before: Report, after: Report) -> Iterator[Change]:
    """Sentences that are not the same in both, by their words alone; what stands together is one passage."""
    old, new = _sentences(before.text), _sentences(after.text)
    same = SequenceMatcher(None, [words for _, words in old], [words for _, words in new], autojunk=False)
    for tag, old_start, old_end, new_start, new_end in same.get_opcodes():
        if tag != "equal":
            yield Change(
                before=_passage(before, old[old_start:old_end]), after=_passage(after, new[new_start:new_end])
            )


def _sentences(text: str) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """The spans of a text's sentences, each with its words; what has no words is none."""
    found = (((match.start(), match.end()), tuple(words_of(match[0]))) for match in _SENTENCE.finditer(text))
    return [(span, words) for span, words in found if words]


def _passage(report: Report, sentences: list[tuple[tuple[int, int], tuple[str, ...]]]) -> Passage | None:
    if not sentences:
        return None
    return report.passage(sentences[0][0][0], sentences[-1][0][1])
