"""A run: what is read, through shards and workers, back in the order of reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeAlias

from sitrep.batch.crew import Crew
from sitrep.batch.dispatch import Dispatch
from sitrep.batch.entries import Entry
from sitrep.batch.plan import Known, Planned, planned, too_few, unknown
from sitrep.batch.shards import ShardSize, cut
from sitrep.batch.spool import Spool
from sitrep.batch.work import Coders, code
from sitrep.model import Problem, Report

Choice: TypeAlias = Callable[[Report], Entry]  # what becomes of a report: who codes it, or why nobody does


class Workers(NamedTuple):
    """Many workers: who hires them, where finished shards wait, how large shards are.

    They are hired once there are `enough` characters to code, which is when they are worth their start.
    """

    hire: Callable[[], Crew]
    spool: Spool
    size: ShardSize = ShardSize()
    enough: int = 0


def run(
    items: Iterable[Report | Problem],
    choice: Choice,
    known: Known,
    coders: Coders,
    workers: Workers | None = None,
) -> Iterator[tuple[Entry, ...]]:
    """What was read, coded, some entries at a time and in order: by `coders` here, until workers are hired.

    Without `workers` each is given as soon as it is coded. With them, no more is held in memory than
    the shards that they have in hand, or those read ahead before. A finished shard's file goes when the
    next entries are asked for: whoever takes them keeps them first.
    """
    entries = (Entry(problem=item) if isinstance(item, Problem) else choice(item) for item in items)
    if workers is None:
        yield from ((_coded(entry, known, coders),) for entry in entries)
        return
    spool = workers.spool
    shards = (planned(shard, known, spool) for shard in cut(entries, workers.size))
    ahead = deque[Planned]()
    for shard in too_few(shards, ahead, workers.enough):
        yield from _alone(shard, known, coders, spool)
    if ahead:
        yield from _shared(ahead[0].shard.number, chain(ahead, shards), workers.hire(), spool)
    spool.close()


def _alone(planned: Planned, known: Known, coders: Coders, spool: Spool) -> Iterator[tuple[Entry, ...]]:
    """A shard, each report as soon as it is coded, after those that need no coding."""
    shard, due = planned
    if spool.has(shard.key):
        yield spool.read(shard.key)
        spool.drop(shard.key)
        return
    held: list[Entry] = []
    for at, entry in enumerate(shard.entries):
        held.append(_coded(entry, known, coders) if at in due else entry)
        if at in due:
            yield tuple(held)
            held.clear()
    if held:
        yield tuple(held)


def _coded(entry: Entry, known: Known, coders: Coders) -> Entry:
    """An entry, coded where it is still to be coded: what came twice may be known by now."""
    return code(coders, entry) if unknown([entry], known) else entry


def _shared(due: int, shards: Iterator[Planned], crew: Crew, spool: Spool) -> Iterator[tuple[Entry, ...]]:
    """Shards that a crew codes, each as a whole; `due` is the number of the first."""
    finished: dict[int, str] = {}
    for shard, lines in Dispatch(crew).work(shards):
        finished[shard.number] = shard.key
        if not spool.has(shard.key):
            spool.write(shard.key, lines)
        while key := finished.pop(due, None):
            yield spool.read(key)
            spool.drop(key)
            due += 1
