"""A run: what is read, through shards and workers, back in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from sitrep.batch.crew import Crew
from sitrep.batch.dispatch import Dispatch
from sitrep.batch.entries import Entry
from sitrep.batch.shards import Shard, ShardSize, cut
from sitrep.batch.spool import Spool
from sitrep.model import Problem, Report
from sitrep.record import Reader

Choice: TypeAlias = Callable[[Report], Entry]  # what becomes of a report: who codes it, or why nobody does
Known: TypeAlias = Callable[[Iterable[str]], set[tuple[str, Reader]]]  # which of some reports are coded


class Workers(NamedTuple):
    """Many workers: their crew, where finished shards wait, and how large shards are."""

    crew: Crew
    spool: Spool
    size: ShardSize = ShardSize()


def run(
    items: Iterable[Report | Problem], choice: Choice, known: Known, workers: Workers
) -> Iterator[tuple[Entry, ...]]:
    """What was read, coded, a shard at a time and in order.

    A shard's file goes when the next shard is asked for: whoever takes them keeps each one first.
    No more is held in memory than the shards that workers have in hand.
    """
    crew, spool, size = workers
    planned = (_planned(shard, known, spool) for shard in cut(_entries(items, choice), size))
    finished: dict[int, str] = {}
    due = 0
    for shard, lines in Dispatch(crew).work(planned):
        finished[shard.number] = shard.key
        if not spool.has(shard.key):
            spool.write(shard.key, lines)
        while key := finished.pop(due, None):
            yield spool.read(key)
            spool.drop(key)
            due += 1
    spool.close()


def _entries(items: Iterable[Report | Problem], choice: Choice) -> Iterator[Entry]:
    return (Entry(problem=item) if isinstance(item, Problem) else choice(item) for item in items)


def _planned(shard: Shard, known: Known, spool: Spool) -> tuple[Shard, tuple[int, ...]]:
    """A shard with the places of what is to be coded: nothing where it is finished already.

    What the record knows is left as it is read. A finished shard that leaves out what this record
    does not know was made for another one, and is made anew.
    """
    due = _unknown(shard.entries, known)
    if spool.has(shard.key):
        if not _unknown(spool.read(shard.key), known):
            return shard, ()
        spool.drop(shard.key)
    return shard, due


def _unknown(entries: Sequence[Entry], known: Known) -> tuple[int, ...]:
    """The places of what is to be coded and is not known."""
    due = [(at, one.report.id, one.reader) for at, one in enumerate(entries) if one.report and one.is_due]
    coded = known(report_id for _, report_id, _ in due)
    return tuple(at for at, *reading in due if tuple(reading) not in coded)
