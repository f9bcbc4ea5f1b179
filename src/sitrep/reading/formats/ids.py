"""The ids that a file of records has used, however many."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from types import TracebackType
from typing import Self

from sitrep.model import Report
from sitrep.reading.formats.fields import FieldError


class Ids:
    """The ids that a file has used: a record that repeats one is a report only where it says the same.

    They are kept in a database without a name, which goes to disk where it grows large, and at the end
    of the `with` block altogether.
    """

    def __enter__(self) -> Self:
        self._seen = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._seen.execute("PRAGMA journal_mode = OFF")
        self._seen.execute("CREATE TABLE ids (name TEXT PRIMARY KEY, number, content) WITHOUT ROWID")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._seen.close()

    def check(self, report: Report, number: int, unit: str = "line") -> None:
        """Raises FieldError where an earlier record has the same id and other content."""
        content = replace(report, raw_hash="").id[:16]
        row = (report.name, number, content)
        if self._seen.execute("INSERT OR IGNORE INTO ids VALUES (?, ?, ?)", row).rowcount:
            return
        found = self._seen.execute("SELECT number, content FROM ids WHERE name = ?", row[:1])
        first, known = found.fetchone()
        if known != content:
            raise FieldError(f'the id "{report.name}" is that of {unit} {first}, which has other content')
