"""Why a place is taken to be somebody's, and what else is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.model import Holding, Incident, Share, Toll, Where
from sitrep.weighing.folding import fold
from sitrep.weighing.why.claims import listed, of_claim
from sitrep.weighing.why.files import Files
from sitrep.weighing.why.reason import Reason
from sitrep.weighing.why.tolls import of_toll
from sitrep.weighing.why.words import count, headline, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that the picture has of one place; `key` is its id, or the name of one on no map."""

    key: str
    name: str
    holding: Holding | None = None
    shares: tuple[Share, ...] = ()
    running: tuple[Toll, ...] = ()
    incidents: tuple[Incident, ...] = ()


def dossiers(subject: str, files: Files) -> tuple[Dossier, ...]:
    """What the picture has of each place that goes by an id or a name, held places alone if any is."""
    found = [_dossier(key, name, files) for key, name in sorted(_named(subject, files))]
    held = [one for one in found if one.holding]
    return tuple(held or found)


def of_place(dossier: Dossier, files: Files) -> Reason:
    """A place: who holds it by which words, shares of it, running totals, and incidents there."""
    holding = dossier.holding
    shares = tuple(_of_share(share, files) for share in dossier.shares)
    running = tuple(of_toll(toll, files) for toll in dossier.running)
    incidents = tuple(Reason(f"{short(one.id)} {headline(one)}") for one in dossier.incidents)
    told = (("shares", shares), ("running totals", running), ("incidents here", incidents))
    return Reason(
        _holder(holding) if holding else f"{dossier.name} ({dossier.key}): no word of who holds it",
        (
            *(_of_holding(holding, files) if holding else ()),
            *(Reason(title, reasons) for title, reasons in told if reasons),
        ),
    )


def _holder(holding: Holding) -> str:
    place, side = holding.place, holding.side or "nobody known"
    since = f" since {holding.since}" if holding.since else ""
    chance = f"chance {holding.probability:.2f}; last word {count(holding.age_days, 'day')} ago"
    return f"{place.name} ({place.id}) on {holding.on}: {holding.standing}, {side}{since}; {chance}"


def _of_holding(holding: Holding, files: Files) -> Iterator[Reason]:
    yield from listed("for", holding.claims_for, files)
    yield from listed("against", holding.claims_against, files)
    if holding.chances:
        chances = ", ".join(f"{side or 'nobody known'} {chance:.2f}" for side, chance in holding.chances)
        yield Reason(f"chances: {chances}")


def _of_share(share: Share, files: Files) -> Reason:
    """A share that a claim gives, held against the picture of the place's parts."""
    line = f"{share.claimed:.0%} said to be {share.side}"
    if share.pictured is not None:
        verdict = {True: ": agrees", False: ": disagrees", None: ""}[share.agrees]
        line += f"; {share.pictured:.0%} by the picture of {count(share.parts, 'part')}{verdict}"
    return Reason(line, (of_claim(share.claim, files),))


def _named(subject: str, files: Files) -> set[tuple[str, str]]:
    """The keys and names of the places that go by an id or a name."""
    picture = files.picture
    places = [
        *(one.place for one in picture.holdings),
        *(one.place for one in picture.shares),
        *(where.place for where in _wheres(files) if where.place and where.name),
    ]
    name = fold(subject)
    found = {(one.id, one.name) for one in places if subject == one.id or name == fold(one.name)}
    if found or not name:
        return found
    return {(name, where.name) for where in _wheres(files) if where.name and name == fold(where.name)}


def _wheres(files: Files) -> Iterator[Where]:
    picture = files.picture
    named = (*(one.where for one in picture.incidents), *(one.where for one in picture.running))
    yield from (where for where in named if where)


def _dossier(key: str, name: str, files: Files) -> Dossier:
    picture = files.picture

    def here(where: Where | None) -> bool:
        if where is None or not where.name:
            return False
        return where.place.id == key if where.place else fold(where.name) == key

    return Dossier(
        key=key,
        name=name,
        holding=next((one for one in picture.holdings if one.place.id == key), None),
        shares=tuple(one for one in picture.shares if one.place.id == key),
        running=tuple(one for one in picture.running if here(one.where)),
        incidents=tuple(one for one in picture.incidents if here(one.where)),
    )
