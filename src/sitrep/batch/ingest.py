"""Ingesting: the one writer, who takes finished shards into the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sitrep.batch.entries import Entry
from sitrep.model import Problem
from sitrep.record import Coded

if TYPE_CHECKING:
    from sitrep.record import Record


class Ingested(NamedTuple):
    """What a shard held: reports, those that were new, new claims, those nobody coded, and problems."""

    reports: int
    new_reports: int
    new_claims: int
    uncoded: int
    problems: tuple[Problem, ...]


def ingest(shard: Sequence[Entry], record: Record) -> Ingested:
    """Keeps a finished shard, all of it in one transaction; what the record holds already is left alone."""
    coded = [Coded(entry.report, entry.claims or (), entry.reader) for entry in shard if entry.report]
    problems = tuple(entry.problem for entry in shard if entry.problem)
    appended = record.append_all(coded, problems)
    return Ingested(
        reports=len(coded),
        new_reports=sum(one.report for one in appended),
        new_claims=sum(one.claims for one in appended),
        uncoded=sum(one.reader is None for one in coded),
        problems=problems,
    )
