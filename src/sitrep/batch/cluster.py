"""A crew of the workers of a Dask cluster, wherever it runs.

Dask's scheduler gives a piece whose worker is gone to another one. Pieces travel as bytes, so that
workers need no files of ours: only the same Sitrep, and the theatre.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self, cast

from distributed import Client, Future, LocalCluster, WorkerPlugin, as_completed, get_worker
from distributed.client import ClosedClientError

from sitrep.batch.crew import Died, Work
from sitrep.errors import BatchError, SitrepError, UsageError

LOCAL = "local"  # in place of an address: a cluster on this machine, for as long as it is used
_ADDRESS = re.compile(r"(?:\w+://)?[^/\s]+:\d+")
_AHEAD = 16  # pieces that wait beyond two a worker: what a cluster that grows by need goes by
_PLUGIN = "sitrep"


class Cluster:
    """The workers of a scheduler at an address, or, for `local`, `count` processes of this machine.

    Each calls `make`, which must be picklable, for its Work. Raises BatchError where the scheduler
    cannot be reached in so many `seconds`, and as soon as it is gone; UsageError for what is no address.
    """

    def __init__(self, address: str, make: Callable[[], Work], count: int = 1, seconds: float = 30) -> None:
        if address != LOCAL and not _ADDRESS.fullmatch(address):
            raise UsageError(f"{address!r} is no address of a Dask scheduler: write it as tcp://host:8786")
        self._seconds = seconds
        self._address = address
        self._make = make
        self._count = count

    def __enter__(self) -> Self:
        local = self._address == LOCAL
        self._cluster = (
            LocalCluster(n_workers=self._count, threads_per_worker=1, dashboard_address=None)
            if local
            else None
        )
        try:
            self._client = Client(self._cluster or self._address, timeout=self._seconds, set_as_default=False)
        except OSError as error:
            raise BatchError(f"no Dask scheduler answers at {self._address}: {error}") from error
        self._client.register_plugin(_Maker(self._make), name=_PLUGIN)
        self._numbers: dict[object, int] = {}  # of pieces, by the keys that Dask knows them by
        self._done = as_completed(loop=self._client.loop)
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close(timeout=1)
        if self._cluster:
            self._cluster.close()

    def is_free(self) -> bool:
        """Whether the workers have less than two pieces each at hand, and a few beyond."""
        with self._at_hand():
            threads: int = sum(self._client.nthreads().values())
        return len(self._numbers) < 2 * threads + _AHEAD

    def give(self, number: int, piece: bytes) -> None:
        """Hands a piece of work to the scheduler."""
        with self._at_hand():
            future = self._client.submit(_do, piece, pure=False)
        self._numbers[future.key] = number
        self._done.add(future)

    def take(self) -> tuple[int, bytes | Died]:
        """Waits for a piece to be done, or to fail. Raises BatchError where the scheduler is gone."""
        future: Future[bytes] = next(self._done)
        number = self._numbers.pop(future.key)
        if future.status == "finished":
            return number, future.result()
        if future.status != "error":
            raise self._gone()
        error = future.exception()
        if isinstance(error, SitrepError):
            raise error
        return number, Died(f"by {error!r}", surely=True)

    @contextmanager
    def _at_hand(self) -> Iterator[None]:
        """Asks something of the scheduler."""
        try:
            yield
        except (OSError, ClosedClientError) as error:
            raise self._gone() from error

    def _gone(self) -> BatchError:
        return BatchError(f"the Dask scheduler at {self._address} is gone: run again to go on from here")


class _Maker(WorkerPlugin):
    """Makes each thread of a worker its Work, when that is first needed."""

    def __init__(self, make: Callable[[], Work]) -> None:
        self._make = make

    def setup(self, worker: object) -> None:  # noqa: ARG002 -- Dask's signature
        """Begins on a worker, which calls this."""
        self._of_thread = threading.local()

    def work(self) -> Work:
        """The Work of the thread that asks for it."""
        if not hasattr(self._of_thread, "work"):
            self._of_thread.work = self._make()
        work: Work = self._of_thread.work
        return work


def _do(piece: bytes) -> bytes:
    return cast("_Maker", get_worker().plugins[_PLUGIN]).work()(piece)
