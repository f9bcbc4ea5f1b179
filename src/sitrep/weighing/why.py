"""Why: from an incident, a toll or a holder down to the sentences, their speakers and weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sitrep.errors import RecordError
from sitrep.model import Control, Event, Evidence, Fact, Harm, Holding, Incident, Ruling, Toll, Where
from sitrep.weighing.figures import standing_figures
from sitrep.weighing.folding import fold
from sitrep.weighing.picture import situation
from sitrep.weighing.rulings import standing
from sitrep.weighing.weighed import WeighedClaim, weigh

_SHORTEST_ID = 6
_SHOWN_ID = 12


@dataclass(frozen=True, slots=True)
class Reason:
    """A line, and the lines that bear it out."""

    line: str
    children: tuple[Reason, ...] = ()


def why(subject: str, evidence: Evidence, on: date | None = None, known_at: date | None = None) -> Reason:
    """Why the picture says what it says of a subject.

    The subject is an incident's or a claim's id, or how one begins (six characters at least), or
    a place by its id or name. Raises RecordError where there is none, or several.
    """
    files = _Files.of(evidence, known_at)
    picture = situation(evidence, on, known_at)
    name = fold(subject)
    found = [
        _of_holding(one, files)
        for one in picture.holdings
        if subject == one.place.id or name == fold(one.place.name)
    ]
    if len(subject) >= _SHORTEST_ID:
        prefix = subject.lower()
        found += [_of_incident(one, files) for one in picture.incidents if one.id.startswith(prefix)]
        found += [_of_claim(claim, files) for claim in files.claims if claim.startswith(prefix)]
    if not found:
        raise RecordError(f"nothing goes by {subject!r}: give the id of an incident, a claim or a place")
    if len(found) > 1:
        raise RecordError(f"{len(found)} things go by {subject!r}: give more of the id")
    return found[0]


@dataclass(frozen=True, slots=True)
class _Files:
    """What reasons are looked up in: every claim, retracted ones too, and the standing rulings."""

    claims: Mapping[str, WeighedClaim]
    rulings: tuple[Ruling, ...]

    @classmethod
    def of(cls, evidence: Evidence, known_at: date | None) -> _Files:
        every = weigh(replace(evidence, rulings=()), known_at)
        return cls({one.id: one for one in every}, standing(evidence.rulings))


# Subjects ----------------------------------------------------------------------------


def _of_holding(holding: Holding, files: _Files) -> Reason:
    place, side = holding.place, holding.side or "nobody known"
    line = f"{place.name} ({place.id}) on {holding.on}: {holding.standing}, {side}"
    if holding.since:
        line += f" since {holding.since}"
    line += f"; chance {holding.probability:.2f}; last word {_count(holding.age_days, 'day')} ago"
    return Reason(
        line, (*_listed("for", holding.claims_for, files), *_listed("against", holding.claims_against, files))
    )


def _of_incident(incident: Incident, files: _Files) -> Reason:
    sources = {files.claims[claim].origin.key for claim in incident.claims}
    parties = " against ".join(side for side in (incident.side1, incident.side2) if side)
    parts = [incident.type, _spelled(incident.where), str(incident.when or "no day given"), parties]
    told = f"{_count(len(incident.claims), 'claim')} of {_count(len(sources), 'source')}"
    line = f"{', '.join(part for part in parts if part)} ({told}; incident {incident.id[:_SHOWN_ID]})"
    events = [claim for claim in incident.claims if isinstance(files.claims[claim].claim.fact, Event)]
    tolls = tuple(_of_toll(toll, files) for toll in incident.tolls)
    return Reason(line, (*_listed("told by", events, files), *tolls))


def _of_toll(toll: Toll, files: _Files) -> Reason:
    counted = " ".join(part for part in (toll.who, f"({toll.side})" if toll.side else "") if part)
    part = ", counted in another toll" if toll.part_of else ""
    return Reason(f"{toll.outcome}, {counted}{part}: {_figures(toll)}", tuple(_of_bounds(toll, files)))


def _of_bounds(toll: Toll, files: _Files) -> Iterable[Reason]:
    """Low, best and high where they differ, then what else was said, and what was replaced."""
    named: set[str] = set()
    bounds = (("best", toll.best), ("low", toll.low), ("high", toll.high))
    for name, bound in bounds:
        if bound is not None and bound.claim not in named:
            named.add(bound.claim)
            yield Reason(f"{name} {bound.count}", (_of_claim(bound.claim, files),))
    stands = {figure.by.id for figure in standing_figures(files.claims[claim] for claim in toll.claims)}
    rest = [claim for claim in toll.claims if claim not in named]
    vague = [claim for claim in rest if _is_vague(files.claims[claim].claim.fact)]
    yield from _listed("also said", [claim for claim in rest if claim in stands or claim in vague], files)
    replaced = [claim for claim in rest if claim not in stands and claim not in vague]
    yield from _listed("replaced by a later figure of the same source", replaced, files)


def _of_claim(claim_id: str, files: _Files) -> Reason:
    one = files.claims[claim_id]
    speaker = one.claim.speaker or "the outlet itself"
    outlet = one.report.source or one.report.name
    line = f"“{one.claim.passage.quote}” — {speaker}, in {outlet}, {one.published or 'no day given'}"
    leaning = f"; {one.origin.name} leans to {one.origin.leans}" if one.origin.leans else ""
    copies = f"; one of {len(one.story)} prints of a story" if len(one.story) > 1 else ""
    weight = Reason(f"weight {one.weight:.2f}: {one.because}{leaning}{copies}")
    ruled = [
        Reason(f"ruled {ruling.kind} by {ruling.by} on {ruling.at.date()}: {ruling.why}")
        for ruling in files.rulings
        if claim_id in ruling.claims
    ]
    says = Reason(f"coded as {_coded(one.claim.fact)} (claim {claim_id[:_SHOWN_ID]})")
    return Reason(line, (says, weight, *ruled))


# Words -------------------------------------------------------------------------------


def _listed(title: str, claims: Iterable[str], files: _Files) -> tuple[Reason, ...]:
    reasons = tuple(_of_claim(claim, files) for claim in claims)
    return (Reason(title, reasons),) if reasons else ()


def _figures(toll: Toll) -> str:
    if toll.low is None or toll.best is None or toll.high is None:
        return ", ".join(toll.words) or "no number given"
    span = f" ({toll.low.count} to {toll.high.count})" if toll.low.count < toll.high.count else ""
    return f"{toll.best.count}{span}"


def _coded(fact: Fact) -> str:
    if isinstance(fact, Control):
        return " ".join(["control:", fact.side or "nobody named", fact.status])
    if isinstance(fact, Event):
        return f"event: {fact.type}"
    if isinstance(fact, Harm):
        amount = fact.words if fact.count is None else str(fact.count)
        return f"harm: {fact.outcome}, {fact.who}, {amount or 'no number'}, {fact.modifier}"
    return "statement"


def _is_vague(fact: Fact) -> bool:
    return isinstance(fact, Harm) and fact.count is None


def _spelled(where: Where | None) -> str:
    return ", ".join(part for part in (where.name, where.within) if part) if where else "no place given"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
