"""The record: reports, claims, rulings and problems in one database, which only ever grows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from sitrep.errors import RecordError
from sitrep.model import Claim, Evidence, Problem, Report, Ruling, Theatre
from sitrep.record import codec, head
from sitrep.record.appending import add, append, known_readings, rows_of
from sitrep.record.coded import Appended, Coded, Reader
from sitrep.record.connection import Database
from sitrep.record.head import OfTheatre
from sitrep.record.schema import claims, problems, readings, reports, rulings

_ID_PREFIX = re.compile(r"[0-9a-f]{6,64}")
_AFTER_HEX = "g"  # the first letter that no hexadecimal digit follows


class Record:
    """The ledger. Use it as a context manager, or call `close` at the end.

    Nothing in it is ever changed or dropped: the database's own triggers refuse. Every method
    raises RecordError where the database fails, or an id is not known.

    When a newer version of a reader codes a report again, its claims stand beside the old ones.
    `claims` then gives, for each report and reader, those of the version that came to the report
    last. Two readers of different names stand beside each other.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path_or_url: str | Path, create: bool = True) -> Self:
        """Open the record in a file or at a database's URL, and make it if it is not there yet.

        Raises RecordError where there is none and `create` is False, and where what is there is
        no record, or one of another version.
        """
        database = Database(path_or_url)
        if not create and database.path is not None and not database.path.exists():
            raise RecordError(f"{database.name}: there is no record here")
        try:
            if create:
                head.create(database)
            head.check(database)
        except RecordError:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Appending -----------------------------------------------------------------------

    def append(self, report: Report, coded: Iterable[Claim], reader: Reader | None = None) -> Appended:
        """Keep a report and all its claims, or neither; what is known already is left alone.

        `reader` says who read the report even where it found nothing, so that a version which no
        longer finds a claim supersedes the one that did.
        """
        return self.append_all([Coded(report, tuple(coded), reader)])[0]

    def append_all(self, coded: Iterable[Coded], found: Iterable[Problem] = ()) -> tuple[Appended, ...]:
        """Keep coded reports and problems, all of them or none; what each report brought, in order."""
        rows = [rows_of(one) for one in coded]
        problem_rows = [codec.problem_row(one) for one in found]
        with self._database.writing() as connection:
            add(connection, problems, problem_rows)
            return append(connection, rows)

    def adopt(self, theatre: OfTheatre) -> None:
        """Remember the theatre that the record is of, the first time; refuse another one later.

        Claims name sides and places as their theatre does, so one record holds those of one theatre.
        """
        with self._database.writing() as connection:
            head.adopt(connection, theatre, self._database.name)

    def append_ruling(self, ruling: Ruling) -> bool:
        """Keep a ruling over claims that the record holds; False if it was known."""
        row = codec.ruling_row(ruling)
        with self._database.writing() as connection:
            for claim_id in ruling.claims:
                _demand(connection, claims, "claim", claim_id)
            if ruling.replaces is not None:
                _demand(connection, rulings, "ruling", ruling.replaces)
            return add(connection, rulings, [row]) > 0

    def append_problems(self, found: Iterable[Problem]) -> int:
        """Keep what could not be read, and why; returns how many were not known."""
        rows = [codec.problem_row(one) for one in found]
        with self._database.writing() as connection:
            return add(connection, problems, rows)

    # Asking --------------------------------------------------------------------------

    @property
    def theatre(self) -> OfTheatre | None:
        """The theatre that the record is of; None before anything is read into it."""
        with self._database.reading() as connection:
            return head.theatre(connection)

    def reports(self) -> tuple[Report, ...]:
        """Every report, the earliest published first, those without a day last."""
        return tuple(self._reports().values())

    def report(self, report_id: str) -> Report:
        """The report of this id, or of the one id that begins so (six characters at least)."""
        with self._database.reading() as connection:
            full = _full_id(connection, reports, "report", report_id)
            rows = connection.execute(select(reports).where(reports.c.id == full)).mappings()
            return codec.report_of(rows.one())

    def claims(
        self, kind: str | None = None, report: str | None = None, superseded: bool = False
    ) -> tuple[Claim, ...]:
        """Claims, by report and then in the order of their ids; of one kind, or one report's id.

        Without `superseded`, those of an older version of a reader are left out.
        """
        query = _select_claims().order_by(claims.c.report, claims.c.id, readings.c.seq)
        if not superseded:
            query = query.where(_of_latest_readings())
        if kind is not None:
            query = query.where(claims.c.kind == kind)
        if report is not None:
            query = query.where(claims.c.report == report)
        with self._database.reading() as connection:
            return tuple(codec.claims_of(connection.execute(query)))

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id, or of the one id that begins so, as its latest version coded it."""
        with self._database.reading() as connection:
            full = _full_id(connection, claims, "claim", claim_id)
            query = _select_claims().where(claims.c.id == full).order_by(readings.c.seq.desc())
            return next(codec.claims_of(connection.execute(query.limit(1))))

    def ruling(self, ruling_id: str) -> Ruling:
        """The ruling of this id, or of the one id that begins so."""
        with self._database.reading() as connection:
            full = _full_id(connection, rulings, "ruling", ruling_id)
            query = select(rulings).where(rulings.c.id == full)
            return codec.ruling_of(connection.execute(query).mappings().one())

    def rulings(self) -> tuple[Ruling, ...]:
        """Every ruling, the earliest first."""
        with self._database.reading() as connection:
            found = [codec.ruling_of(row) for row in connection.execute(select(rulings)).mappings()]
        return tuple(sorted(found, key=lambda ruling: (ruling.at, ruling.id)))

    def problems(self) -> tuple[Problem, ...]:
        """Everything that could not be read, by input and line."""
        with self._database.reading() as connection:
            found = [codec.problem_of(row) for row in connection.execute(select(problems)).mappings()]
        return tuple(sorted(found, key=lambda problem: (problem.source, problem.line or 0, problem.reason)))

    def readings(self, report_ids: Iterable[str]) -> set[tuple[str, Reader]]:
        """Which readers, of which version, have coded some reports: report's id and reader."""
        with self._database.reading() as connection:
            return {(report, Reader(*reader)) for report, *reader in known_readings(connection, report_ids)}

    def evidence(self, theatre: Theatre) -> Evidence:
        """All that the picture is made from, as the weighing takes it."""
        return Evidence(
            claims=self.claims(),  # first: what another process adds meanwhile has its report, too
            reports=self._reports(),
            rulings=self.rulings(),
            theatre=theatre,
        )

    def _reports(self) -> dict[str, Report]:
        """Every report by its id, in order."""
        order = (reports.c.published.is_(None), reports.c.published, reports.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(select(reports).order_by(*order)).mappings()
            return {row["id"]: codec.report_of(row) for row in rows}

    def counts(self) -> dict[str, int]:
        """How many `reports`, standing `claims`, `superseded` ones, `rulings` and `problems`."""
        how_many = select(func.count())
        standing = how_many.select_from(claims).join(readings).where(_of_latest_readings())
        with self._database.reading() as connection:
            counted = {
                table.name: connection.scalar(how_many.select_from(table)) or 0
                for table in (reports, claims, rulings, problems)
            }
            current = connection.scalar(standing) or 0
        return {**counted, "claims": current, "superseded": counted["claims"] - current}


def _full_id(connection: Connection, table: Table, noun: str, prefix: str) -> str:
    """The one id of the table that begins with `prefix`."""
    wanted = prefix.lower()
    if not _ID_PREFIX.fullmatch(wanted):
        raise RecordError(f"{prefix!r} is no id: give 6 to 64 hexadecimal digits")
    begins_so = (table.c.id >= wanted) & (table.c.id < wanted + _AFTER_HEX)
    found = connection.scalars(select(table.c.id).distinct().where(begins_so).limit(2)).all()
    if not found:
        raise RecordError(f"the record holds no {noun} {prefix}")
    if len(found) > 1:
        raise RecordError(f"more than one {noun} begins with {prefix}: give more of its id")
    return str(found[0])


def _demand(connection: Connection, table: Table, noun: str, whole_id: str) -> None:
    """Refuse a ruling over what the record does not hold."""
    if connection.execute(select(table.c.id).where(table.c.id == whole_id)).first() is None:
        raise RecordError(f"the record holds no {noun} {whole_id}")


def _select_claims() -> Select[Any]:
    return select(*(claims.c[name] for name in codec.CLAIM)).join(readings)


def _of_latest_readings() -> ColumnElement[bool]:
    """Readings that no later one, of the same report by the same reader, supersedes."""
    return readings.c.seq.in_(select(func.max(readings.c.seq)).group_by(readings.c.report, readings.c.reader))
