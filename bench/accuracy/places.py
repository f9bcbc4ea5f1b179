"""Recognised and resolved toponyms against those of a corpus, over the reader's own spans.

A span is right where it overlaps one of gold's. A toponym is resolved where a span that overlaps it has a
point; it is near where the first such point lies within 161 km (100 miles) of gold's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sitrep.gazetteer import distance_km
from sitrep.scoring.figures import Share

Record: TypeAlias = Mapping[str, Any]

NEAR_KM = 161


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFigures:
    """Recognition, and the share of toponyms near their point: of all that have one, of those resolved."""

    precision: Share
    recall: Share
    near_of_all: Share
    near_of_resolved: Share

    @property
    def f1(self) -> float:
        """The harmonic mean of recognition's precision and recall."""
        both = (self.precision.accuracy or 0.0, self.recall.accuracy or 0.0)
        return 2 * both[0] * both[1] / sum(both) if sum(both) else 0.0


def place_figures(reports: Iterable[Record], annotated: Mapping[str, Record]) -> PlaceFigures:
    """The figures of annotated reports against their gold toponyms."""
    right, found, distances, placed = [], [], [], 0
    for report in reports:
        gold, given = report["toponyms"], annotated.get(report["id"], {}).get("toponyms", ())
        right += [any(_overlap(one, other) for other in gold) for one in given]
        for one in gold:
            hits = [other for other in given if _overlap(one, other)]
            found.append(bool(hits))
            if one.get("lat") is not None:
                placed += 1
                points = [_point(hit) for hit in hits if hit["lat"] is not None]
                distances += [distance_km(_point(one), point) for point in points[:1]]
    near = sum(distance <= NEAR_KM for distance in distances)
    return PlaceFigures(
        precision=Share.counted(right),
        recall=Share.counted(found),
        near_of_all=Share(right=near, of=placed),
        near_of_resolved=Share(right=near, of=len(distances)),
    )


def _overlap(one: Record, other: Record) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _point(toponym: Record) -> tuple[float, float]:
    return toponym["lat"], toponym["lon"]
