"""Grades: how well it is borne out that people were hurt so, in Airwars' words.

Airwars grades what is said of harm to civilians: *confirmed* where the responsible party accepts it,
*fair* by two or more credible sources, *weak* by one, *contested* where sources blame different
parties. Here it goes for fighters too, whose side may admit its dead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

from sitrep.model import Grade, Harm
from sitrep.weighing.sources import Origin
from sitrep.weighing.weighed import WeighedClaim

CREDIBLE = 0.5  # weight from which a source that gains nothing bears out another; the unknown pass


def grade(weighed: Collection[WeighedClaim]) -> Grade:
    """The grade of what claims say of one group hurt in one incident.

    - contested: two independent sources blame different sides;
    - confirmed: a source speaks against its own side and another one says so too, or sources that lean
      to opposed sides both do;
    - fair: two or more independent sources say so that are credible and gain nothing by it;
    - weak: all else.
    """
    if _is_contested(weighed):
        return "contested"
    sources = {one.origin.key: one.origin for one in weighed}
    admit = any(one.bearing == "against its own side" for one in weighed)
    if (admit and len(sources) > 1) or _are_opposed(sources.values()):
        return "confirmed"
    credible = {
        one.origin.key for one in weighed if one.weight >= CREDIBLE and one.bearing != "for its own side"
    }
    return "fair" if len(credible) > 1 else "weak"


def _is_contested(weighed: Iterable[WeighedClaim]) -> bool:
    blamed = {
        (one.claim.fact.by_side, one.origin.key)
        for one in weighed
        if isinstance(one.claim.fact, Harm) and one.claim.fact.by_side
    }
    return any(side != other and by != also for (side, by), (other, also) in combinations(blamed, 2))


def _are_opposed(sources: Iterable[Origin]) -> bool:
    leaning = [source.own for source in sources if source.own]
    return any(one.isdisjoint(other) for one, other in combinations(leaning, 2))
