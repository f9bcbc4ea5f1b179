"""Edition: all that one page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.model import AsKnown, Claim, Evidence, Holding, Problem, Ruling, Situation, WordUse, Worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that one page shows.

    `situation` holds all incidents, of all dates; `history` one holding for each place and day on
    which its picture changes, which stands until the next; `evenings` the same as each was known on
    its own day, and `retellings` the incidents that were first known otherwise. `names` are further
    spellings of places, by id; `worths` what claims weigh, by id. `rulings` are those that stand;
    `corrected` the claims that they amend, as amended, under the ids of those that were read.
    `version` is Sitrep's own.
    """

    evidence: Evidence
    situation: Situation
    history: tuple[Holding, ...]
    problems: tuple[Problem, ...]
    title: str
    version: str
    evenings: tuple[Holding, ...] = ()
    retellings: tuple[AsKnown, ...] = ()
    words: tuple[WordUse, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    worths: Mapping[str, Worth] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    corrected: Mapping[str, Claim] = field(default_factory=dict)
