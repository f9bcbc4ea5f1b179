"""Nouns to rows of the ledger and back, without loss.

A claim's passage, time, place and fact are its `body`, canonical JSON; what is asked for by name
(kind, speaker, days, place) stands in columns beside it. A field that a later version of a noun
adds with a default is read from older rows as that default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import RowMapping

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

Row: TypeAlias = Mapping[str, Any]  # what goes into a table, by column
Fields: TypeAlias = Mapping[str, Any]  # what JSON held of a noun, by field


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


def claim_of(row: RowMapping) -> Claim:
    """The claim that a row of `claims` holds."""
    body = json.loads(row["body"])
    return Claim(
        passage=Passage(report=row["report"], **body["passage"]),
        speaker=row["speaker"],
        when=_when(body["when"]) if body["when"] else None,
        where=_where(body["where"]) if body["where"] else None,
        fact=_FACTS[row["kind"]](body["fact"]),
        confidence=row["confidence"],
        reader=row["reader"],
        version=row["version"],
    )


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
