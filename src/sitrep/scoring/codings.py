"""Coded reports from files: the guide's JSON lines, one report a line."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from sitrep.errors import CodingsError
from sitrep.model import Json, Problem
from sitrep.scoring.entry import KINDS, Entry, EntryError, Kind, entry

Coding: TypeAlias = Mapping[Kind, tuple[Entry, ...]]
Codings: TypeAlias = Mapping[str, Coding]


def read_codings(path: Path) -> Codings:
    """The coded reports of a file by their ids. Raises CodingsError, which names every bad line."""
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise CodingsError([Problem(source=str(path), reason=error.strerror or str(error))]) from error
    found: dict[str, Coding] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            name, coding = _report(line, found)
            found[name] = coding
        except EntryError as error:
            problems.append(Problem(source=str(path), line=number, reason=str(error)))
    if not found and not problems:
        problems.append(Problem(source=str(path), reason="no coded report in it"))
    if problems:
        raise CodingsError(problems)
    return found


def coding_of(record: Mapping[str, Json]) -> Coding:
    """A coded report's entries by kind. Raises EntryError, which names the entry."""
    return {kind: tuple(_entries(kind, record)) for kind in KINDS}


def _report(line: bytes, earlier: Container[str]) -> tuple[str, Coding]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EntryError(f"not valid JSON: {error}") from error
    if not isinstance(record, dict):
        raise EntryError("not an object")
    name = record.get("id")
    if not isinstance(name, str) or not name:
        raise EntryError("no `id`, or one that is not text")
    if name in earlier:
        raise EntryError(f"the id {name!r} is on an earlier line already")
    return name, coding_of(record)


def _entries(kind: Kind, record: Mapping[str, Json]) -> Iterator[Entry]:
    rows = record.get(kind)
    if rows is None:
        return
    if not isinstance(rows, list):
        raise EntryError(f"`{kind}` is not a list")
    for number, fields in enumerate(rows, 1):
        if not isinstance(fields, dict):
            raise EntryError(f"{kind} {number} is not an object")
        try:
            yield entry(kind, fields)
        except EntryError as error:
            raise EntryError(f"{kind} {number}: {error}") from error
