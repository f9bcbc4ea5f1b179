"""The record: how often later words of others bore out what a source said, and what that makes of it.

A Beta distribution for each source, kind of claim and bearing: it starts with the weight by
interest (of IN_FULL) as its mean, as sure as PRIOR_CLAIMS judged claims, and adds those that were
borne out and refuted. That the agreement of sources tells of their reliability is the idea of Dawid and Skene
(1979, Applied Statistics 28).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple

from sitrep.weighing.memo import Memo
from sitrep.weighing.sources.bearing import WEIGHTS, Bearing
from sitrep.weighing.sources.testimony import Key, Said, Testimony, testimony
from sitrep.weighing.sources.verdicts import SLACK_DAYS, WITHIN_DAYS, Allies, Verdict, ruled

PRIOR_CLAIMS = 4.0  # so a source's own record soon outweighs what is thought of its kind
STEP = 0.05  # of weights: finer would feign a sureness that no such record has
IN_FULL = 0.95  # the reliability of a source that counts in full: none is certain
SAME_WORD_DAYS = 7  # a source that says the same of a place again within a week has not been right twice

_DAY: Final = attrgetter("day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How claims of one kind and bearing of one source fared."""

    bearing: Bearing
    borne_out: int = 0
    refuted: int = 0

    @property
    def told(self) -> int:
        """How many could be judged."""
        return self.borne_out + self.refuted

    @property
    def reliability(self) -> float:
        """The mean of its Beta distribution."""
        return (PRIOR_CLAIMS * expected(self.bearing) + self.borne_out) / (PRIOR_CLAIMS + self.told)

    @property
    def weight(self) -> float:
        """What such a claim weighs: its reliability over that of a source in full, in steps, 1 at most."""
        return min(1.0, round(round(self.reliability / IN_FULL / STEP) * STEP, 2))

    @property
    def because(self) -> str:
        """The rule that gives the weight, in words."""
        if not self.told:
            return self.bearing
        by_interest = f"{self.bearing}: {WEIGHTS[self.bearing]:.2f}"
        return f"{by_interest}; others of its like borne out {self.borne_out} of {self.told} times"

    def after(self, found: Verdict | None, times: int = 1) -> Record:
        """The record after one more verdict, if there is one; for -1 times, what it is without it."""
        if found == "bears out":
            return replace(self, borne_out=self.borne_out + times)
        return replace(self, refuted=self.refuted + times) if found else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The record of each source, kind of claim and bearing, and the verdict on each claim that has one."""

    kept: Mapping[Key, Record]
    verdicts: Mapping[str, Verdict]

    _weights: dict[tuple[Key, Verdict | None], float] = field(default_factory=dict)

    def of(self, said: Said) -> Record:
        """That of all claims of a claim's source, kind and bearing."""
        return self.kept.get(said.like) or Record(bearing=said.bearing)

    def weight(self, said: Said) -> float:
        """What a claim weighs by all others of its like: who agrees with it is weighed beside it."""
        like = said.like, self.verdicts.get(said.id)
        if like not in self._weights:
            self._weights[like] = self._of_others(said).weight
        return self._weights[like]

    def because(self, said: Said) -> str:
        """The rule that gives the weight, in words."""
        return self._of_others(said).because

    def _of_others(self, said: Said) -> Record:
        return self.of(said).after(self.verdicts.get(said.id), -1)


def expected(bearing: Bearing) -> float:
    """The reliability by interest alone."""
    return IN_FULL * WEIGHTS[bearing]


def records(reports: Iterable[tuple[Said, ...]], allies: Allies, memo: Memo | None = None) -> Records:
    """What later words of others make of the claims of reports, and so of their sources."""
    memo = memo or Memo()
    fared: Counter[tuple[Key, Verdict]] = Counter()
    verdicts: dict[str, Verdict] = {}
    for words in _by_subject(reports, memo):
        found = memo.recall("verdicts", tuple(words), partial(_ruled, words, allies))
        fared.update(found.fared)
        verdicts.update(found.verdicts)
    kept: dict[Key, Record] = {}
    for (of, verdict), times in fared.items():
        kept[of] = (kept.get(of) or Record(bearing=of[-1])).after(verdict, times)
    return Records(kept=kept, verdicts=verdicts)


class _Ruled(NamedTuple):
    """The verdicts that can be had on one subject: by record, once for a run of like words; and by claim."""

    fared: Sequence[tuple[Key, Verdict]]
    verdicts: Mapping[str, Verdict]


def _ruled(words: Iterable[Testimony], allies: Allies) -> _Ruled:
    standing = _standing(words)
    judged = ((run, ruled(run[0], _near(run[0], standing), allies)) for run in _runs(standing))
    found = [(run, verdict) for run, verdict in judged if verdict]
    return _Ruled(
        [(run[0].said.like, verdict) for run, verdict in found],
        {word.said.id: verdict for run, verdict in found for word in run},
    )


def _by_subject(reports: Iterable[tuple[Said, ...]], memo: Memo) -> Iterable[Sequence[Testimony]]:
    """What is said on each subject."""
    by_subject: dict[tuple[object, ...], list[Testimony]] = defaultdict(list)
    for said in reports:
        for word in memo.recall("testimony", said, partial(_testimony, said)):
            by_subject[word.subject].append(word)
    return by_subject.values()


def _testimony(said: Iterable[Said]) -> tuple[Testimony, ...]:
    return tuple(found for one in said if (found := testimony(one)))


def _standing(words: Iterable[Testimony]) -> Sequence[Testimony]:
    """What is said on a subject, by day and id; of several counts of one source, the last."""
    words = tuple(words)
    last = {word.said.origin.key: word for word in sorted(words, key=_published)}
    standing = (word for word in words if word.count is None or word is last[word.said.origin.key])
    return sorted(standing, key=lambda word: (word.day, word.said.id))


def _published(word: Testimony) -> tuple[date, str]:
    return word.said.report.published or date.min, word.said.id


def _runs(words: Iterable[Testimony]) -> Iterable[Sequence[Testimony]]:
    """A subject's words, each with those by which its source says the same again within a week."""
    runs: list[list[Testimony]] = []
    latest: dict[tuple[object, ...], list[Testimony]] = {}
    for word in words:
        same = (word.said.origin.key, word.said.bearing, word.after)
        if same not in latest or (word.day - latest[same][0].day).days >= SAME_WORD_DAYS:
            latest[same] = []
            runs.append(latest[same])
        latest[same].append(word)
    return runs


def _near(one: Testimony, words: Sequence[Testimony]) -> Sequence[Testimony]:
    """The words of days near enough to say anything of a testimony."""
    first = bisect_left(words, one.day - timedelta(days=SLACK_DAYS), key=_DAY)
    return words[first : bisect_right(words, one.day + timedelta(days=WITHIN_DAYS), key=_DAY)]
