"""What a person asks about: a place, an incident, a claim, a report, a ruling or a source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitrep.errors import RecordError
from sitrep.model import Evidence
from sitrep.weighing.folding import fold
from sitrep.weighing.why.claims import of_ruling, with_use
from sitrep.weighing.why.files import Files
from sitrep.weighing.why.incidents import of_incident
from sitrep.weighing.why.places import dossiers, of_place
from sitrep.weighing.why.reason import Reason
from sitrep.weighing.why.reports import of_report
from sitrep.weighing.why.sources import of_source

_SHORTEST_ID = 6


def why(subject: str, evidence: Evidence, on: date | None = None, known_at: date | None = None) -> Reason:
    """Why the picture says what it says of a subject.

    The subject is the id of an incident, a claim, a report or a ruling, or how one begins (six
    characters at least), a place by its id or name, or a source by its name. Raises RecordError
    where there is none, or several.
    """
    files = Files.of(evidence, on, known_at)
    found = [*_by_name(subject, files), *_by_id(subject.lower(), files)]
    if not found:
        kinds = "the id of an incident, a claim, a report or a ruling, a place or a source"
        raise RecordError(f"nothing goes by {subject!r}: give {kinds}")
    if len(found) > 1:
        lines = "".join(f"\n  {reason.line}" for reason in found)
        raise RecordError(f"{len(found)} things go by {subject!r}: give an id, or more of it{lines}")
    return found[0]


def _by_name(subject: str, files: Files) -> Iterator[Reason]:
    places = dossiers(subject, files)
    yield from (of_place(one, files) for one in places)
    name = fold(subject)
    for record in files.picture.sources if name and not places else ():
        if subject == record.source or name == fold(record.name):
            yield of_source(record)


def _by_id(prefix: str, files: Files) -> Iterator[Reason]:
    if len(prefix) < _SHORTEST_ID:
        return
    yield from (of_incident(one, files) for one in files.picture.incidents if one.id.startswith(prefix))
    yield from (with_use(claim, files) for claim in files.claims if claim.startswith(prefix))
    yield from (of_report(report, files) for report in files.reports if report.startswith(prefix))
    yield from (of_ruling(one, files) for key, one in files.rulings.items() if key.startswith(prefix))
