"""A real Dask cluster of processes, parts of which are killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from driver import REPORTS, SIZE
from record_image import Image, image
from stub_coder import keep, keep_alone, reading, report, work

from sitrep import batch
from sitrep.batch.cluster import Cluster
from sitrep.errors import BatchError
from sitrep.model import Problem, Report

SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
WORKER = "from distributed.cli.dask_worker import main; main()"


class Parts(NamedTuple):
    """The processes of a cluster."""

    address: str
    scheduler: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]


def start(code: str, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *words, "--host", "127.0.0.1", "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own words


def line_with(words: str, process: subprocess.Popen[str]) -> str:
    """The line of a process's log that has some words, once it comes."""
    assert process.stderr is not None
    return next(line for line in process.stderr if words in line)


@contextmanager
def cluster() -> Iterator[Parts]:
    """A scheduler with two workers; what is left of them is killed at the end."""
    scheduler = start(SCHEDULER, "--port", "0")
    address = line_with("Scheduler at:", scheduler).split()[-1]
    workers = [start(WORKER, address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
    for worker in workers:
        line_with("Registered to:", worker)
    try:
        yield Parts(address, scheduler, workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.communicate()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """The record that one process makes."""
    path = tmp_path_factory.mktemp("alone") / "war.db"
    keep_alone(reading(REPORTS), path)
    return image(path)


def killing(process: subprocess.Popen[str], at: int) -> Iterator[Report | Problem]:
    """What is read, with a process killed in the middle of it."""
    for number, item in enumerate(reading(REPORTS)):
        if number == at:
            process.kill()
            process.wait()
        yield item


def staffed(crew: batch.Crew, folder: Path) -> batch.Workers:
    return batch.Workers(lambda: crew, batch.Spool(folder / "shards"), SIZE)


def test_a_cluster_whose_worker_and_then_its_scheduler_are_killed_loses_nothing(
    tmp_path: Path, alone: Image
) -> None:
    record = tmp_path / "war.db"
    with cluster() as parts:
        with Cluster(parts.address, work) as crew:
            keep(killing(parts.workers[0], 20), tmp_path / "first.db", staffed(crew, tmp_path))
        assert image(tmp_path / "first.db") == alone
        with Cluster(parts.address, work, seconds=1) as crew, pytest.raises(BatchError, match="is gone"):
            keep(killing(parts.scheduler, 20), record, staffed(crew, tmp_path))
    with (
        pytest.raises(BatchError, match="no Dask scheduler answers"),
        Cluster(parts.address, work, seconds=1),
    ):
        pass
    with batch.Processes(work, 1) as crew:
        keep(reading(REPORTS), record, staffed(crew, tmp_path))
    assert image(record) == alone


def test_a_local_cluster_names_the_report_that_its_coder_fails_on(tmp_path: Path) -> None:
    items = [report(at, "A faulty bridge ." if at == 5 else "The bridge .") for at in range(9)]
    with Cluster("local", work, 1) as crew:
        done = keep(iter(items), tmp_path / "war.db", staffed(crew, tmp_path))
    (problem,) = (problem for shard in done for problem in shard.problems)
    assert problem.source == "r5"
    assert "ValueError('faulty')" in problem.reason
    assert sum(shard.new_claims for shard in done) == 8 * 4
