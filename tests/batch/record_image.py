"""What a record holds, row for row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

Image: TypeAlias = dict[str, list[tuple[Any, ...]]]


def image(record: Path) -> Image:
    """Every row of every table, with its number, in the order in which they went in."""
    with closing(sqlite3.connect(record)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        asked = {name: f"SELECT rowid, * FROM {name} ORDER BY rowid" for name in tables}  # noqa: S608 - our own tables
        return {name: connection.execute(query).fetchall() for name, query in asked.items()}
