"""Copies: one story printed by several outlets is one source, however often it is printed.

Texts are compared by their runs of words (shingles: Broder 1997, "On the resemblance and containment
of documents"), by containment, since a copy is often cut. Few pairs are compared in full: of the
runs that a text shares with a day's reports, so few may be missing in a copy that one of the rarest
must be in it (prefix filtering: Chaudhuri and others 2006). The filter loses no copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import chain, combinations
from math import ceil

from sitrep.model import Report
from sitrep.weighing.folding import fold, words_of
from sitrep.weighing.memo import Memo

SAME_STORY = 0.8  # share of the shorter text's word runs that the longer one has too
NEW_VERSION = 0.5  # the same where an outlet prints again under its own title or address
DAYS_APART = 3  # an older text that looks the same is a recurring bulletin, not a copy
_RUN = 5  # words; shorter runs are shared by chance, longer ones break at every edit

Pair = tuple[str, str]
Runs = frozenset[int]


def stories(reports: Mapping[str, Report], memo: Memo | None = None) -> dict[str, frozenset[str]]:
    """For each report's id, the ids of the reports that print the same story, its own among them.

    Two reports print one story when, published at most three days apart, four fifths of the
    shorter text's runs of five words are found in the longer one; of two versions of one outlet's
    article (one title or address), half. Texts without a day are compared among themselves.
    """
    story = {report_id: {report_id} for report_id in reports}
    for one, other in _copies(reports, memo or Memo()):
        if story[one] is not story[other]:
            story[one] |= story[other]
            for member in story[other]:
                story[member] = story[one]
    return {report_id: frozenset(members) for report_id, members in story.items()}


def _copies(reports: Mapping[str, Report], memo: Memo) -> Iterator[Pair]:
    """Pairs of reports that print one story, found day by day: with that day's and the few before."""
    printed: dict[date | None, list[str]] = defaultdict(list)
    for report_id in sorted(reports):
        printed[reports[report_id].published].append(report_id)
    issues: dict[date | None, _Issue] = {}  # of the days at hand
    for day in sorted(printed, key=lambda day: day or date.min):
        days = [day, *(earlier for earlier in _days_before(day) if earlier in printed)]
        issues = {
            near: issues.get(near) or _Issue({one: reports[one] for one in printed[near]}) for near in days
        }
        key = tuple(tuple(printed[near]) for near in days)
        yield from memo.recall("copies", key, partial(_copies_of, issues[day], list(issues.values())[1:]))


def _days_before(day: date | None) -> list[date]:
    """The days before that are near enough, the latest first."""
    if day is None:
        return []
    return [day - timedelta(days=back) for back in range(1, min(DAYS_APART + 1, day.toordinal()))]


class _Issue:
    """The reports of one day, by the runs of words that they hold; read only when asked for."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self.reports = reports

    @cached_property
    def runs(self) -> Mapping[str, Runs]:
        """Each report's runs."""
        return {report_id: word_runs(report.text) for report_id, report in self.reports.items()}

    @cached_property
    def every_run(self) -> Runs:
        """The runs of all its reports."""
        return frozenset(chain.from_iterable(self.runs.values()))

    @cached_property
    def repeated(self) -> Runs:
        """The runs that two or more of its reports hold."""
        held = Counter(chain.from_iterable(self.runs.values()))
        return frozenset(run for run, reports in held.items() if reports > 1)

    @cached_property
    def articles(self) -> Sequence[tuple[str, str, str]]:
        """Its reports with an outlet: the outlet, a title or address, and the report."""
        return [
            (report.source, name, report_id)
            for report_id, report in self.reports.items()
            for name in (report.url, fold(report.title))
            if report.source and name
        ]


def _copies_of(today: _Issue, before: Sequence[_Issue]) -> tuple[Pair, ...]:
    """The pairs of one story of which the later report is of today."""
    pairs = (*_same_texts(today, before), *_versions(today, before))
    return tuple(sorted({(min(pair), max(pair)) for pair in pairs}))


def _same_texts(today: _Issue, before: Sequence[_Issue]) -> Iterator[Pair]:
    """Reports of which one is of today, with those that are no shorter and hold enough of their runs.

    Of the runs that a text shares with any other, a copy lacks so few that it holds at least one
    of its `telling` ones: those with the fewest holders, one more than it may lack.
    """
    runs = dict(chain.from_iterable(issue.runs.items() for issue in (today, *before)))
    earlier: Runs = frozenset().union(*(issue.every_run for issue in before))
    common = today.repeated | (today.every_run & earlier)
    shared = {report_id: held & common for report_id, held in runs.items()}
    count = Counter(chain.from_iterable(shared.values()))
    telling: dict[str, list[int]] = {}
    for one, ours in shared.items():
        spare = len(ours) - _least(runs[one])
        if ours and spare >= 0:
            telling[one] = sorted(ours, key=count.__getitem__)[: spare + 1]
    wanted = frozenset(chain.from_iterable(telling.values()))
    holders: dict[int, list[str]] = defaultdict(list)
    for other, theirs in shared.items():
        for run in theirs & wanted:
            holders[run].append(other)
    for one, chosen in telling.items():
        others = set(chain.from_iterable(holders[run] for run in chosen)) - {one}
        for other in others if one in today.reports else others & today.reports.keys():
            if len(runs[other]) >= len(runs[one]) and len(runs[one] & runs[other]) >= _least(runs[one]):
                yield one, other


def _least(runs: Runs) -> int:
    """How many of a text's runs a longer one holds where it is the same story."""
    return ceil(SAME_STORY * len(runs))


def _versions(today: _Issue, before: Sequence[_Issue]) -> Iterator[Pair]:
    """Two prints of an outlet under one title or at one address, of which half is the same."""
    printed: dict[tuple[str, str], list[tuple[str, Runs]]] = defaultdict(list)
    for issue in (today, *before):
        for source, name, report_id in issue.articles:
            printed[source, name].append((report_id, issue.runs[report_id]))
    for prints in printed.values():
        for (one, runs), (other, theirs) in combinations(prints, 2):
            least = max(1, NEW_VERSION * min(len(runs), len(theirs)))
            if (one in today.reports or other in today.reports) and len(runs & theirs) >= least:
                yield one, other


def word_runs(text: str) -> Runs:
    """A text's runs of five words, as their hashes; a shorter text is one run."""
    words = words_of(text)
    if not words:
        return frozenset()
    length = min(_RUN, len(words))
    return frozenset(map(hash, zip(*(words[start:] for start in range(length)), strict=False)))
