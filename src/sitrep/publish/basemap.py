"""The base map: what part of the world the page shows, and that part's borders, from Natural Earth.

Boxes are (west, south, east, north), in degrees; the world is TopoJSON in which each geometry
carries its own box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians
from typing import Any, Final

from sitrep.model import Json, Place

Box = tuple[float, float, float, float]

_KM_A_DEGREE: Final = 111.2
_LEAST_KM: Final = 1.5  # around a place
_MOST_KM: Final = 4.0
_WIDE_KM: Final = 20.0  # from here on, a place says too little of where things are
_SURROUNDINGS_DEGREES: Final = 8.0


def view(places: Sequence[Place], bounds: Box) -> Box:
    """The box of most of the places within `bounds`, with some room; `bounds` where there are none.

    A place counts as often as it is given; a wide area only where there is nothing else. On each edge
    the outermost sixth may lie outside, so that a far-off place or two do not shrink the rest to a dot.
    """
    within = [place for place in places if _holds(bounds, place)]
    boxes = [_box(place) for place in within if place.radius_km <= _WIDE_KM] or [_box(one) for one in within]
    if not boxes:
        return bounds
    west, south, east, north = (sorted(edges) for edges in zip(*boxes, strict=True))
    outside = (len(boxes) - 1) // 6
    return _rounded((west[outside], south[outside], east[-1 - outside], north[-1 - outside]))


def around(box: Box) -> Box:
    """The box with its surroundings, as far as a reader is likely to pan."""
    west, south, east, north = box
    wide, high = (max(_SURROUNDINGS_DEGREES, east - west), max(_SURROUNDINGS_DEGREES, north - south))
    return _rounded(
        (max(-180.0, west - wide), max(-90.0, south - high), min(180.0, east + wide), min(90.0, north + high))
    )


def cut(world: dict[str, Any], box: Box) -> dict[str, Json]:
    """The geometries of `world` whose box meets `box`, with the arcs that they need and no others."""
    layers = {
        name: [shape for shape in layer["geometries"] if _meet(shape["bbox"], box)]
        for name, layer in world["objects"].items()
    }
    used = sorted(
        {_forward(arc) for shapes in layers.values() for shape in shapes for arc in _flat(shape["arcs"])}
    )
    place = {arc: nth for nth, arc in enumerate(used)}
    return {
        "type": "Topology",
        "transform": world["transform"],
        "arcs": [world["arcs"][arc] for arc in used],
        "objects": {
            name: {
                "type": "GeometryCollection",
                "geometries": [_renumbered(shape, place) for shape in shapes],
            }
            for name, shapes in layers.items()
        },
    }


def _box(place: Place) -> Box:
    """The box around a place's point: some of its circle, not all of a city, which would dwarf the rest."""
    high = min(max(place.radius_km, _LEAST_KM), _MOST_KM) / _KM_A_DEGREE
    wide = high / max(cos(radians(place.lat)), 0.1)
    return (place.lon - wide, place.lat - high, place.lon + wide, place.lat + high)


def _holds(box: Box, place: Place) -> bool:
    west, south, east, north = box
    return west <= place.lon <= east and south <= place.lat <= north


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _rounded(box: Box) -> Box:
    west, south, east, north = (round(edge, 3) for edge in box)
    return (west, south, east, north)


def _forward(arc: int) -> int:
    """The arc that this number names: TopoJSON writes arc `n` run backwards as `~n`."""
    return arc if arc >= 0 else ~arc


def _flat(arcs: Iterable[Any]) -> Iterator[int]:
    for arc in arcs:
        if isinstance(arc, int):
            yield arc
        else:
            yield from _flat(arc)


def _renumbered(shape: dict[str, Any], place: dict[int, int]) -> dict[str, Json]:
    """The geometry with its arcs named by their new places."""

    def moved(arcs: Iterable[Any]) -> list[Json]:
        return [_moved(arc) if isinstance(arc, int) else moved(arc) for arc in arcs]

    def _moved(arc: int) -> int:
        return place[arc] if arc >= 0 else ~place[~arc]

    kept = {key: value for key, value in shape.items() if key != "bbox"}
    return kept | {"arcs": moved(shape["arcs"])}
