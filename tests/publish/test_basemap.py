from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import aleppo

from sitrep.publish import basemap

# Two squares that share an edge (arc 1), and a third far off.
WORLD: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[0, 0]], [[1, 1]], [[2, 2]], [[3, 3]], [[4, 4]]],
    "objects": {
        "provinces": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0]], "bbox": [80, 0, 81, 1]},
                {"type": "Polygon", "arcs": [[1, 3]], "bbox": [0, 0, 1, 1], "properties": {"name": "west"}},
                {"type": "MultiPolygon", "arcs": [[[4, -2]]], "bbox": [1, 0, 2, 1]},
            ],
        }
    },
}


def shapes(topology: dict[str, Any]) -> list[dict[str, Any]]:
    return list(topology["objects"]["provinces"]["geometries"])


def flat(arcs: Sequence[Any]) -> Iterator[int]:
    for arc in arcs:
        yield from [arc] if isinstance(arc, int) else flat(arc)


def test_cut_keeps_what_meets_the_box_with_its_arcs() -> None:
    cut: dict[str, Any] = basemap.cut(WORLD, (0.5, 0, 1.5, 1))
    west, east = shapes(cut)
    assert west == {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "west"}}
    assert east == {"type": "MultiPolygon", "arcs": [[[2, -1]]]}
    assert cut["arcs"] == [[[1, 1]], [[3, 3]], [[4, 4]]]


def test_cut_of_the_whole_world_keeps_every_arc_in_use() -> None:
    cut: dict[str, Any] = basemap.cut(WORLD, (-180, -90, 180, 90))
    assert cut["arcs"] == [WORLD["arcs"][arc] for arc in (0, 1, 3, 4)]  # nothing is drawn with arc 2
    assert [list(flat(shape["arcs"])) for shape in shapes(cut)] == [[0], [1, 2], [3, -2]]


def test_view_without_places_is_the_theatre() -> None:
    assert basemap.view([], (1, 2, 3, 4)) == (1, 2, 3, 4)


def test_view_leaves_out_what_lies_beyond_the_theatre() -> None:
    inside, outside = aleppo.PLACES["al-Bab"], aleppo.PLACES["Khan Tuman"]
    west, _, east, _ = basemap.view([inside, outside], (37.2, 36.2, 38, 37))
    assert west < inside.lon < east
    assert not west < outside.lon < east


def test_view_is_not_drawn_out_by_one_far_place() -> None:
    near = [place for place in aleppo.PLACES.values() if place.kind == "neighbourhood"]
    view = basemap.view([*near, aleppo.PLACES["al-Bab"]], aleppo.THEATRE.bounds)
    assert view[2] < aleppo.PLACES["al-Bab"].lon


def test_around_stays_on_the_earth() -> None:
    assert basemap.around((-179, -89, 179, 89)) == (-180, -90, 180, 90)
