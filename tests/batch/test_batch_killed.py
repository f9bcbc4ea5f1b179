"""Real processes, killed: nothing is lost, and nothing done twice over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from driver import REPORTS, SIZE
from record_image import Image, image
from stub_coder import fails, keep, keep_alone, reading, report, watched_work, work

from sitrep import batch
from sitrep.errors import BatchError
from sitrep.model import Problem, Report

DRIVER = Path(__file__).with_name("driver.py")
STARTS = [*(["fork"] if sys.platform == "linux" else []), "spawn"]
MOMENTS = [("finished", 2), ("INSERT INTO claims", 2), ("committed", 1)]


@pytest.fixture
def alive(tmp_path: Path) -> Path:
    """A named pipe that workers hold open."""
    path = tmp_path / "alive"
    os.mkfifo(path)
    return path


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """The record that one process makes."""
    path = tmp_path_factory.mktemp("alone") / "war.db"
    keep_alone(reading(REPORTS), path)
    return image(path)


def staffed(crew: batch.Crew, folder: Path) -> batch.Workers:
    return batch.Workers(lambda: crew, batch.Spool(folder / "shards"), SIZE)


def driver(*words: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(DRIVER), *map(str, words)]
    return subprocess.Popen(  # noqa: S603 - our own words
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )


def opened(pipe: Path) -> BinaryIO:
    """The reading end of a named pipe, without waiting for who writes."""
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(end, True)
    return os.fdopen(end, "rb")


@pytest.mark.parametrize("start", STARTS)
def test_killed_writer_leaves_a_record_that_the_next_run_completes(
    tmp_path: Path, alive: Path, alone: Image, start: batch.Start
) -> None:
    record = tmp_path / "war.db"
    for moment, nth in MOMENTS:
        with opened(alive) as held, driver(start, record, alive, moment, nth) as run:
            assert run.stdout is not None
            assert run.stdout.readline() == "here\n"
            run.kill()
            run.wait()
            assert held.read() == b""  # its workers have let go: none outlives it
    with driver(start, record, alive) as run:
        assert run.wait() == 0
    assert image(record) == alone
    assert not record.with_suffix(".shards").exists()


def test_killed_workers_are_replaced_and_their_shards_done_again(tmp_path: Path, alone: Image) -> None:
    with batch.Processes(work, 2) as crew:

        def items() -> Iterator[Report | Problem]:
            for at, item in enumerate(reading(REPORTS)):
                if at % 11 == 5:
                    os.kill(crew.pids()[at % 2], signal.SIGKILL)
                yield item

        keep(items(), tmp_path / "war.db", staffed(crew, tmp_path))
    assert image(tmp_path / "war.db") == alone


def test_a_report_that_ends_every_process_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    items = [report(at, "A deadly bridge ." if at == 5 else "The bridge .") for at in range(9)]
    items[7] = report(7, "A faulty bridge .")
    with batch.Processes(work, 2) as crew:
        done = keep(iter(items), tmp_path / "war.db", staffed(crew, tmp_path))
    told = {problem.source: problem.reason for shard in done for problem in shard.problems}
    assert told.keys() == {"r5", "r7"}
    assert told["r5"].endswith("ended its worker 3 times, at last by the signal SIGKILL")
    assert "its coder failed with ValueError('faulty') (stub_coder.py:" in told["r7"]
    assert sum(shard.new_claims for shard in done) == 7 * 4


def test_a_report_that_never_ends_is_named(tmp_path: Path) -> None:
    items = [report(at, "An endless bridge .") for at in range(2)]
    with batch.Processes(work, 1, patience=0.1) as crew:
        done = keep(iter(items), tmp_path / "war.db", staffed(crew, tmp_path))
    told = [problem.reason for shard in done for problem in shard.problems]
    assert len(told) == 2
    assert all(reason.endswith("at last by taking more than 0.1 seconds") for reason in told)


def test_workers_that_cannot_start_end_the_run(tmp_path: Path) -> None:
    with batch.Processes(fails, 2) as crew, pytest.raises(BatchError, match="exit status 3"):
        keep(reading(9), tmp_path / "war.db", staffed(crew, tmp_path))


def test_workers_end_with_the_crew(alive: Path) -> None:
    with batch.Processes(partial(watched_work, str(alive)), 2):
        held = alive.open("rb")
    with held:
        assert held.read() == b""
