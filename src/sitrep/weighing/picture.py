"""The picture: the situation on a day, and the history of who held what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitrep.model import Evidence, Holding, Incident, Situation
from sitrep.weighing import control
from sitrep.weighing.incidents import incidents
from sitrep.weighing.memo import Memo
from sitrep.weighing.rulings import verdicts
from sitrep.weighing.running import running
from sitrep.weighing.track_records import track_records
from sitrep.weighing.weighed import WeighedClaim, weigh, weighed


def situation(
    evidence: Evidence,
    on: date | None = None,
    known_at: date | None = None,
    memo: Memo | None = None,
) -> Situation:
    """The picture on a day (None: that of the last report), from what was known on a day.

    `on` leaves out incidents that begin later and running totals that count further; `known_at`
    leaves out reports published later. Rulings always count: they judge the evidence as it is.
    `memo` is of pictures made before.
    """
    memo = memo or Memo()
    told = weighed(evidence, known_at, memo)
    claims = told.claims
    day, known = on or last_day(claims), control.known_places(claims, memo)
    begun = incidents(told.reports, verdicts(evidence.rulings), memo)
    if on is not None:
        begun = tuple(_begun(begun, claims, on))
    return Situation(
        on=on,
        known_at=known_at,
        incidents=begun,
        holdings=control.holdings(known, day),
        running=running(claims, on, begun),
        sources=track_records(claims, told.records),
        shares=control.shares(known, day),
    )


def history(
    evidence: Evidence, known_at: date | None = None, memo: Memo | None = None
) -> tuple[Holding, ...]:
    """One Holding for each place and day on which its picture changes, by place and day.

    The picture of a place changes with its side, its standing, or the claims for and against it;
    and on the day when it has grown too old. It ends with the last report.
    """
    memo = memo or Memo()
    claims = weigh(evidence, known_at, memo)
    return control.history(control.known_places(claims, memo), last_day(claims))


def holdings(
    evidence: Evidence, on: date, known_at: date | None = None, memo: Memo | None = None
) -> tuple[Holding, ...]:
    """Who holds each place on a day, by place: the holdings of the situation, without the rest."""
    memo = memo or Memo()
    return control.holdings(control.known_places(weigh(evidence, known_at, memo), memo), on)


def last_day(claims: Iterable[WeighedClaim]) -> date:
    """The day of the last report; where none has a day, the last that a claim begins on."""
    claims = tuple(claims)
    published = {one.published for one in claims if one.published}
    begun = (one.claim.when.first for one in claims if one.claim.when and one.claim.when.first)
    return max(published or begun, default=date.min)


def _begun(found: Iterable[Incident], claims: Iterable[WeighedClaim], on: date) -> Iterator[Incident]:
    """Those incidents that had begun on a day; one without a day began by its first report's."""
    by_id = {one.id: one for one in claims}
    for incident in found:
        when = incident.when
        reported = min((day for claim in incident.claims if (day := by_id[claim].published)), default=None)
        began = (when and (when.first or when.last)) or reported
        if began is None or began <= on:
            yield incident
