"""Reading the files of a theatre folder: text, and tables as rows that know their line."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from io import StringIO

from sitrep.theatres.mistakes import Mistakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table: its file, its line in it (from 1), and its cells by column, stripped."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def parts(self, column: str) -> tuple[str, ...]:
        """A cell's entries, which `|` parts."""
        return tuple(part for entry in self.cells[column].split("|") if (part := entry.strip()))


def read_text(file: Traversable, mistakes: Mistakes) -> str | None:
    """A file's text, without a byte-order mark; None, and a mistake, where there is none to read."""
    if not file.is_file():
        mistakes.add(file.name, None, "is missing")
        return None
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mistakes.add(file.name, line, f"is not UTF-8 (byte {data[error.start]:#04x})")
        return None


def read_rows(file: Traversable, columns: Sequence[str], mistakes: Mistakes) -> list[Row]:
    """A table's rows. Its first line names its columns, in any order; blank lines are left out.

    A row that does not have a cell for each column is a mistake and is left out.
    """
    text = read_text(file, mistakes)
    if text is None:
        return []
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            mistakes.add(file.name, line, f"is not CSV: {error}")
            return rows
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            if not _header_fits(file.name, line, header, columns, mistakes):
                return []
        elif len(cells) != len(header):
            mistakes.add(file.name, line, f"has {len(cells)} cells, not {len(header)}")
        else:
            stripped = (cell.strip() for cell in cells)
            rows.append(Row(file=file.name, line=line, cells=dict(zip(header, stripped, strict=True))))
    if header is None:
        mistakes.add(file.name, None, f"is empty; its first line names the columns {','.join(columns)}")
    return rows


def _header_fits(
    file: str, line: int, header: Sequence[str], columns: Sequence[str], mistakes: Mistakes
) -> bool:
    """Whether a header names each column once and no other; says so where it does not."""
    wrong = [f"missing column {column!r}" for column in columns if column not in header]
    wrong += [f"unknown column {column!r}" for column in header if column not in columns]
    wrong += [f"column {column!r} twice" for column in columns if header.count(column) > 1]
    for reason in wrong:
        mistakes.add(file, line, reason)
    return not wrong
