"""Why claims are one incident, and what it did to whom."""

from __future__ import annotations

from sitrep.model import Event, Incident, Join
from sitrep.weighing.why.claims import listed, quoted, ruled_line
from sitrep.weighing.why.files import Files
from sitrep.weighing.why.reason import Reason
from sitrep.weighing.why.tolls import of_toll
from sitrep.weighing.why.words import count, headline, short


def of_incident(incident: Incident, files: Files) -> Reason:
    """An incident: who tells of it, why they are taken to tell of one, and its tolls."""
    sources = {files.claims[claim].origin.key for claim in incident.claims}
    told = f"{count(len(incident.claims), 'claim')} of {count(len(sources), 'source')}"
    events = [claim for claim in incident.claims if isinstance(files.claims[claim].claim.fact, Event)]
    joins = tuple(_of_join(join, files) for join in incident.joins)
    return Reason(
        f"{headline(incident)} ({told}; incident {short(incident.id)})",
        (
            *listed("told by", events, files),
            *((Reason("joined because", joins),) if joins else ()),
            *(of_toll(toll, files) for toll in incident.tolls),
        ),
    )


def _of_join(join: Join, files: Files) -> Reason:
    """Why two claims are one incident: a person's ruling, or how like they are in what."""
    if join.ruling is not None and join.ruling in files.rulings:
        line = ruled_line(files.rulings[join.ruling])
    else:
        parts = ", ".join(f"{name} {value:.2f}" for name, value in join.parts)
        line = f"alike by {join.score:.2f}: {parts}"
    return Reason(line, tuple(Reason(quoted(claim, files)) for claim in (join.one, join.other)))
