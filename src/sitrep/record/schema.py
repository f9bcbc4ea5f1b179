"""The ledger's tables, and the triggers that keep them append-only.

Only types that SQLite and PostgreSQL share are used. Instants and lists are text (ISO 8601 and
canonical JSON), because SQLite would drop a time's zone and PostgreSQL would reorder JSON.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.schema import ExecutableDDLElement

FORMAT = "sitrep record"
VERSION = "2"
REFUSAL = "the record is append-only"

TABLES = MetaData()

meta = Table(
    "meta",
    TABLES,
    Column("key", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

reports = Table(
    "reports",
    TABLES,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("source", Text),
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("published", Date, index=True),
    Column("retrieved", Text),
    Column("raw_hash", Text, nullable=False),
    Column("byline", Text),
    Column("notes", Text, nullable=False),
)

# Which version of which reader has coded a report, in the order in which they did; kept apart from
# the claims, because a reader that finds nothing in a report has read it too.
readings = Table(
    "readings",
    TABLES,
    Column("seq", Integer, primary_key=True),
    Column("report", String(64), ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("version", Text, nullable=False),
    UniqueConstraint("report", "reader", "version"),
)

# A claim's id leaves out its reader's version, so a fact found again by a newer version is a second
# row of the same id: its confidence or its place may have changed.
claims = Table(
    "claims",
    TABLES,
    Column("id", String(64), primary_key=True),
    Column("version", Text, primary_key=True),
    Column("report", String(64), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("kind", String(16), nullable=False, index=True),
    Column("speaker", Text),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("place_id", Text, index=True),
    Column("place_name", Text),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),
    ForeignKeyConstraint(
        ["report", "reader", "version"], ["readings.report", "readings.reader", "readings.version"]
    ),
)

rulings = Table(
    "rulings",
    TABLES,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("claims", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("replaces", String(64), ForeignKey("rulings.id")),
    Column("amends", Text, nullable=False),
)

problems = Table(
    "problems",
    TABLES,
    Column("id", String(64), primary_key=True),
    Column("source", Text, nullable=False),
    Column("line", Integer),
    Column("reason", Text, nullable=False),
)


def _guard(table: Table) -> None:
    """Make the database itself refuse to change or drop a row of `table`."""
    for change in ("UPDATE", "DELETE"):
        trigger = f"CREATE TRIGGER {table.name}_no_{change.lower()} BEFORE {change} ON {table.name}"
        _after_create(table, "sqlite", f"{trigger} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
    # INSERT OR REPLACE deletes without firing delete triggers, so it needs one of its own.
    keys = [one for one in table.constraints if isinstance(one, (PrimaryKeyConstraint, UniqueConstraint))]
    same = " OR ".join(sorted(_same(key) for key in keys))
    known = f"EXISTS (SELECT 1 FROM {table.name} WHERE {same})"  # noqa: S608 (names of our own tables)
    trigger = f"CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON {table.name} WHEN {known}"
    _after_create(table, "sqlite", f"{trigger} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
    _after_create(
        table,
        "postgresql",
        f"CREATE TRIGGER {table.name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION sitrep_refuse()",
    )


def _same(key: PrimaryKeyConstraint | UniqueConstraint) -> str:
    return "(" + " AND ".join(f"{column.name} = NEW.{column.name}" for column in key.columns) + ")"


def _after_create(table: Table, dialect: str, statement: str) -> None:
    event.listen(table, "after_create", _ddl(dialect, statement))


def _ddl(dialect: str, statement: str) -> ExecutableDDLElement:
    return DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]  # the library's lack


event.listen(
    TABLES,
    "before_create",
    _ddl(
        "postgresql",
        "CREATE OR REPLACE FUNCTION sitrep_refuse() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$ LANGUAGE plpgsql",
    ),
)
for _table in TABLES.sorted_tables:
    _guard(_table)
