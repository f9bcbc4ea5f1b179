"""The head of a record: what it says of itself. That it is one, of which version, of which theatre."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, insert, inspect, select

from sitrep.errors import RecordError
from sitrep.record.connection import Database
from sitrep.record.schema import FORMAT, TABLES, VERSION, meta

_THEATRE, _THEATRE_NAME = "theatre", "theatre name"


class OfTheatre(NamedTuple):
    """The theatre that a record is of: its id, and the name or folder that it was loaded by."""

    id: str
    name: str


def create(database: Database) -> None:
    """Make the tables, in a database that has none."""
    with database.reading() as connection:
        if inspect(connection).get_table_names():
            return
    database.prepare_file()
    with database.writing() as connection:
        # Another process may have made them since we looked.
        if not inspect(connection).get_table_names():
            TABLES.create_all(connection, checkfirst=False)
            _note(connection, {"format": FORMAT, "version": VERSION})


def check(database: Database) -> None:
    """Refuse a database that holds no record, or one of another version."""
    with database.reading() as connection:
        tables = inspect(connection).get_table_names()
        head = _head(connection) if meta.name in tables else {}
    if head.get("format") != FORMAT:
        raise RecordError(f"{database.name}: this is no Sitrep record")
    if head.get("version") != VERSION:
        raise RecordError(
            f"{database.name}: a record of version {head.get('version')}, where this Sitrep reads {VERSION}"
        )


def theatre(connection: Connection) -> OfTheatre | None:
    """The theatre that the record is of; None before anything is read into it."""
    head = _head(connection)
    return OfTheatre(head[_THEATRE], head[_THEATRE_NAME]) if _THEATRE in head else None


def adopt(connection: Connection, new: OfTheatre, record: str) -> None:
    """Note the theatre of a record that has none yet. Raises RecordError where it has another one."""
    known = theatre(connection)
    if known is None:
        _note(connection, {_THEATRE: new.id, _THEATRE_NAME: new.name})
    elif known.id != new.id:
        raise RecordError(
            f"{record}: a record of the theatre {known.id!r}, which takes no reports read for {new.id!r}: "
            "give those a record of their own"
        )


def _head(connection: Connection) -> dict[str, str]:
    """What a record says of itself."""
    return {row.key: row.value for row in connection.execute(select(meta.c.key, meta.c.value))}


def _note(connection: Connection, head: dict[str, str]) -> None:
    connection.execute(insert(meta), [{"key": key, "value": value} for key, value in head.items()])
