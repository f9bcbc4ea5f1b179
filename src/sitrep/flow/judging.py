"""Judging: a person's rulings over claims, and taking them back. They stand beside the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations, product
from typing import NamedTuple

from sitrep import theatres, weighing
from sitrep.errors import UsageError
from sitrep.flow.loading import theatre_of
from sitrep.model import Amended, Claim, Evidence, Incident, Ruling, RulingKind
from sitrep.record import Record

_SHORTEST_ID = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Who rules, when and why."""

    by: str
    at: datetime
    why: str

    def __post_init__(self) -> None:
        for name, given in (("name", self.by), ("reason", self.why)):
            if not given.strip():
                raise UsageError(f"a ruling needs a {name}")


class Ruled(NamedTuple):
    """A ruling, and whether it stands: nothing that stands replaces it."""

    ruling: Ruling
    stands: bool


def rule(
    record: Record,
    kind: RulingKind,
    ids: Sequence[str],
    judge: Judge,
    amends: tuple[tuple[str, Amended], ...] = (),
    theatre: str | None = None,
) -> tuple[Ruling, ...]:
    """Appends a ruling over claims, named by their ids or an incident's, or by how these begin.

    An incident stands for its claims; of these, a correction is of those that have what is corrected.
    That incidents are different is a ruling for each pair of claims across them. Raises UsageError for an
    id that is none or several, and for what can't be so ruled.
    """
    docket = _Docket(record.evidence(theatres.load(theatre_of(record, theatre))))
    groups = [docket.claims(one) for one in ids]
    if kind == "correct":
        groups = [_amendable(group, amends) for group in groups]
    rulings = [
        Ruling(kind=kind, claims=claims, by=judge.by, at=judge.at, why=judge.why, amends=amends)
        for claims in _ruled_over(kind, groups)
    ]
    for ruling in rulings:
        record.append_ruling(ruling)
    return tuple(rulings)


def undo(record: Record, ruling_id: str, judge: Judge) -> Ruling:
    """Appends a ruling that takes another back. Raises UsageError where that no longer stands."""
    taken_back = record.ruling(ruling_id)
    if not next(one.stands for one in rulings(record) if one.ruling == taken_back):
        raise UsageError(f"the ruling {ruling_id} does not stand: another has replaced it")
    ruling = Ruling(
        kind="uphold",
        claims=taken_back.claims,
        by=judge.by,
        at=judge.at,
        why=judge.why,
        replaces=taken_back.id,
    )
    record.append_ruling(ruling)
    return ruling


def rulings(record: Record) -> tuple[Ruled, ...]:
    """Every ruling, the earliest first."""
    every = record.rulings()
    standing = {ruling.id for ruling in weighing.standing(every)}
    return tuple(Ruled(ruling, ruling.id in standing) for ruling in every)


class _Docket:
    """What can be ruled over: the claims that stand, and the incidents that they make."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._claims = {claim.id: claim for claim in evidence.claims}

    @cached_property
    def _incidents(self) -> tuple[Incident, ...]:
        return weighing.situation(self._evidence).incidents

    def claims(self, prefix: str) -> tuple[Claim, ...]:
        """The claim whose id begins so, or else the claims of the incident whose does."""
        wanted = prefix.lower()
        if len(wanted) < _SHORTEST_ID:
            raise UsageError(f"{prefix!r} is too short for an id: give {_SHORTEST_ID} characters or more")
        found: list[tuple[str, ...]] = [(one,) for one in self._claims if one.startswith(wanted)]
        if not found:
            found = [incident.claims for incident in self._incidents if incident.id.startswith(wanted)]
        if len(found) != 1:
            many = f"{len(found)} claims or incidents go" if found else "no claim or incident goes"
            raise UsageError(f"{many} by {prefix!r}")
        return tuple(self._claims[claim_id] for claim_id in found[0])


def _amendable(claims: Sequence[Claim], amends: Sequence[tuple[str, Amended]]) -> tuple[Claim, ...]:
    """Those of an incident's claims that have the fields; raises UsageError where none has."""
    fields = {field for field, _ in amends}
    fit = tuple(claim for claim in claims if fields <= set(weighing.amendable(claim)))
    for claim in fit or claims:
        weighing.amended(claim, amends)  # raises where it does not fit
    return fit


def _ruled_over(kind: RulingKind, groups: Sequence[Sequence[Claim]]) -> Iterator[tuple[str, ...]]:
    """The claims' ids of each ruling that says so of the groups."""
    claims = {claim.id: claim for group in groups for claim in group}
    if kind in ("same", "different"):
        _check_tellings(kind, claims.values())
        if len(groups) == 1:
            raise UsageError(f"{kind!r} is said of two claims or incidents, or more")
    if kind == "different" and len(claims) > len(groups):
        for one, other in combinations(groups, 2):
            yield from ((a.id, b.id) for a, b in product(one, other) if a.id != b.id)
    else:
        yield tuple(claims)


def _check_tellings(kind: RulingKind, claims: Iterable[Claim]) -> None:
    """Raises UsageError for a claim that tells of no incident."""
    for claim in claims:
        if claim.kind not in ("event", "harm"):
            raise UsageError(f"{kind!r} is said of incidents: {claim.id[:12]} is a claim of {claim.kind}")
