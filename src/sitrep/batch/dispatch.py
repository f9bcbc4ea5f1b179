"""Dispatch: shards out to a crew and back, with what dies on the way tried again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from sitrep.batch.crew import Crew, Died
from sitrep.batch.entries import line_of
from sitrep.batch.plan import Planned
from sitrep.batch.shards import Shard
from sitrep.model import Problem

TRIES = 3  # of one report, before it counts as one that no worker survives
PIECE = 4  # reports for a worker at a time: few, so that all end at about the same time


@dataclass(slots=True)
class _Job:
    """A shard under work: its lines, and which of them are not done."""

    shard: Shard
    lines: list[bytes]
    due: set[int]


@dataclass(slots=True)
class _Piece:
    """Lines of a job that are given to one worker together, and how many workers they ended."""

    job: _Job
    at: tuple[int, ...]
    deaths: int = 0

    def lines(self) -> bytes:
        return b"\n".join(self.job.lines[at] for at in self.at)


@dataclass(slots=True)
class Dispatch:
    """Gives shards to a crew, piece by piece, and gives them back with their lines as soon as each is done.

    A piece that ends its worker is coded report by report; a report that ends three is kept
    without claims, with a Problem that names it.
    """

    crew: Crew
    _waiting: deque[_Piece] = field(default_factory=deque)
    _out: dict[int, _Piece] = field(default_factory=dict)
    _done: deque[_Job] = field(default_factory=deque)
    _numbers: Iterator[int] = field(default_factory=count)

    def work(self, shards: Iterator[Planned]) -> Iterator[tuple[Shard, list[bytes]]]:
        """Each shard with its finished lines, in the order in which they are done.

        `shards` come with the places of those lines that are to be coded. A worker that gets free
        is given the next piece before what it did is given back; its shard was drawn beforehand.
        """
        while True:
            self._fill(shards)
            if self._done:
                job = self._done.popleft()
                yield job.shard, job.lines
            elif not self._out:
                return
            else:
                number, answer = self.crew.take()
                piece = self._out.pop(number)
                if isinstance(answer, Died):
                    self._bury(piece, answer)
                else:
                    self._finish(piece, answer.split(b"\n"))

    def _fill(self, shards: Iterator[Planned]) -> None:
        """Keep the crew at work and the next piece at hand, as long as there are any."""
        while self._draw(shards) and self.crew.is_free():
            piece = self._waiting.popleft()
            number = next(self._numbers)
            self._out[number] = piece
            self.crew.give(number, piece.lines())

    def _draw(self, shards: Iterator[Planned]) -> bool:
        """Whether there is a piece at hand, after drawing a shard where there was none."""
        if self._waiting:
            return True
        drawn = next(shards, None)
        if drawn is None:
            return False
        shard, due = drawn
        job = _Job(shard, list(shard.lines), set(due))
        self._waiting.extend(_Piece(job, due[at : at + PIECE]) for at in range(0, len(due), PIECE))
        if not due:
            self._done.append(job)
        return bool(due)

    def _finish(self, piece: _Piece, lines: list[bytes]) -> None:
        job = piece.job
        for at, line in zip(piece.at, lines, strict=True):
            job.lines[at] = line
        job.due.difference_update(piece.at)
        if not job.due:
            self._done.append(job)

    def _bury(self, piece: _Piece, died: Died) -> None:
        """Try again what ended its worker, or give it up."""
        deaths = piece.deaths + 1
        if len(piece.at) > 1:
            self._waiting.extendleft(_Piece(piece.job, (at,)) for at in reversed(piece.at))
        elif deaths < TRIES and not died.surely:
            self._waiting.appendleft(replace(piece, deaths=deaths))
        else:
            self._finish(piece, [self._given_up(piece, died, deaths)])

    def _given_up(self, piece: _Piece, died: Died, deaths: int) -> bytes:
        entry = piece.job.shard.entries[piece.at[0]]
        reason = f"kept but not coded: it ended its worker {deaths} times, at last {died.reason}"
        name = entry.report.name if entry.report else ""
        return line_of(replace(entry, reader=None, claims=(), problem=Problem(source=name, reason=reason)))
