"""How the ledger reaches its database: engine, settings, and transactions with plain errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from sitrep.errors import RecordError

_SQLITE = "sqlite"
_WAIT_SECONDS = 30  # for another process's transaction; one report's claims take milliseconds
_CACHE_KB = 64 * 1024  # ids come in no order: each may change a page that was not at hand
_WRITES = "sitrep_writes"


class Database:
    """An engine and the name by which errors call it. `path` is its file, where it is one."""

    def __init__(self, path_or_url: str | Path) -> None:
        url = _url(path_or_url)
        self.name = url.database if url.drivername == _SQLITE and url.database else str(url)
        self.path = Path(url.database) if url.drivername == _SQLITE and url.database else None
        self._engine = _engine(url, self.name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with plain_errors(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is in as a whole at the end, or not at all."""
        writer = self._engine.execution_options(**{_WRITES: True})
        with plain_errors(self.name), writer.begin() as connection:
            yield connection

    def prepare_file(self) -> None:
        """Set what a SQLite file remembers: write-ahead logging, so that readers need not wait."""
        if self._engine.dialect.name == _SQLITE:
            with plain_errors(self.name):
                raw = self._engine.raw_connection()
                try:
                    raw.cursor().execute("PRAGMA journal_mode = WAL")
                finally:
                    raw.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _url(path_or_url: str | Path) -> URL:
    if isinstance(path_or_url, Path) or "://" not in path_or_url:
        return URL.create(_SQLITE, database=str(path_or_url))
    try:
        return make_url(path_or_url)
    except ArgumentError as error:
        raise RecordError(f"{path_or_url}: this is no database's address") from error


def _engine(url: URL, name: str) -> Engine:
    arguments = {"timeout": _WAIT_SECONDS} if url.get_backend_name() == _SQLITE else {}
    try:
        engine = create_engine(url, connect_args=arguments)
    except (ArgumentError, ImportError) as error:
        raise RecordError(f"{name}: no driver for this database ({error})") from error
    if engine.dialect.name == _SQLITE:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    """Foreign keys are off by default; with WAL, NORMAL keeps whole transactions after a kill."""
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: a reader that turns writer half-way can be refused."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Turn the driver's errors into RecordErrors that name the database."""
    try:
        yield
    except DBAPIError as error:
        raise RecordError(f"{name}: {error.orig}") from error
    except sqlite3.Error as error:
        raise RecordError(f"{name}: {error}") from error
