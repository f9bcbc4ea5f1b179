"""Corrections: claims as people say that they should read. The claim itself, and its id, stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sitrep.errors import UsageError
from sitrep.model import Amended, Claim, Harm, Ruling, Where
from sitrep.weighing.rulings import standing

_OF_CLAIM = {"place": "where", "when": "when"}
_OF_FACT = {
    "control": ("side", "from_side", "status", "count"),
    "event": ("type", "side1", "side2"),
    "harm": ("outcome", "who", "count", "modifier", "side", "by_side"),
    "statement": (),
}


def corrected(claims: Mapping[str, Claim], rulings: Iterable[Ruling]) -> dict[str, Claim]:
    """Claims by id as the standing corrections amend them; of one field, the last correction counts."""
    found = dict(claims)
    for ruling in standing(rulings):
        for claim_id in ruling.claims if ruling.kind == "correct" else ():
            if claim_id in found:
                found[claim_id] = amended(found[claim_id], ruling.amends)
    return found


def amendable(claim: Claim) -> tuple[str, ...]:
    """The fields of a claim that can be corrected."""
    return *_OF_CLAIM, *_OF_FACT[claim.kind]


def amended(claim: Claim, amends: Iterable[tuple[str, Amended]]) -> Claim:
    """A claim with other values in some fields. Raises UsageError for a field that it has not."""
    for field, value in amends:
        if field in _OF_CLAIM:
            claim = replace(claim, **{_OF_CLAIM[field]: value})  # type: ignore[arg-type]  # by the field's name
        elif field in _OF_FACT[claim.kind]:
            claim = replace(claim, fact=replace(claim.fact, **{field: value}))  # type: ignore[arg-type]  # ditto
        else:
            fields = ", ".join(amendable(claim))
            raise UsageError(f"a claim of {claim.kind} has no {field} to correct: it has {fields}")
        if field == "count" and value is not None and isinstance(claim.fact, Harm):
            claim = replace(claim, fact=replace(claim.fact, words=None))  # a number in place of "dozens"
    return claim


def told(amends: Iterable[tuple[str, Amended]]) -> str:
    """Amendments in words: "place: Nubl, Aleppo, SY (geonames:166331), count: 5"."""
    return ", ".join(f"{field}: {_told(value)}" for field, value in amends)


def _told(value: Amended) -> str:
    if isinstance(value, Where) and value.place:
        place = value.place
        return f"{', '.join(one for one in (place.name, place.admin1, place.country) if one)} ({place.id})"
    if isinstance(value, Where):
        return value.name or "not said"
    return "not said" if value is None else str(value)
