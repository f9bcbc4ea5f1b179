"""Copies: one story printed by several outlets is one source, however often it is printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sitrep.model import Report
from sitrep.weighing.folding import words_of

SAME_STORY = 0.8  # share of the shorter text's word runs that the longer one has too
DAYS_APART = 3  # an older text that looks the same is a recurring bulletin, not a copy
_RUN = 5  # words; shorter runs are shared by chance, longer ones break at every edit


def stories(reports: Mapping[str, Report]) -> dict[str, frozenset[str]]:
    """For each report's id, the ids of the reports that print the same story, its own among them.

    Two reports print one story when, published at most three days apart, four fifths of the
    shorter text's runs of five words are found in the longer one. Texts without a day are
    compared among themselves.
    """
    runs = {report_id: _runs(report.text) for report_id, report in reports.items()}
    story = {report_id: {report_id} for report_id in reports}
    for one, other in _copies(reports, runs):
        if story[one] is not story[other]:
            story[one] |= story[other]
            for member in story[other]:
                story[member] = story[one]
    return {report_id: frozenset(members) for report_id, members in story.items()}


def _copies(reports: Mapping[str, Report], runs: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that print one story, found by the runs that each day's reports hold."""
    printed: dict[date | None, dict[int, list[str]]] = defaultdict(dict)
    for report_id in sorted(reports):
        index = printed[reports[report_id].published]
        for run in runs[report_id]:
            index.setdefault(run, []).append(report_id)
    for report_id in sorted(reports):
        indexes = [printed[day] for day in _days_before(reports[report_id].published) if day in printed]
        shared = Counter(
            other for index in indexes for run in index.keys() & runs[report_id] for other in index[run]
        )
        for other, count in shared.items():
            if other != report_id and count >= SAME_STORY * min(len(runs[report_id]), len(runs[other])):
                yield report_id, other


def _days_before(day: date | None) -> list[date | None]:
    """The day itself and those before it that are near enough."""
    if day is None:
        return [None]
    return [day - timedelta(days=back) for back in range(min(DAYS_APART + 1, day.toordinal()))]


def _runs(text: str) -> frozenset[int]:
    """A text's runs of five words, as their hashes; a shorter text is one run."""
    words = words_of(text)
    if not words:
        return frozenset()
    length = min(_RUN, len(words))
    return frozenset(map(hash, zip(*(words[start:] for start in range(length)), strict=False)))
