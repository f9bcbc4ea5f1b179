"""Mapping: the page of a record, as a file or as bytes to serve."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitrep import __version__, framing, publish, theatres, weighing
from sitrep.flow.loading import places, theatre_of
from sitrep.gazetteer import Gazetteer
from sitrep.model import Claim, Evidence, Problem, Situation
from sitrep.record import Record


def page(record: Record, theatre: str | None, cache: Path) -> bytes:
    """The page of all that a record holds; `theatre` is a name or a folder, None the record's own."""
    name = theatre_of(record, theatre)
    evidence = record.evidence(theatres.load(name))
    gazetteer = places(name, cache)
    try:
        kept = weighing.Weighing()
        return publish.page(edition(evidence, kept.situation(evidence), kept, gazetteer, record.problems()))
    finally:
        gazetteer.close()


def edition(
    evidence: Evidence,
    situation: Situation,
    kept: weighing.Weighing,
    gazetteer: Gazetteer,
    problems: Sequence[Problem],
) -> publish.Edition:
    """All that a page shows of some evidence; `kept` is what gave its situation, for what else it weighs."""
    history = kept.history(evidence)
    wheres = [incident.where for incident in situation.incidents]
    wheres += [claim.where for claim in evidence.claims]
    places = {holding.place.id for holding in history}
    places |= {where.place.id for where in wheres if where and where.place}
    return publish.Edition(
        evidence=evidence,
        situation=situation,
        history=history,
        problems=tuple(problems),
        title=evidence.theatre.title,
        version=__version__,
        evenings=kept.evenings(evidence),
        retellings=kept.retellings(evidence, situation.incidents),
        words=framing.word_uses(evidence.reports.values(), framing.load()),
        names={place: gazetteer.names(place) for place in sorted(places)},
        worths=kept.worths(evidence),
        rulings=weighing.standing(evidence.rulings),
        corrected=_corrected(evidence),
    )


def _corrected(evidence: Evidence) -> dict[str, Claim]:
    """The claims that people corrected, as they should have read."""
    read = {claim.id: claim for claim in evidence.claims}
    now = weighing.corrected(read, evidence.rulings)
    return {claim_id: claim for claim_id, claim in now.items() if claim is not read[claim_id]}
