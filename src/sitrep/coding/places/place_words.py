"""The words around place names, as the data files list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_SETS = (
    "generic",
    "directions",
    "cues",
    "never",
    "openers",
    "owners",
    "capitals",
    "grounds",
    "locative",
    "land",
    "between",
    "measures",
    "linking",
    "heads",
    "settlements",
    "bodies",
    "titles",
    "saying",
    "kept",
    "taking",
    "taken",
    "beside",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The words around place names; what each set holds, `places.toml` says."""

    generic: frozenset[str]
    facilities: tuple[tuple[str, ...], ...]
    facilities_by_first: Mapping[str, tuple[tuple[str, ...], ...]]
    facility_nouns: frozenset[str]
    directions: frozenset[str]
    cues: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    owners: frozenset[str]
    capitals: frozenset[str]
    grounds: frozenset[str]
    locative: frozenset[str]
    land: frozenset[str]
    between: frozenset[str]
    measures: frozenset[str]
    linking: frozenset[str]
    heads: frozenset[str]
    settlements: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    saying: frozenset[str]
    kept: frozenset[str]
    taking: frozenset[str]
    taken: frozenset[str]
    beside: frozenset[str]
    demonyms: Mapping[str, str]
    given: frozenset[str]
    units: Mapping[str, float]
    numbers: Mapping[str, float]
    evidence: Mapping[str, float]
    fit: Mapping[str, float]

    @classmethod
    def of(
        cls, data: Mapping[str, Any], given: Iterable[str] = (), demonyms: Mapping[str, str] | None = None
    ) -> PlaceWords:
        """From the tables of `places.toml`, given names of people, and the adjectives of countries."""
        facilities = sorted((tuple(f.split()) for f in data["facilities"]), key=lambda f: (-len(f), f))
        by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
        for words in facilities:
            by_first[words[0]] = (*by_first.get(words[0], ()), words)
        sets = {name: frozenset(data[name]) for name in _SETS}
        sets["never"] |= frozenset(demonyms or ())
        return cls(
            **sets,
            given=frozenset(given),
            demonyms=demonyms or {},
            facilities=tuple(facilities),
            facilities_by_first=by_first,
            facility_nouns=frozenset(f[0] for f in facilities if len(f) == 1),
            units=data["units"],
            numbers=data["numbers"],
            evidence=data["evidence"],
            fit=data["fit"],
        )

    def is_noun(self, key: str) -> bool:
        """Whether a word is a noun for a kind of place, a facility or a body."""
        return key in self.generic or key in self.facility_nouns or key in self.bodies

    def is_common(self, key: str) -> bool:
        """Whether a word is no name by itself."""
        return key in self.never or self.is_noun(key)

    def facility_at(self, keys: Sequence[str]) -> int:
        """How many of these words name a facility ("military air base"); nought if they begin with none."""
        options = self.facilities_by_first.get(keys[0], ()) if keys else ()
        return next((len(f) for f in options if tuple(keys[: len(f)]) == f), 0)
