"""Tables: CSV and TSV with a head row, one report a row.

The columns are named as the fields of JSON lines are, or as the user says they are called.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import BufferedReader

from sitrep.model import Problem, Report
from sitrep.reading.decode import MARKS, DecodeError, decode
from sitrep.reading.formats.fields import FIELDS, FieldError, Record, report_of
from sitrep.reading.formats.ids import Ids
from sitrep.reading.formats.jsonl import is_binary
from sitrep.reading.inputs import InputFile
from sitrep.reading.limits import megabytes
from sitrep.reading.report import Tools

SAMPLE = 65_536  # bytes in which a table shows its encoding
SEPARATORS = ",;\t|"


class _TooLongError(Exception):
    """A row longer than the limit, the likeliest reason being a quote that nothing closes."""


class _Rows:
    """The rows of a table with the bytes and the line of each, from a stream of lines.

    The csv module pulls lines from `_lines` until a row is whole; what it pulled is that row.
    """

    def __init__(self, stream: BufferedReader, encoding: str, limit: int) -> None:
        self._stream = stream
        self._encoding = encoding
        self._limit = limit
        self._pulled: list[bytes] = []
        self._size = 0
        self._line = 0
        self.separator = ","

    def read(self) -> Iterator[tuple[int, list[str], bytes] | tuple[int, str]]:
        """Line, fields and bytes of each row; line and reason of what is no row. Raises OSError."""
        while True:
            reader = csv.reader(self._lines(), delimiter=self.separator)
            self._pulled, self._size, first = [], 0, self._line + 1
            try:
                row = next(reader, None)
            except _TooLongError:
                yield first, self._too_long()
            except csv.Error as error:
                yield first, f"not a row: {error}"
            else:
                if row is None:
                    return
                if row:
                    yield first, row, b"".join(self._pulled)

    def _lines(self) -> Iterator[str]:
        while raw := self._stream.readline(self._limit + 2):
            self._line += raw.endswith(b"\n")
            self._pulled.append(raw)
            self._size += len(raw)
            if self._size > self._limit:
                raise _TooLongError
            yield raw.decode(self._encoding, errors="replace")

    def _too_long(self) -> str:
        """Gives up the rest of the line as well, and says what is lost."""
        raw = self._pulled[-1]
        while raw and not raw.endswith(b"\n"):
            raw = self._stream.readline(self._limit)
            self._line += raw.endswith(b"\n")
        rows = f"; lost up to line {self._line}" if len(self._pulled) > 1 else ""
        return f"too long: the limit for a row is {megabytes(self._limit)} (is a quote left open?){rows}"


def read_table(file: InputFile, tools: Tools) -> Iterator[Report | Problem]:
    """The reports of a table, row by row; a row that is none is a Problem, and the rest goes on.

    Rows are counted by the line that they begin on. Bytes that are not of the table's encoding
    become replacement marks, and the report says so.
    """
    try:
        with file.open() as stream:
            yield from _reports(file, stream, tools)
    except OSError as error:
        yield file.problem(error.strerror or str(error))


def _reports(file: InputFile, stream: BufferedReader, tools: Tools) -> Iterator[Report | Problem]:
    encoding, wrong = _encoding(stream)
    if wrong:
        yield file.problem(wrong)
        return
    limit = tools.limits.document_bytes
    csv.field_size_limit(limit)  # the module's one setting, for all its readers
    rows = _Rows(stream, encoding, limit)
    rows.separator = _separator(stream.peek(SAMPLE).decode(encoding, errors="replace"), file)
    found = rows.read()
    names, wrong = _head(next(found, None), tools)
    if wrong:
        yield file.problem(wrong, 1)
        return
    empty = True
    with Ids() as ids:
        for row in found:
            empty = False
            yield _report(row, names, encoding, file, tools, ids)
    if empty:
        yield file.problem("the table has no rows below its head")


def _encoding(stream: BufferedReader) -> tuple[str, str | None]:
    """The encoding of a table by its first bytes, and what is wrong where it is no text."""
    head = stream.peek(SAMPLE)[:SAMPLE]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", "UTF-16, which is not read in tables: save it as UTF-8"
    if kind := is_binary(stream):
        return "", f"not text but {kind}"
    if head.startswith(MARKS[0][0]):
        return "utf-8-sig", None
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        whole.decode()
    except UnicodeDecodeError:
        try:
            note = decode(whole).note or ""
        except DecodeError as error:
            return "", str(error)
        return note.removeprefix("encoding: ").split(" ")[0] or "utf-8", None
    return "utf-8", None


def _separator(head: str, file: InputFile) -> str:
    """What parts the columns: the likeliest by the head row."""
    if file.kind == ".tsv":
        return "\t"
    first = head.split("\n", 1)[0]
    return max(SEPARATORS, key=first.count)


def _head(
    row: tuple[int, list[str], bytes] | tuple[int, str] | None, tools: Tools
) -> tuple[list[str], str | None]:
    """The names of the columns, and what is wrong where no text can be found by them."""
    if row is None:
        return [], "the file is empty"
    if len(row) == 2:
        return [], row[1]
    names = [name.strip().removeprefix("\ufeff") for name in row[1]]
    missing = [f'"{column}"' for column in tools.columns.values() if column not in names]
    if missing:
        return [], f"no column {', '.join(missing)}: there are {', '.join(names[:20])}"
    if tools.columns.get("text", "text") not in names:
        known = ", ".join(FIELDS)
        return [], f"no column is called text: name the columns with --columns (fields: {known})"
    return names, None


def _report(
    row: tuple[int, list[str], bytes] | tuple[int, str],
    names: list[str],
    encoding: str,
    file: InputFile,
    tools: Tools,
    ids: Ids,
) -> Report | Problem:
    number = row[0]
    if len(row) == 2:
        return file.problem(row[1], number)
    cells, raw = row[1], row[2]
    try:
        fields = _fields(names, cells)
        record = Record(fields=fields, raw=raw, number=number, notes=_notes(raw, encoding))
        report = report_of(record, file, tools)
        ids.check(report, number)
    except FieldError as error:
        return file.problem(str(error), number)
    return report


def _fields(names: list[str], cells: list[str]) -> dict[str, object]:
    if len(cells) != len(names):
        raise FieldError(f"{len(cells)} columns where the head has {len(names)}")
    return dict(zip(names, cells, strict=True))


def _notes(raw: bytes, encoding: str) -> tuple[str, ...]:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        return (f"bytes that are no {encoding} were replaced ({error.reason})",)
    return () if encoding.startswith("utf-8") else (f"encoding: {encoding} (detected)",)
