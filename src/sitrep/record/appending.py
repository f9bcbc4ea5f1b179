"""Appending to the ledger: whole reports with their claims, many in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Column, Connection, Table, insert, select

from sitrep.errors import RecordError
from sitrep.model import Claim, Report
from sitrep.record import codec
from sitrep.record.codec import Row
from sitrep.record.coded import Appended, Coded, Reader
from sitrep.record.schema import claims, readings, reports

_ASKED = 500  # values in one question; databases take some thousands


class Rows(NamedTuple):
    """A coded report as rows of its tables, by their keys."""

    report: Row
    readings: Mapping[tuple[str, ...], Row]
    claims: Mapping[tuple[str, ...], Row]


def rows_of(coded: Coded) -> Rows:
    """The rows of a coded report. Raises RecordError for a claim that is not of its words."""
    report_id = coded.report.id
    by_key: dict[tuple[str, ...], Claim] = {}
    for claim in coded.claims:
        by_key.setdefault((claim.id, claim.version), claim)
    _check_passages(coded.report, report_id, by_key.values())
    readers = {Reader(claim.reader, claim.version) for claim in by_key.values()}
    if coded.reader is not None:
        readers.add(coded.reader)
    return Rows(
        report=codec.report_row(coded.report, report_id),
        readings={
            (report_id, *one): {"report": report_id, "reader": one.name, "version": one.version}
            for one in sorted(readers)
        },
        claims={key: codec.claim_row(claim, key[0]) for key, claim in by_key.items()},
    )


def append(connection: Connection, coded: Sequence[Rows]) -> tuple[Appended, ...]:
    """Insert what is not known of some coded reports, in their order; what each of them brought."""
    known = _known(connection, (reports.c.id,), reports.c.id, {one.report["id"] for one in coded})
    held = {report_id for (report_id,) in known}
    known_readers = known_readings(connection, held)
    known_claims = _known(connection, (claims.c.id, claims.c.version), claims.c.report, held)
    new: tuple[list[Row], list[Row], list[Row]] = ([], [], [])
    appended = []
    for rows in coded:
        is_new = bool(_take({(rows.report["id"],): rows.report}, known, new[0]))
        _take(rows.readings, known_readers, new[1])
        appended.append(Appended(report=is_new, claims=_take(rows.claims, known_claims, new[2])))
    for table, found in zip((reports, readings, claims), new, strict=True):
        if found:
            connection.execute(insert(table), found)
    return tuple(appended)


def known_readings(connection: Connection, report_ids: Iterable[str]) -> set[tuple[str, ...]]:
    """Which readers have read some reports: report, reader and version of each."""
    key = (readings.c.report, readings.c.reader, readings.c.version)
    return _known(connection, key, readings.c.report, report_ids)


def add(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    """Insert those rows of a table whose `id` it does not hold yet; how many."""
    by_id: dict[tuple[str, ...], Row] = {(row["id"],): row for row in rows}
    known = _known(connection, (table.c.id,), table.c.id, (key[0] for key in by_id))
    new: list[Row] = []
    if _take(by_id, known, new):
        connection.execute(insert(table), new)
    return len(new)


def _known(
    connection: Connection, key: Sequence[Column[str]], column: Column[str], values: Iterable[str]
) -> set[tuple[str, ...]]:
    """The keys of a table's rows that have one of some values in a column."""
    found: set[tuple[str, ...]] = set()
    left = iter(sorted(values))
    while asked := list(islice(left, _ASKED)):
        found.update(tuple(row) for row in connection.execute(select(*key).where(column.in_(asked))))
    return found


def _take(rows: Mapping[tuple[str, ...], Row], known: set[tuple[str, ...]], new: list[Row]) -> int:
    """Move those rows that are not `known` to the `new` ones; how many."""
    unknown = [key for key in rows if key not in known]
    known.update(unknown)
    new.extend(rows[key] for key in unknown)
    return len(unknown)


def _check_passages(report: Report, report_id: str, coded: Iterable[Claim]) -> None:
    """Refuse claims whose words are not those of the report: no figure without its sentence."""
    for claim in coded:
        passage = claim.passage
        body = report.text if passage.part == "text" else report.title
        if passage.report != report_id:
            raise RecordError(f"{report.name}: the claim {claim.id[:12]} is of another report")
        if body[passage.start : passage.end] != passage.quote:
            raise RecordError(f"{report.name}: the claim {claim.id[:12]} quotes what the report does not say")
