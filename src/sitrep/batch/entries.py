"""Entries: what was read, one by one, each a line of JSON in the file of its shard."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sitrep.model import Claim, Problem, Report
from sitrep.record import Reader
from sitrep.record.codec import CLAIM, claim_row, claims_of, report_of, report_row

if TYPE_CHECKING:
    from sqlalchemy import RowMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report that was read, or a Problem in its place.

    `reader` is who codes it, and `claims` what it read, None as long as it has not. A report that
    nobody codes has no reader and a Problem that says why.
    """

    report: Report | None = None
    reader: Reader | None = None
    claims: tuple[Claim, ...] | None = None
    problem: Problem | None = None

    @property
    def is_due(self) -> bool:
        """Whether it is still to be coded."""
        return self.reader is not None and self.claims is None


def line_of(entry: Entry) -> bytes:
    """An entry as a line of JSON, without its end."""
    report, claims, problem = entry.report, entry.claims, entry.problem
    fields = {
        "report": report and report_row(report, report.id),
        "reader": entry.reader,
        "claims": claims if claims is None else [_columns(claim) for claim in claims],
        "problem": problem and {"source": problem.source, "line": problem.line, "reason": problem.reason},
    }
    return json.dumps(fields, default=_day, ensure_ascii=False, separators=(",", ":")).encode()


def entry_of(line: bytes) -> Entry:
    """The entry that `line_of` made a line of."""
    fields: dict[str, Any] = json.loads(line)
    claims = fields["claims"]
    return Entry(
        report=_report(fields["report"]) if fields["report"] else None,
        reader=Reader(*fields["reader"]) if fields["reader"] else None,
        claims=None if claims is None else tuple(claims_of(claims)),
        problem=Problem(**fields["problem"]) if fields["problem"] else None,
    )


def _report(row: dict[str, Any]) -> Report:
    day = row["published"]
    return report_of(cast("RowMapping", {**row, "published": date.fromisoformat(day) if day else None}))


def _columns(claim: Claim) -> list[Any]:
    row = claim_row(claim, claim.id)
    return [row[name] for name in CLAIM]


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for a {type(value).__name__}")
