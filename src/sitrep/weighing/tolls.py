"""Tolls: who was hurt, as low, best and high figures that each name their claim.

That a later toll of the same speaker replaces the earlier, that copies count once and that a part is
no addition are the casualty recorders' common rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitrep.model import Harm, Outcome, Toll, Who
from sitrep.weighing.figures import bounds, standing_figures
from sitrep.weighing.grades import grade
from sitrep.weighing.types import OUTCOMES
from sitrep.weighing.weighed import WeighedClaim

Kind = tuple[Outcome, Who, bool, str | None]  # what is counted: outcome, who, whether a part, their side

UNARMED: tuple[Who, ...] = ("civilian", "child", "woman", "medic", "journalist")
DIFFERENT: tuple[Who, ...] = ("child", "woman", "combatant")


def tolls(weighed: Iterable[WeighedClaim]) -> tuple[Toll, ...]:
    """The tolls of one incident from its harm claims, one for each outcome, group and side."""
    found = [toll(kind, counted) for kind, counted in by_kind(weighed)]
    return tuple(replace(one, remarks=(*one.remarks, *parts_remarks(one, found))) for one in found)


def by_kind(weighed: Iterable[WeighedClaim]) -> list[tuple[Kind, list[WeighedClaim]]]:
    """Harm claims by what they count; where only one side is named, the unnamed is taken for it."""
    kinds: dict[Kind, list[WeighedClaim]] = defaultdict(list)
    for one in sorted(weighed, key=lambda one: one.id):
        fact = one.claim.fact
        if isinstance(fact, Harm):
            kinds[fact.outcome, fact.who, fact.part_of, fact.side].append(one)
    for kind in [kind for kind in kinds if kind[-1] is None]:
        named = [other for other in kinds if other[:-1] == kind[:-1] and other[-1] is not None]
        if len(named) == 1:
            kinds[named[0]] += kinds.pop(kind)
    return sorted(kinds.items(), key=lambda item: _kind_order(item[0]))


def toll(kind: Kind, weighed: Sequence[WeighedClaim]) -> Toll:
    """What claims say of one group."""
    outcome, who, part_of, side = kind
    low, best, high = bounds(standing_figures(weighed))
    words = {one.claim.fact.words for one in weighed if isinstance(one.claim.fact, Harm)}
    return Toll(
        outcome=outcome,
        who=who,
        low=low,
        best=best,
        high=high,
        words=tuple(sorted(word for word in words if word)),
        side=side,
        claims=tuple(sorted(one.id for one in weighed)),
        part_of=part_of,
        grade=grade(weighed),
        remarks=tuple(_interest_remarks(weighed)),
    )


def toll_order(toll: Toll) -> tuple[int, str, bool, str]:
    """The order in which tolls are listed."""
    return _kind_order((toll.outcome, toll.who, toll.part_of, toll.side))


def _kind_order(kind: Kind) -> tuple[int, str, bool, str]:
    outcome, who, part_of, side = kind
    return OUTCOMES.index(outcome), who, part_of, side or ""


# What does not add up ----------------------------------------------------------------


def _interest_remarks(weighed: Iterable[WeighedClaim]) -> Iterator[str]:
    """A party's count of its enemy's dead, or of its enemy's victims, stays a claim."""
    if all(one.bearing == "for its own side" for one in weighed):
        yield "claimed: only those say so whose side gains by it"


def parts_remarks(whole: Toll, tolls: Sequence[Toll]) -> Iterator[str]:
    """Parts of which even the fewest are more than the most that any source gives for the whole.

    Children, women and fighters are different people; medics and journalists may be among them.
    """
    parts = [part for part in tolls if part.low and whole.high and _is_part(part, whole)]
    different = [part for part in parts if part.who in DIFFERENT]
    for group in [[part] for part in parts] + ([different] if len(different) > 1 else []):
        counts = [(part.low.count, part.who) for part in group if part.low]
        if whole.high and sum(count for count, _ in counts) > whole.high.count:
            named = " and ".join(f"{count} ({who})" for count, who in counts)
            yield f"parts of it are more than the whole: at least {named} of at most {whole.high.count}"


def _is_part(part: Toll, whole: Toll) -> bool:
    """Whether a part's people are among those of a whole."""
    if not part.part_of or whole.part_of or part.outcome != whole.outcome:
        return False
    if part.side and whole.side and part.side != whole.side:
        return False
    return covers(whole.who, part.who)


def covers(whole: Who, part: Who) -> bool:
    """Whether people of the one kind are among those of the other."""
    return whole in ("unspecified", part) or (whole == "civilian" and part in UNARMED)
