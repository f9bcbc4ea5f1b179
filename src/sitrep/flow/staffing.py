"""Staffing: many workers for the steps that read much."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep.errors import UsageError
from sitrep.flow.loading import desk, full_name, places

if TYPE_CHECKING:
    from sitrep import batch


@contextmanager
def workers(
    theatre: str, cache: Path, spool: Path, count: int = 1, cluster: str | None = None
) -> Iterator[batch.Workers | None]:
    """So many processes of this machine, or the workers of a Dask scheduler at the address `cluster`.

    None for a single one, which needs no help. `cluster` may be `local`: a cluster of `count`
    processes. Finished shards wait in the folder `spool`. Raises UsageError where Dask is not
    installed, and for the theatre as `desk` does; that one need not be loaded yet, since workers take
    their time to start.
    """
    if cluster is None and count == 1:
        yield None
        return
    from sitrep import batch  # noqa: PLC0415 -- the record's database takes long to load

    places(theatre, cache).close()  # compiled once for all of them, where that is to be done
    make = partial(_work, full_name(theatre), cache.resolve())
    with _crew(make, count, cluster) as crew:
        yield batch.Workers(crew, batch.Spool(spool))


def _crew(make: partial[batch.Work], count: int, cluster: str | None) -> batch.Crew:
    from sitrep import batch  # noqa: PLC0415 -- as above

    if cluster is None:
        return batch.Processes(make, count)
    try:
        from sitrep.batch.cluster import Cluster  # noqa: PLC0415 -- Dask is not needed for the rest
    except ImportError as error:
        raise UsageError(f"a cluster needs Dask: pip install 'sitrep[cluster]' ({error})") from error
    return Cluster(cluster, make, count)


def _work(theatre: str, cache: Path) -> batch.Work:
    """What a worker does, made in its own process; what is sieved out does not come to it."""
    from sitrep import batch  # noqa: PLC0415 -- as above

    return partial(batch.code_lines, desk(theatre, cache, sieves=False))
