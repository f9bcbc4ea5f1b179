"""The coding guide's event types: which outranks which, and which can be one incident."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from sitrep.model import Outcome

CIVILIANS = "civilians"  # the guide's side of people who are no party

# ACLED's merge by rank: of several forms of violence by the same parties in a day, the first named
# here gives the incident its type. A type that is not here comes last.
BY_RANK = (
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Chemical weapon",
    "Suicide bomb",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Mob violence",
    "Violent demonstration",
    "Abduction/forced disappearance",
    "Arrests",
    "Non-violent transfer of territory",
    "Peaceful protest",
    "Agreement",
    "Disrupted weapons use",
    "Change to group/activity",
    "Looting/property destruction",
)
_RANKS: Mapping[str, int] = {name: rank for rank, name in enumerate(BY_RANK)}

OTHER = "Other"
CLASH = "Armed clash"

GAINS = frozenset(
    (
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Non-violent transfer of territory",
    )
)

# Deeds whose doer is seldom seen: each side may blame another for one of them.
UNSEEN = frozenset(("Suicide bomb", "Remote explosive/landmine/IED", "Chemical weapon"))

# Types by which two reports may mean one incident: the fight and its outcome, or one explosion
# that the two name differently. The two captures stand apart: they have different winners.
FAMILIES = (
    frozenset(("Government regains territory", CLASH)),
    frozenset(("Non-state actor overtakes territory", CLASH)),
    frozenset(("Shelling/artillery/missile attack", CLASH)),
    frozenset(("Shelling/artillery/missile attack", "Air/drone strike", "Chemical weapon")),
    frozenset(("Suicide bomb", "Remote explosive/landmine/IED", "Grenade")),
    frozenset(("Abduction/forced disappearance", "Arrests")),
    frozenset(("Mob violence", "Violent demonstration")),
    frozenset(("Peaceful protest", "Violent demonstration")),
)

_PEACEFUL = frozenset(("Agreement", "Peaceful protest", "Non-violent transfer of territory"))
_TAKEN = frozenset(("Abduction/forced disappearance", "Arrests"))
OUTCOMES: tuple[str, ...] = get_args(Outcome)


def rank(event_type: str) -> int:
    """A type's place in the merge by rank, 0 for the highest."""
    return _RANKS.get(event_type, len(_RANKS))


def of_one_family(one: str, other: str) -> bool:
    """Whether two types may be one incident."""
    return one == other or any(one in family and other in family for family in FAMILIES)


def may_cause(event_type: str, outcome: Outcome) -> bool:
    """Whether an incident of a type may have hurt people so, where no report ties the two."""
    if outcome in ("killed", "injured", "missing"):
        return event_type not in _PEACEFUL | _TAKEN
    if outcome in ("abducted", "detained"):
        return event_type in _TAKEN
    return False
