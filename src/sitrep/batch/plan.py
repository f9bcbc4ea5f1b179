"""The plan: which reports of a shard are to be coded, and whether they are worth workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from sitrep.batch.entries import Entry
from sitrep.batch.shards import Shard
from sitrep.batch.spool import Spool
from sitrep.record import Reader

Known: TypeAlias = Callable[[Iterable[str]], set[tuple[str, Reader]]]  # which of some reports are coded

AHEAD = 4  # shards that are read before it is clear who codes them


class Planned(NamedTuple):
    """A shard with the places of those reports that are to be coded; none where it is finished already."""

    shard: Shard
    due: tuple[int, ...]

    @property
    def characters(self) -> int:
        """How much there is to code."""
        reports = (self.shard.entries[at].report for at in self.due)
        return sum(len(report.text) for report in reports if report)


def planned(shard: Shard, known: Known, spool: Spool) -> Planned:
    """What of a shard is to be coded.

    What the record knows is left as it is read. A finished shard that leaves out what this record
    does not know was made for another one, and is made anew.
    """
    due = unknown(shard.entries, known)
    if spool.has(shard.key):
        if not unknown(spool.read(shard.key), known):
            return Planned(shard, ())
        spool.drop(shard.key)
    return Planned(shard, due)


def unknown(entries: Sequence[Entry], known: Known) -> tuple[int, ...]:
    """The places of what is to be coded and is not known."""
    due = [(at, one.report.id, one.reader) for at, one in enumerate(entries) if one.report and one.is_due]
    coded = known(report_id for _, report_id, _ in due)
    return tuple(at for at, *reading in due if tuple(reading) not in coded)


def too_few(shards: Iterator[Planned], ahead: deque[Planned], enough: int) -> Iterator[Planned]:
    """The shards before there are `enough` characters to code for workers to be worth their start.

    Reads some `ahead`, where those are at the end that have not been given: none, if it was too few.
    """
    seen = 0
    for shard in shards:
        ahead.append(shard)
        seen += shard.characters
        if seen >= enough:
            return
        if len(ahead) > AHEAD:
            yield ahead.popleft()
    while ahead:
        yield ahead.popleft()
