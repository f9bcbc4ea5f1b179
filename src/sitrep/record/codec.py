"""Nouns to rows of the ledger and back, without loss.

A claim's passage, time, place and fact are its `body`, canonical JSON; what is asked for by name
(kind, speaker, days, place) stands in columns beside it. A field that a later version of a noun
adds with a default is read from older rows as that default. Many claims of a record name the same
days and places, so these are read once and shared.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sitrep.model import (
    Amended,
    Claim,
    Control,
    Event,
    Fact,
    Harm,
    Passage,
    Place,
    Problem,
    Report,
    Ruling,
    Statement,
    When,
    Where,
    digest,
    iso,
)

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

Row: TypeAlias = Mapping[str, Any]  # what goes into a table, by column
Fields: TypeAlias = Mapping[str, Any]  # what JSON held of a noun, by field

# The columns that a claim is read from; those of `reports` are all its own.
CLAIM = ("report", "speaker", "kind", "confidence", "reader", "version", "body")


def report_row(report: Report, report_id: str) -> Row:
    """A report as a row of `reports`."""
    return {
        "id": report_id,
        "name": report.name,
        "source": report.source,
        "url": report.url,
        "title": report.title,
        "text": report.text,
        "language": report.language,
        "published": report.published,
        "retrieved": iso(report.retrieved),
        "raw_hash": report.raw_hash,
        "byline": report.byline,
        "notes": _canonical(report.notes),
    }


def report_of(row: RowMapping) -> Report:
    """The report that a row of `reports` holds."""
    return Report(
        name=row["name"],
        source=row["source"],
        url=row["url"],
        title=row["title"],
        text=row["text"],
        language=row["language"],
        published=row["published"],
        retrieved=datetime.fromisoformat(row["retrieved"]) if row["retrieved"] else None,
        raw_hash=row["raw_hash"],
        byline=row["byline"],
        notes=tuple(json.loads(row["notes"])),
    )


def claim_row(claim: Claim, claim_id: str) -> Row:
    """A claim as a row of `claims`."""
    passage, when, where = claim.passage, claim.when, claim.where
    place = where.place if where else None
    body = {
        "passage": {
            "part": passage.part,
            "start": passage.start,
            "end": passage.end,
            "quote": passage.quote,
        },
        "when": when,
        "where": where,
        "fact": claim.fact,
    }
    return {
        "id": claim_id,
        "version": claim.version,
        "report": passage.report,
        "reader": claim.reader,
        "kind": claim.kind,
        "speaker": claim.speaker,
        "first_day": when.first if when else None,
        "last_day": when.last if when else None,
        "place_id": place.id if place else None,
        "place_name": where.name if where else None,
        "confidence": claim.confidence,
        "body": _canonical(body),
    }


def claims_of(rows: Iterable[Sequence[Any]]) -> Iterator[Claim]:
    """The claims that rows of the columns CLAIM hold."""
    when_of, where_of = cache(_when_in), cache(_where_in)
    for report, speaker, kind, confidence, reader, version, body in rows:
        rest, when, where = _parts(body)
        yield Claim(
            passage=Passage(report=report, **rest["passage"]),
            speaker=speaker,
            when=when_of(when),
            where=where_of(where),
            fact=_FACTS[kind](rest["fact"]),
            confidence=confidence,
            reader=reader,
            version=version,
        )


def _parts(body: str) -> tuple[Fields, str, str]:
    """A body's fact and passage, and the JSON of its time and of its place.

    Canonical JSON has its keys in order, and quotation marks in a string of it are escaped: so the
    last two parts can be told without a look into them.
    """
    rest, _, where = body.removesuffix("}").rpartition(',"where":')
    rest, _, when = rest.rpartition(',"when":')
    return json.loads(rest + "}"), when, where


def ruling_row(ruling: Ruling) -> Row:
    """A ruling as a row of `rulings`."""
    return {
        "id": ruling.id,
        "kind": ruling.kind,
        "claims": _canonical(ruling.claims),
        "by": ruling.by,
        "at": ruling.at.isoformat(),
        "why": ruling.why,
        "replaces": ruling.replaces,
        "amends": _canonical(ruling.amends),
    }


def ruling_of(row: RowMapping) -> Ruling:
    """The ruling that a row of `rulings` holds."""
    return Ruling(
        kind=row["kind"],
        claims=tuple(json.loads(row["claims"])),
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
        why=row["why"],
        replaces=row["replaces"],
        amends=tuple((field, _amended(value)) for field, value in json.loads(row["amends"])),
    )


def problem_row(problem: Problem) -> Row:
    """A problem as a row of `problems`; it has no id of its own, so its digest serves."""
    source, line, reason = problem.source, problem.line, problem.reason
    return {"id": digest("problem", source, line, reason), "source": source, "line": line, "reason": reason}


def problem_of(row: RowMapping) -> Problem:
    """The problem that a row of `problems` holds."""
    return Problem(source=row["source"], reason=row["reason"], line=row["line"])


def _canonical(value: object) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    """What `json` does not know: a noun as its fields by name, a day as ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    raise TypeError(f"no JSON for a {type(value).__name__}")


def _when_in(text: str) -> When | None:
    found = json.loads(text)
    return _when(found) if found else None


def _where_in(text: str) -> Where | None:
    found = json.loads(text)
    return _where(found) if found else None


def _when(found: Fields) -> When:
    first, last = found["first"], found["last"]
    return When(
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        words=found["words"],
    )


def _where(found: Fields) -> Where:
    place = found["place"]
    return Where(name=found["name"], within=found["within"], place=_place(place) if place else None)


def _amended(found: Any) -> Amended:  # noqa: ANN401 -- what JSON held
    """A corrected value: a noun is known by its fields."""
    if isinstance(found, dict):
        return _when(found) if "first" in found else _where(found)
    value: str | int | None = found
    return value


def _place(found: Fields) -> Place:
    return Place(**{**found, "within": tuple(found["within"])})


def _event(found: Fields) -> Event:
    return Event(**{**found, "also": tuple(_where(where) for where in found["also"])})


_FACTS: Mapping[str, Callable[[Fields], Fact]] = {
    "control": lambda found: Control(**found),
    "event": _event,
    "harm": lambda found: Harm(**found),
    "statement": lambda found: Statement(**found),
}
