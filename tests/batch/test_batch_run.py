from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_image import image
from stub_coder import StubCoders, choice, keep, keep_alone, reading, report, work

from nouns import coded_reports
from sitrep import batch
from sitrep.batch.entries import Entry, entry_of, line_of
from sitrep.batch.shards import ShardSize, cut
from sitrep.errors import BatchError
from sitrep.model import Claim, Problem, Report
from sitrep.record import Reader, Record

SMALL = ShardSize(entries=4)
Fate = Callable[[bytes], batch.Died | None]


class Here:
    """A crew within this process; `order` says which piece is done next, `fate` which end their worker."""

    def __init__(self, order: Callable[[int], int], fate: Fate = lambda _: None, size: int = 3) -> None:
        self.order, self.fate, self.size = order, fate, size
        self.given: list[tuple[int, bytes]] = []
        self.worked: list[bytes] = []
        self.work = work()

    def is_free(self) -> bool:
        return len(self.given) < self.size

    def give(self, number: int, piece: bytes) -> None:
        self.given.append((number, piece))

    def take(self) -> tuple[int, bytes | batch.Died]:
        number, piece = self.given.pop(self.order(len(self.given)))
        self.worked.append(piece)
        return number, self.fate(piece) or self.work(piece)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


def last(count: int) -> int:
    return count - 1


def workers(crew: batch.Crew, folder: Path, enough: int = 0) -> batch.Workers:
    return batch.Workers(lambda: crew, batch.Spool(folder / "shards"), SMALL, enough)


def nobody(folder: Path, enough: int) -> batch.Workers:
    """Workers that it is wrong to hire."""

    def hire() -> batch.Crew:
        pytest.fail("workers were hired")

    return batch.Workers(hire, batch.Spool(folder / "shards"), SMALL, enough)


@given(coded_reports(), st.booleans(), st.booleans())
def test_entries_come_back_from_their_lines(
    coded: tuple[Report, list[Claim]], is_coded: bool, fails: bool
) -> None:
    found, claims = coded
    problem = Problem(source="one", reason="“two\n”", line=3) if fails else None
    entry = Entry(
        report=found, reader=Reader("r", "1"), claims=tuple(claims) if is_coded else None, problem=problem
    )
    line = line_of(entry)
    assert b"\n" not in line
    assert entry_of(line) == entry
    assert entry_of(line_of(Entry(problem=problem))) == Entry(problem=problem)


@given(st.lists(st.integers(0, 300)), st.integers(1, 5), st.integers(1, 900))
def test_shards_hold_everything_in_order_and_end_where_they_are_large(
    lengths: list[int], most: int, weight: int
) -> None:
    entries = [Entry(problem=Problem(source=str(at), reason="x" * n)) for at, n in enumerate(lengths)]
    shards = list(cut(entries, ShardSize(entries=most, bytes=weight)))
    assert [entry for shard in shards for entry in shard.entries] == entries
    assert all(0 < len(shard.lines) <= most for shard in shards)
    assert all(sum(map(len, shard.lines[:-1])) < weight for shard in shards)
    assert len({shard.key for shard in shards}) == len(shards)


@given(st.data(), st.integers(0, 25), st.integers(0, 400))
@settings(max_examples=15)
def test_whoever_codes_and_in_whatever_order_the_record_is_that_of_one_process(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, count: int, enough: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    crew = Here(
        order=lambda left: data.draw(st.integers(0, left - 1)),
        fate=lambda piece: batch.Died("") if b"\n" in piece and data.draw(st.booleans()) else None,
    )
    keep(reading(count), folder / "many.db", workers(crew, folder, enough))
    keep_alone(reading(count), folder / "one.db")
    assert image(folder / "many.db") == image(folder / "one.db")
    assert not (folder / "shards").exists()


def test_a_report_that_ends_its_workers_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    items = [report(at, "A deadly bridge ." if at == 5 else "The bridge .") for at in range(9)]
    crew = Here(last, lambda piece: batch.Died("by a blow") if b"deadly" in piece else None)
    done = keep(iter(items), tmp_path / "war.db", workers(crew, tmp_path))
    (problem,) = (problem for shard in done for problem in shard.problems)
    assert problem.source == "r5"
    assert problem.reason == "kept but not coded: it ended its worker 3 times, at last by a blow"
    assert (sum(shard.reports for shard in done), sum(shard.uncoded for shard in done)) == (9, 1)
    assert sum(b"deadly" in piece for piece in crew.worked) == 1 + 3


@pytest.mark.parametrize("alone", [True, False])
def test_a_report_that_its_coder_fails_on_is_named_and_the_rest_goes_on(tmp_path: Path, alone: bool) -> None:
    items = [report(at, "A faulty bridge ." if at == 5 else "The bridge .") for at in range(9)]
    staff = None if alone else workers(Here(last), tmp_path)
    for _ in range(2):  # a later run tries it again
        done = keep(iter(items), tmp_path / "war.db", staff)
        (problem,) = (problem for shard in done for problem in shard.problems)
        assert problem.source == "r5"
        assert (
            "kept but not coded: its coder failed with ValueError('faulty') (stub_coder.py:" in problem.reason
        )
    with Record.open(tmp_path / "war.db") as record:
        assert record.counts()["reports"] == 9
        assert record.counts()["claims"] == 8 * 4


def test_work_that_surely_fails_is_not_tried_again(tmp_path: Path) -> None:
    crew = Here(last, lambda _: batch.Died("by its words", surely=True))
    keep(iter([report(1)]), tmp_path / "war.db", workers(crew, tmp_path))
    assert len(crew.worked) == 1


def test_what_the_record_holds_is_not_coded_again(tmp_path: Path) -> None:
    keep_alone(reading(6), tmp_path / "war.db")
    crew = Here(last)
    keep(reading(9), tmp_path / "war.db", workers(crew, tmp_path))
    assert b"".join(crew.worked).count(b'"name"') == 3


def test_workers_are_hired_for_enough_and_no_sooner(tmp_path: Path) -> None:
    items = [report(number) for number in range(30)]
    enough = sum(len(item.text) for item in items)
    keep(iter(items), tmp_path / "few.db", nobody(tmp_path, enough + 1))
    crew = Here(last)
    keep(iter(items), tmp_path / "many.db", workers(crew, tmp_path, enough))
    assert crew.worked
    keep_alone(iter(items), tmp_path / "one.db")
    assert image(tmp_path / "few.db") == image(tmp_path / "many.db") == image(tmp_path / "one.db")


def test_what_is_read_ahead_is_coded_by_workers_where_it_is_enough(tmp_path: Path) -> None:
    crew = Here(last)
    keep(reading(9), tmp_path / "war.db", workers(crew, tmp_path, enough=100))
    assert b"".join(crew.worked).count(b'"name"') == 10


def test_nobody_is_hired_for_what_the_record_holds_already(tmp_path: Path) -> None:
    keep_alone(reading(30), tmp_path / "war.db")
    done = keep(reading(30), tmp_path / "war.db", nobody(tmp_path, 1))
    assert sum(part.reports for part in done) == 38
    assert not any(part.new_reports or part.new_claims for part in done)


def test_one_process_gives_each_report_as_soon_as_it_is_coded(tmp_path: Path) -> None:
    given = batch.run(reading(4), choice, lambda _: set(), StubCoders(), nobody(tmp_path, 10_000))
    assert list(map(len, given)) == [1, 1, 1, 1, 3]


def test_finished_shards_are_taken_where_nobody_is_hired_any_more(tmp_path: Path) -> None:
    next(batch.run(reading(9), choice, lambda _: set(), StubCoders(), workers(Here(last), tmp_path)))
    left = len(list((tmp_path / "shards").iterdir()))
    keep(reading(9), tmp_path / "war.db", nobody(tmp_path, 10_000))
    assert left > 1
    assert not (tmp_path / "shards").exists()
    keep_alone(reading(9), tmp_path / "one.db")
    assert image(tmp_path / "war.db") == image(tmp_path / "one.db")


def test_a_run_that_is_stopped_leaves_finished_shards_which_the_next_one_takes(tmp_path: Path) -> None:
    first = Here(last)
    next(batch.run(reading(20), choice, lambda _: set(), StubCoders(), workers(first, tmp_path)))
    second = Here(last)
    keep(reading(20), tmp_path / "war.db", workers(second, tmp_path))
    assert len(list(first.worked)) > 1
    assert not set(first.worked) & set(second.worked)
    keep_alone(reading(20), tmp_path / "one.db")
    assert image(tmp_path / "war.db") == image(tmp_path / "one.db")


def test_shards_that_were_finished_for_another_record_leave_nothing_out(tmp_path: Path) -> None:
    keep_alone(reading(6), tmp_path / "old.db")
    with Record.open(tmp_path / "old.db") as old:
        next(batch.run(reading(20), choice, old.readings, StubCoders(), workers(Here(last), tmp_path)))
    keep(reading(20), tmp_path / "war.db", workers(Here(last), tmp_path))
    keep_alone(reading(20), tmp_path / "one.db")
    assert image(tmp_path / "war.db") == image(tmp_path / "one.db")


def test_no_more_shards_are_drawn_than_workers_can_take(tmp_path: Path) -> None:
    drawn = 0

    def items() -> Iterator[Report | Problem]:
        nonlocal drawn
        for item in reading(400):
            drawn += 1
            yield item

    next(batch.run(items(), choice, lambda _: set(), StubCoders(), workers(Here(lambda _: 0), tmp_path)))
    assert drawn <= SMALL.entries * 6
    drawn = 0
    next(batch.run(items(), choice, lambda _: set(), StubCoders(), nobody(tmp_path / "few", 10**9)))
    assert drawn <= SMALL.entries * 5


def test_a_worker_that_would_code_otherwise_is_refused() -> None:
    entry = Entry(report=report(1), reader=Reader("stub", "2"))
    with pytest.raises(BatchError, match="stub 1 where stub 2 is asked for"):
        batch.code_lines(StubCoders(), line_of(entry))
    with pytest.raises(BatchError, match="nobody where stub 2"):
        batch.code_lines(StubCoders(), line_of(replace(entry, report=report(1, language="xx"))))


def test_a_finished_shard_that_cannot_be_kept_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, where a folder is wanted")
    with pytest.raises(BatchError, match="cannot keep a finished shard"):
        batch.Spool(tmp_path / "taken").write("key", [b"{}"])
    (tmp_path / "key.jsonl").write_text("{}")
    with pytest.raises(BatchError, match=r"key\.jsonl"):
        batch.Spool(tmp_path).read("key")
