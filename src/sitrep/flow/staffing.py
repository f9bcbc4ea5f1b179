"""Staffing: many workers for the steps that read much, as soon as it is clear that they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from sitrep import batch
from sitrep.errors import UsageError
from sitrep.flow.loading import Desk, desk

# Characters to code for which workers save as much time as their start takes, measured on two cores.
ENOUGH: Mapping[batch.Start, int] = {"fork": 20_000, "spawn": 200_000}


@contextmanager
def workers(
    desk: Desk, cache: Path, spool: Path, count: int = 1, cluster: str | None = None
) -> Iterator[batch.Workers | None]:
    """So many processes of this machine, or the workers of a Dask scheduler at the address `cluster`.

    None for a single one, which needs no help. Processes are started once there is enough to code for
    that; a cluster's are always asked. `cluster` may be `local`: a cluster of `count` processes.
    Finished shards wait in the folder `spool`. Raises UsageError where Dask is not installed.
    """
    if cluster is None and count == 1:
        yield None
        return
    load = partial(_loaded, desk.name, cache.resolve())
    start = batch.quickest_start()
    with ExitStack() as hired:
        if cluster is not None:
            crew, enough = _cluster(cluster, load, count), 0
        else:
            make = partial(_inherited, desk) if start == "fork" else load
            crew, enough = batch.Processes(make, count, start), ENOUGH[start]
        yield batch.Workers(partial(hired.enter_context, crew), batch.Spool(spool), enough=enough)


def _cluster(address: str, make: partial[batch.Work], count: int) -> batch.Crew:
    try:
        from sitrep.batch.cluster import Cluster  # noqa: PLC0415 -- Dask is not needed for the rest
    except ImportError as error:
        raise UsageError(f"a cluster needs Dask: pip install 'sitrep[cluster]' ({error})") from error
    return Cluster(address, make, count)


def _loaded(theatre: str, cache: Path) -> batch.Work:
    """What a worker does that loads its own desk; what is sieved out does not come to it."""
    return partial(batch.code_lines, desk(theatre, cache, sieves=False))


def _inherited(desk: Desk) -> batch.Work:
    """The same of a worker that was forked, with the desk of the process that it works for."""
    desk.gazetteer.reopen()
    return partial(batch.code_lines, replace(desk, sieves=False))
