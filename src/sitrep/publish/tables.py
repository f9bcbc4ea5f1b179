"""The picture as tables: CSV in UTF-8, as RFC 4180 but with bare newlines.

Lists in a cell are joined by "; ", quotes by " | ". Dates are ISO 8601; `date_first` and `date_last`
are equal for a day, and an empty one is open. `lat`, `lon` are degrees of the place that the name
was resolved to, which reaches `radius_km` around them: a wide one is an area, not a point; all
three are empty where the name was not resolved. A cell of words that a spreadsheet would take for
a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from sitrep.model import (
    Evidence,
    Holding,
    Incident,
    Place,
    Problem,
    Situation,
    Toll,
    TrackRecord,
    When,
    Where,
    WordUse,
    iso,
)
from sitrep.publish.cited import Citations

Cell: TypeAlias = str | int | float | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WHEN = ("date_first", "date_last")
_POINT = ("lat", "lon", "radius_km")
_WHERE = ("place", "place_in", "place_id", *_POINT)
_SOURCES = ("claims", "quotes", "speakers", "outlets", "reports", "urls")


def incidents_csv(situation: Situation, evidence: Evidence) -> bytes:
    """One row an incident: `incident`, `type`, when, where, who, and the sources.

    `place` and `place_in` are as a report spells them; `side1` did it, `side2` was hit or opposed;
    `claims` are the ids of every claim that tells of it, tolls included; `reports` are named as
    the inputs call them.
    """
    citations = Citations.of(evidence)
    header = ("incident", "type", *_WHEN, *_WHERE, "side1", "side2", *_SOURCES)
    return _table(header, (_incident(incident, citations) for incident in situation.incidents))


def control_csv(history: Iterable[Holding], evidence: Evidence) -> bytes:
    """One row for each place and day on which its picture changes.

    `side` holds it, as `standing` says (held, claimed, contested, besieged, unknown), `since` a day;
    `probability` is the chance of that from 0 to 1; `age_days` counts from the last word about the
    place; `quote` is that last word. `claims_for` and `claims_against` are claims' ids.
    """
    citations = Citations.of(evidence)
    header = (
        *("place_id", "place", *_POINT, "admin1", "country", "date", "side", "standing", "probability"),
        *("since", "age_days", "quote", "claims_for", "speakers_for", "outlets_for"),
        *("claims_against", "speakers_against", "outlets_against"),
    )
    return _table(header, (_holding(holding, citations) for holding in history))


def harm_csv(situation: Situation, evidence: Evidence) -> bytes:
    """One row a toll: `incident`, `scope`, what is counted, its bounds, when, where, the sources.

    `scope` is incident, or cumulative for a running total, which belongs to no incident: never
    add the two, nor running totals to each other. `part_of` true marks people whom another row
    counts already. `low`, `best` and `high` are empty where only `words` were given; `low_claim`
    and so on name the claim of each; `quote` is that of the best.
    """
    citations = Citations.of(evidence)
    header = (
        *("incident", "scope", "outcome", "who", "side", "part_of", "low", "best", "high", "words"),
        *("low_claim", "best_claim", "high_claim", "quote", *_WHEN, *_WHERE, *_SOURCES),
    )
    return _table(header, _harm(situation, citations))


def sources_csv(situation: Situation) -> bytes:
    """One row for each source, then one for each `kind` of its claims and their `bearing` on its side.

    `claims` is how many it made, `borne_out` and `refuted` how many later independent reports did so;
    `reliability` the chance from 0 to 1 that what it says is so, from `low` to `high` (90 %); `weight`
    what such a claim weighs.
    """
    header = (
        *("source", "name", "leans", "kind", "bearing", "claims", "borne_out", "refuted"),
        *("reliability", "low", "high", "weight"),
    )
    every = (one for record in situation.sources for one in (record, *record.parts))
    return _table(header, map(_track_record, every))


def words_csv(uses: Iterable[WordUse], evidence: Evidence) -> bytes:
    """One row for each outlet and word of praise or blame that it uses: `outlet`, `term`, `neutral`.

    `neutral` is the plain word for the same, empty where the term only judges; `count` its uses in
    text and titles, `in_quotes` those of them that stand inside quotation marks, and so may be another's
    words; `reports` in how many of the outlet's reports; `first_date`, `first_report` and `quote` are
    of the earliest.
    """
    header = (
        *("outlet", "term", "neutral", "count", "in_quotes", "reports"),
        *("first_date", "first_report", "quote"),
    )
    return _table(header, (_use(use, evidence) for use in uses))


def problems_csv(problems: Iterable[Problem]) -> bytes:
    """One row for each input, or line of one, that could not be read: `source`, `line`, `reason`."""
    return _table(("source", "line", "reason"), ((one.source, one.line, one.reason) for one in problems))


# Rows --------------------------------------------------------------------------------


def _incident(incident: Incident, citations: Citations) -> tuple[Cell, ...]:
    return (
        incident.id,
        incident.type,
        *_when(incident.when),
        *_where(incident.where),
        incident.side1,
        incident.side2,
        *_sources(incident.claims, citations),
    )


def _holding(holding: Holding, citations: Citations) -> tuple[Cell, ...]:
    place = holding.place
    speaks_for, against = citations.cite(holding.claims_for), citations.cite(holding.claims_against)
    last = speaks_for.claims[-1:] or against.claims[-1:]
    return (
        *(place.id, place.name, *_point(place), place.admin1, place.country),
        *(iso(holding.on), holding.side, holding.standing, round(holding.probability, 3)),
        *(iso(holding.since), holding.age_days, "".join(citations.cite(last).quotes)),
        *map(_list, (speaks_for.claims, speaks_for.speakers, speaks_for.outlets)),
        *map(_list, (against.claims, against.speakers, against.outlets)),
    )


def _harm(situation: Situation, citations: Citations) -> Iterator[tuple[Cell, ...]]:
    for incident in situation.incidents:
        for toll in incident.tolls:
            head = (incident.id, "incident")
            yield (*head, *_toll(toll, incident.when, incident.where, citations))
    for toll in situation.running:
        yield (None, "cumulative", *_toll(toll, toll.when, toll.where, citations))


def _toll(toll: Toll, when: When | None, where: Where | None, citations: Citations) -> tuple[Cell, ...]:
    bounds = (toll.low, toll.best, toll.high)
    quoted = citations.cite((toll.best.claim,) if toll.best else toll.claims[:1])
    return (
        *(toll.outcome, toll.who, toll.side, toll.part_of),
        *(bound.count if bound else None for bound in bounds),
        _list(toll.words),
        *(bound.claim if bound else None for bound in bounds),
        "".join(quoted.quotes),
        *_when(when),
        *_where(where),
        *_sources(toll.claims, citations),
    )


def _track_record(one: TrackRecord) -> tuple[Cell, ...]:
    figures = (round(figure, 3) for figure in (one.reliability, one.low, one.high))
    counts = (one.claims, one.borne_out, one.refuted)
    return (one.source, one.name, one.leans, one.kind, one.bearing, *counts, *figures, one.weight)


def _use(use: WordUse, evidence: Evidence) -> tuple[Cell, ...]:
    first = evidence.reports[use.first.report]
    return (
        *(use.outlet, use.term, use.neutral, use.count, use.quoted, use.reports),
        *(iso(first.published), first.name, use.first.quote),
    )


# Cells -------------------------------------------------------------------------------


def _when(when: When | None) -> tuple[Cell, Cell]:
    return (iso(when.first), iso(when.last)) if when else (None, None)


def _where(where: Where | None) -> tuple[Cell, ...]:
    if where is None:
        return (None,) * len(_WHERE)
    place = where.place
    return (where.name, where.within, place.id if place else None, *_point(place))


def _point(place: Place | None) -> tuple[Cell, Cell, Cell]:
    return (place.lat, place.lon, place.radius_km) if place else (None, None, None)


def _sources(claims: Iterable[str], citations: Citations) -> tuple[Cell, ...]:
    cited = citations.cite(claims)
    named = map(_list, (cited.speakers, cited.outlets, cited.reports, cited.urls))
    return (_list(cited.claims), " | ".join(cited.quotes), *named)


def _list(items: Sequence[str]) -> str:
    return "; ".join(items)


def _table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula, with plain line breaks and truth values."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    # A bare carriage return would go out unquoted, and end the row for many readers.
    plain = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if cell.startswith(_FORMULA) else plain
