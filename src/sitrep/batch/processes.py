"""A crew of processes on this machine."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import TYPE_CHECKING, Literal, Self, TypeAlias

from sitrep.batch.crew import Died, Work
from sitrep.errors import BatchError

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

STARTS = 3  # workers in a row that end before they can work
PATIENCE = 600  # seconds for a piece of work
SLOWEST = 1000  # bytes a second, for which there is time besides
_READY = b"ready"

Start: TypeAlias = Literal["fork", "spawn"]


def quickest_start() -> Start:
    """How workers start: forked, with all that this process has loaded, where that is safe; else spawned.

    A fork copies locks as they are, but not the threads that hold them. So it is safe as long as this
    process has no other thread, on Linux; the libraries of other systems have threads of their own.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, and the piece that it has in hand."""

    process: BaseProcess
    pipe: Connection
    piece: tuple[int, bytes] | None = None
    is_ready: bool = False
    until: float = inf  # when it is to be done with its piece
    is_late: bool = False


class Processes:
    """A crew of so many processes; each calls `make` for its Work, which must be picklable to be spawned.

    One that dies is replaced, and so is one that takes more than so many seconds (`patience`) over its
    piece. They end with this process, however that ends: their pipe closes.
    """

    def __init__(
        self, make: Callable[[], Work], count: int, start: Start = "spawn", patience: float = PATIENCE
    ) -> None:
        self._make = make
        self._count = count
        self._patience = patience
        self._forks = start == "fork"
        self._context: ForkContext | SpawnContext = (
            multiprocessing.get_context("fork") if self._forks else multiprocessing.get_context("spawn")
        )
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        for _ in range(self._count):
            self._workers.append(self._started())
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()

    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.process.pid or 0 for worker in self._workers]

    def is_free(self) -> bool:
        """Whether a worker has nothing in hand."""
        return any(worker.piece is None for worker in self._workers)

    def give(self, number: int, piece: bytes) -> None:
        """Hands a piece of work to a worker that has none; it may still be starting."""
        worker = next(worker for worker in self._workers if worker.piece is None)
        worker.piece = (number, piece)
        self._begin(worker)
        try:
            worker.pipe.send_bytes(piece)
        except OSError:
            return  # it has died, which `take` will see

    def take(self) -> tuple[int, bytes | Died]:
        """Waits for a piece to be done, or to have ended its worker.

        Raises BatchError where workers end one after the other before they can work.
        """
        while True:
            self._end_late()
            busy = {worker.pipe: (worker, worker.piece) for worker in self._workers if worker.piece}
            soonest = min(worker.until for worker, _ in busy.values())
            for pipe in wait(list(busy), None if soonest == inf else max(0, soonest - monotonic())):
                worker, piece = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
                if (taken := self._heard(worker, *piece)) is not None:
                    return taken

    def _begin(self, worker: _Worker) -> None:
        """Set how long a worker has for its piece, once it can work."""
        if worker.is_ready and worker.piece:
            worker.until = monotonic() + self._patience + len(worker.piece[1]) / SLOWEST

    def _end_late(self) -> None:
        """End the workers that take too long, which `_heard` will see."""
        for worker in self._workers:
            if worker.until < monotonic():
                worker.is_late, worker.until = True, inf
                worker.process.kill()

    def _heard(self, worker: _Worker, number: int, piece: bytes) -> tuple[int, bytes | Died] | None:
        """What a worker has to say, if it is about its piece."""
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            how = self._replace(worker)
            if worker.is_late:
                return number, Died(f"by taking more than {self._patience:g} seconds", surely=True)
            if worker.is_ready:
                return number, Died(how)
            self._count_failed_start(how)
            self.give(number, piece)
            return None
        if not worker.is_ready:
            worker.is_ready, self._failed_starts = True, 0
            self._begin(worker)
            return None
        worker.piece, worker.until, worker.is_late = None, inf, False
        return number, message

    def _replace(self, worker: _Worker) -> str:
        """Put another worker in the place of one that has died; says how it died."""
        worker.process.join()
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._started()
        return _ended(worker.process.exitcode or 0)

    def _count_failed_start(self, how: str) -> None:
        self._failed_starts += 1
        if self._failed_starts == STARTS:
            raise BatchError(f"no worker can start: {STARTS} in a row ended before they could work, {how}")

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        copied = [ours, *(worker.pipe for worker in self._workers)] if self._forks else []
        process = self._context.Process(target=_serve, args=(theirs, self._make, copied), daemon=True)
        process.start()
        theirs.close()  # so that the pipe ends when the worker does
        return _Worker(process=process, pipe=ours)


def _ended(status: int) -> str:
    if status < 0:
        return f"by the signal {signal.Signals(-status).name}"
    return f"with exit status {status}"


def _serve(pipe: Connection, make: Callable[[], Work], copied: Sequence[Connection]) -> None:
    """What a worker process does until its pipe is closed; `copied` are other ends that a fork has copied."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that it works for
    gc.freeze()  # what a fork has copied is left alone: its memory is shared, its files are not ours to close
    for end in copied:
        end.close()  # so that the pipe ends when the other process does
    work = make()
    try:
        pipe.send_bytes(_READY)
        while True:
            pipe.send_bytes(work(pipe.recv_bytes()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # who it works for has ended
