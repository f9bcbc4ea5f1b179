"""Reads inputs into reports; what cannot be read becomes a Problem, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sitrep.errors import ReadError
from sitrep.model import Problem, Report
from sitrep.reading.inputs import LINES, PAGES, InputFile, find_files
from sitrep.reading.jsonl import count_lines, read_jsonl
from sitrep.reading.page import read_page
from sitrep.reading.plain import read_text
from sitrep.reading.report import Tools, load_tools

MAX_BYTES = 20_000_000


def read(inputs: Sequence[Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Report | Problem]:
    """The reports in `inputs`, in order: `.txt`, `.html`, `.htm` and `.jsonl` files, and folders of them.

    Whatever cannot be read is a Problem in its place: no such file, another kind of file, binary,
    empty, larger than `max_bytes` (a text, a page, or one line of JSON lines), a page without an
    article, a broken line. A folder is read with all below it, sorted by path; see `find_files`
    for what is skipped in it.
    """
    tools = load_tools(max_bytes)
    for found in find_files(inputs):
        if isinstance(found, Problem):
            yield found
        elif found.suffix in LINES:
            yield from read_jsonl(found, tools)
        else:
            yield _read_one(found, tools)


def count_inputs(inputs: Sequence[Path], *, max_bytes: int = MAX_BYTES) -> int:
    """How many reports and Problems `read` makes of `inputs`, without parsing any of them."""
    return sum(
        count_lines(found, max_bytes) if isinstance(found, InputFile) and found.suffix in LINES else 1
        for found in find_files(inputs)
    )


def _read_one(file: InputFile, tools: Tools) -> Report | Problem:
    try:
        return read_page(file, tools) if file.suffix in PAGES else read_text(file, tools)
    except ReadError as error:
        return Problem(source=error.source, reason=error.reason, line=error.line)
