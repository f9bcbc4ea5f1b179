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
    items: Iterable[Report | Problem], choice: Choice, known: Known, coders: Coders, workers: Workers
) -> Iterator[tuple[Entry, ...]]:
    """What was read, coded, some entries at a time and in order: by `coders` here, until workers are hired.

    A finished shard's file goes when the next entries are asked for: whoever takes them keeps them first.
    No more is held in memory than the shards that workers have in hand, or those read ahead before.
    """
    spool = workers.spool
    shards = (planned(shard, known, spool) for shard in cut(_entries(items, choice), workers.size))
    ahead = deque[Planned]()
    for shard in too_few(shards, ahead, workers.enough):
        yield from _alone(shard, known, coders, spool)
    if ahead:
        yield from _shared(ahead[0].shard.number, chain(ahead, shards), workers.hire(), spool)
    spool.close()


def _entries(items: Iterable[Report | Problem], choice: Choice) -> Iterator[Entry]:
    return (Entry(problem=item) if isinstance(item, Problem) else choice(item) for item in items)


def _alone(planned: Planned, known: Known, coders: Coders, spool: Spool) -> Iterator[tuple[Entry, ...]]:
    """A shard, each report as soon as it is coded, after those that need no coding."""
    shard, due = planned
    if spool.has(shard.key):
        yield spool.read(shard.key)
        spool.drop(shard.key)
        return
    held: list[Entry] = []
    for at, entry in enumerate(shard.entries):
        if at in due and unknown([entry], known):  # a report that comes twice is known by now
            yield (*held, code(coders, entry))
            held.clear()
        else:
            held.append(entry)
    if held:
        yield tuple(held)


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
