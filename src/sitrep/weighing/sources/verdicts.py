"""Verdicts: whether what others say later bears a testimony out, refutes it, or leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from sitrep.weighing.sources.bearing import WEIGHTS
from sitrep.weighing.sources.testimony import State, Testimony

Verdict: TypeAlias = Literal["bears out", "refutes"]
Allies: TypeAlias = Mapping[str, Sequence[str]]

SLACK_DAYS = 2  # reports of one fact differ by as much in its day
WITHIN_DAYS = 30  # what a place is said to be a month later tells little of what it was
TIMES = 2.0  # counts of one incident agree up to this factor, or where they are no further apart than:
COUNTS_APART = 2


def ruled(one: Testimony, words: Iterable[Testimony], allies: Allies) -> Verdict | None:
    """What independent words on the same subject, published no earlier, make of a testimony.

    Each source weighs by its interest, and nothing where it speaks for its own side; the heavier
    side has it. Words from a newer change of hands on are of another state of the place.
    """
    words = tuple(words)
    until = _changed_on(one, words, allies)
    weights: dict[Verdict, dict[str, float]] = {"bears out": {}, "refutes": {}}
    for word in words:
        if not _can_judge(word, one) or word.day > until or (word.day == until and not word.changes):
            continue
        found = verdict(one, word, allies)
        if found and not (found == "bears out" and word.said.origin.own & one.said.origin.own):
            by_source = weights[found]
            source = word.said.origin.root
            by_source[source] = max(by_source.get(source, 0.0), WEIGHTS[word.said.bearing])
    speaks_for, against = (sum(sorted(by_source.values())) for by_source in weights.values())
    if speaks_for == against:
        return None
    return "bears out" if speaks_for > against else "refutes"


def verdict(one: Testimony, other: Testimony, allies: Allies) -> Verdict | None:
    """What another word on the same subject says of a testimony; None where it leaves it open.

    Near the same day two changes are one. On a later day, a word that tells of a change counts by how
    it says the place stood until then, any other by how it says it stands.
    """
    if one.count is not None and other.count is not None:
        return "bears out" if _counts_agree(one.count, other.count) else "refutes"
    days = (other.day - one.day).days
    if one.after is None or other.after is None or not -SLACK_DAYS <= days <= WITHIN_DAYS:
        return None
    if days < 0 and not other.changes:
        return None  # "the rebel-held town", of the day before its fall
    told = other.before if other.changes and days > _slack(one) else (other.after,)
    found = {_compare(one.after, state, allies) for state in told} - {None}
    return found.pop() if len(found) == 1 else None


def _can_judge(word: Testimony, one: Testimony) -> bool:
    """Whether a word comes no earlier, from another source, in another story, and not for its own side."""
    a, b = word.said, one.said
    return (
        a.bearing != "for its own side"
        and a.origin.root != b.origin.root
        and a.story != b.story
        and (a.report.published or date.min) >= (b.report.published or date.min)
    )


def _changed_on(one: Testimony, words: Iterable[Testimony], allies: Allies) -> date:
    """The day on which the place is next said, by anyone, to have passed into other hands."""
    if one.after is None:
        return date.max
    first = one.day + timedelta(days=_slack(one) + 1)
    changes = (word for word in words if word.changes and word.day >= first and word.after)
    days = (w.day for w in changes if w.after and _compare(one.after, w.after, allies) == "refutes")
    return min(days, default=date.max)


def _slack(one: Testimony) -> int:
    """For how many days more a change may be the one that is told of."""
    return SLACK_DAYS if one.changes else 0


def _compare(one: State, other: State, allies: Allies) -> Verdict | None:
    (side, has), (other_side, other_has) = one, other
    if side == other_side:
        return "bears out" if has == other_has else "refutes"
    if not other_has or other_side in allies.get(side, ()):
        return None
    return "refutes" if has else "bears out"


def _counts_agree(one: int, other: int) -> bool:
    less, more = sorted((one, other))
    return more <= TIMES * less or more - less <= COUNTS_APART
