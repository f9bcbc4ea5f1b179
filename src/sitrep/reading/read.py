"""Reads inputs into reports; what cannot be read becomes a Problem, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from sitrep.errors import ReadError
from sitrep.model import Problem, Report
from sitrep.reading.archives.tars import packed_file, tar_members
from sitrep.reading.archives.zips import zip_members
from sitrep.reading.article import Rules
from sitrep.reading.document import Document, document_in
from sitrep.reading.formats.dump import read_dump
from sitrep.reading.formats.jsonl import count_lines, read_jsonl
from sitrep.reading.formats.mail import read_mail
from sitrep.reading.formats.page import read_page
from sitrep.reading.formats.pdf import read_pdf
from sitrep.reading.formats.plain import read_text
from sitrep.reading.formats.table import read_table
from sitrep.reading.formats.warc import read_warc
from sitrep.reading.formats.word import read_word
from sitrep.reading.inputs import InputFile, find_files
from sitrep.reading.kinds import TARS, ZIPS
from sitrep.reading.limits import Limits
from sitrep.reading.network.address import is_address
from sitrep.reading.network.site import read_address
from sitrep.reading.options import Options
from sitrep.reading.report import Tools

# The reader of each kind of file: one report a file, or many.
ONE: Mapping[str, Callable[[Document, Tools], Report]] = {
    ".txt": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".eml": read_mail,
    ".docx": read_word,
    ".pdf": read_pdf,
}
MANY: Mapping[str, Callable[[InputFile, Tools], Iterator[Report | Problem]]] = {
    ".jsonl": read_jsonl,
    ".json": read_dump,
    ".csv": read_table,
    ".tsv": read_table,
    ".warc": read_warc,
    ".warc.gz": read_warc,
}


def read(inputs: Sequence[Path | str], options: Options | None = None) -> Iterator[Report | Problem]:
    """The reports in `inputs`, in order: files of the kinds of `kinds.py`, folders of them, addresses.

    An address begins with http:// or https://; other words are a path.

    Whatever cannot be read is a Problem in its
    place: no such file, another kind of file, binary, empty, beyond a limit, a page without an
    article, a broken line, row, record or member. A folder is read with all below it, sorted by
    path; see `find_files` for what is skipped in it.
    """
    options = options or Options()
    tools = load_tools(options)
    for given in inputs:
        if isinstance(given, Path) or not is_address(given):
            for found in find_files([Path(given)]):
                yield from _reports(found, tools)
        elif options.web is None:
            yield Problem(source=given, reason="an address, where reading from the network was not asked for")
        else:
            yield from read_address(given, options.web, tools)


def load_tools(options: Options) -> Tools:
    """The tools with the rules that ship with the package, and as the user asks."""
    return Tools(
        rules=Rules(),
        languages=options.languages,
        limits=options.limits,
        columns=options.columns,
        keep=options.keep,
        pdf_text=options.pdf_text,
    )


def count_inputs(inputs: Sequence[Path | str], options: Options | None = None) -> int | None:
    """How many reports and Problems `read` makes of `inputs`, without parsing any of them.

    None where they would have to be unpacked or fetched for that.
    """
    max_bytes = (options or Options()).limits.document_bytes
    count = 0
    if any(isinstance(given, str) and is_address(given) for given in inputs):
        return None
    for found in find_files([Path(given) for given in inputs]):
        if isinstance(found, Problem) or found.kind in ONE:
            count += 1
        elif found.kind == ".jsonl":
            count += count_lines(found, max_bytes)
        else:
            return None
    return count


def _reports(found: InputFile | Problem, tools: Tools) -> Iterator[Report | Problem]:
    if isinstance(found, Problem):
        yield found
    elif found.kind in ONE:
        yield _one(found, tools)
    elif found.kind in MANY:
        yield from MANY[found.kind](found, tools)
    else:
        for member in _members(found, tools.limits):
            yield from _reports(member, tools)


def _members(file: InputFile, limits: Limits) -> Iterator[InputFile | Problem]:
    """The files in an archive, none of which is an archive itself."""
    if file.kind in ZIPS:
        yield from zip_members(file, limits.archive)
    elif file.kind in TARS:
        yield from tar_members(file, limits.archive)
    else:
        yield packed_file(file, limits.archive)


def _one(file: InputFile, tools: Tools) -> Report | Problem:
    try:
        return ONE[file.kind](document_in(file, tools.limits.document_bytes), tools)
    except ReadError as error:
        return Problem(source=error.source, reason=error.reason, line=error.line)
