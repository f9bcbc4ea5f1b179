"""A coder that stands in for the language model, for workers that are processes of their own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sitrep import batch
from sitrep.model import Claim, Problem, Report, Statement
from sitrep.record import Reader, Record

READER = Reader("stub", "1")


class StubCoder:
    """Takes each word for a statement; "deadly" ends the process that reads it, "endless" never ends."""

    name = READER.name
    version = READER.version

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        if "deadly" in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "endless" in report.text:
            signal.pause()
        if "faulty" in report.text:
            raise ValueError("faulty")
        words = report.text.split()
        starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
        return tuple(
            Claim(
                passage=report.passage(start, start + len(word)),
                speaker=None,
                when=None,
                where=None,
                fact=Statement(role=word),
                confidence=0.5,
                reader=self.name,
                version=self.version,
            )
            for start, word in zip(starts, words, strict=True)
        )


class StubCoders:
    """Has the stub for every report."""

    def coder_of(self, report: Report) -> StubCoder | None:
        return None if report.language == "xx" else StubCoder()


def work() -> batch.Work:
    """A worker's Work."""
    return partial(batch.code_lines, StubCoders())


def watched_work(alive: str) -> batch.Work:
    """The same, with a pipe held open for as long as the worker lives."""
    os.open(alive, os.O_RDWR)  # which waits for no reader; the process holds it to its end
    return work()


def fails() -> batch.Work:
    """A worker that can't start."""
    sys.exit(3)


def choice(report: Report) -> batch.Entry:
    if report.language == "xx":
        problem = Problem(source=report.name, reason="no coder")
        return batch.Entry(report=report, claims=(), problem=problem)
    return batch.Entry(report=report, reader=READER)


def report(number: int, text: str = "The bridge fell .", language: str = "en") -> Report:
    return Report(
        name=f"r{number}",
        source="mill-post",
        url=None,
        title=f"Day {number}",
        text=f"{text} {number}",
        language=language,
        published=None,
        retrieved=None,
        raw_hash=str(number),
    )


def reading(count: int) -> Iterator[Report | Problem]:
    """So many reports, with a problem, a report that nobody codes and one that comes twice among them."""
    for number in range(count):
        yield report(number)
        if number % 7 == 3:
            yield Problem(source=f"broken-{number}", reason="empty")
            yield report(number, language="xx", text="Le pont")
            yield report(number // 2)


def keep(
    items: Iterator[Report | Problem], path: Path, workers: batch.Workers | None
) -> list[batch.Ingested]:
    """Reads items into a record with workers."""
    with Record.open(path) as record:
        shards = batch.run(items, choice, record.readings, StubCoders(), workers)
        return [batch.ingest(shard, record) for shard in shards]


def keep_alone(items: Iterator[Report | Problem], path: Path) -> None:
    """Reads items into a record one by one, as a single process does."""
    problems = []
    with Record.open(path) as record:
        for item in items:
            entry = batch.Entry(problem=item) if isinstance(item, Problem) else choice(item)
            if entry.problem:
                problems.append(entry.problem)
            if entry.report:
                coder = StubCoders().coder_of(entry.report)
                record.append(entry.report, coder(entry.report) if coder else (), entry.reader)
        record.append_problems(problems)
