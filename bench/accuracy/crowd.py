"""Coded reports against what the paid readers of FA-KES wrote down of each report's main incident.

A slot is right where the coded report holds the crowd's value somewhere: the crowd names one incident, a
report often tells of several. So the figures are of recall alone. Slots that the crowd left at 0 or
unknown are not counted. The labels are noisy: careful coding does not reach 1.0.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from sitrep.scoring.figures import Share
from sitrep.scoring.names import Names

Record: TypeAlias = Mapping[str, Any]
Labels: TypeAlias = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrowdFigures:
    """For each slot, how often the coded report holds the crowd's value."""

    slots: Mapping[str, Share]
    groups: frozenset[str]

    @property
    def mean(self) -> float:
        """The mean over the slots."""
        return sum(share.right / share.of for share in self.slots.values()) / max(1, len(self.slots))

    @property
    def victims(self) -> Share:
        """All numbers of victims together."""
        shares = [share for slot, share in self.slots.items() if slot in self.groups]
        return Share(right=sum(share.right for share in shares), of=sum(share.of for share in shares))

    def slot(self, name: str) -> Share:
        """The share of one slot."""
        return self.slots.get(name, Share(right=0, of=0))


def crowd_figures(reports: Iterable[Record], coded: Mapping[str, Record], names: Names) -> CrowdFigures:
    """The figures of coded reports; `reports` hold what the crowd wrote down."""
    words = _labels()
    verdicts: dict[str, list[bool]] = defaultdict(list)
    for report in reports:
        for slot, right in _slots(report["crowd"], coded.get(report["id"], {}), words, names):
            verdicts[slot].append(right)
    shares = {slot: Share.counted(given) for slot, given in verdicts.items()}
    return CrowdFigures(slots=shares, groups=frozenset(words["groups"]))


def _labels() -> Labels:
    """The crowd's words in the coding guide's."""
    return tomllib.loads((Path(__file__).parent / "crowd.toml").read_text(encoding="utf-8"))


def _slots(crowd: Record, coded: Record, words: Labels, names: Names) -> Iterator[tuple[str, bool]]:
    harm, events = coded.get("harm", []), coded.get("events", [])
    for slot, who in words["groups"].items():
        if crowd[slot]:
            yield slot, any(_killed(entry, crowd[slot], who) for entry in harm)
    if meant := words["causes"].get(crowd["cause_of_death"]):
        yield "cause", any(event.get("type") in meant for event in events)
    if meant := words["sides"].get(crowd["actor"]):
        given = {event.get("side1") for event in events} | {entry.get("by_side") for entry in harm}
        yield "actor", not given.isdisjoint(meant)
    wanted = (crowd["location"], *words["spellings"].get(crowd["location"], ()))
    places = {place for entry in (*events, *harm) for place in _places(entry) if place}
    yield "location", any(names.alike(one, place) for one in wanted for place in places)


def _killed(entry: Record, count: int, who: list[str]) -> bool:
    return entry.get("outcome") == "killed" and entry.get("count") == count and entry.get("who") in who


def _places(entry: Record) -> tuple[str | None, ...]:
    return (entry.get("place"), entry.get("in"), entry.get("admin1"), *entry.get("also", ()))
