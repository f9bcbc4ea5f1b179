"""A tiny PMTiles archive (version 3) of one vector tile of the whole world, with one line in it.

Written after the specifications: github.com/protomaps/PMTiles, and Mapbox's Vector Tile 2.1.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable

_HEADER = 127  # bytes
_EXTENT = 4096
_RAW, _MVT = 1, 1  # not compressed; vector tiles
_LINE = 2


def archive(layer: str, points: Iterable[tuple[int, int]], kind: int = _MVT) -> bytes:
    """An archive whose tile 0/0/0 has a line of this layer, in 4096ths of the world from its north-west."""
    tile = _tile(layer, list(points))
    metadata = json.dumps({"vector_layers": [{"id": layer, "fields": {}}]}).encode()
    # One entry: tile 0, run length 1, its length, and its offset plus one.
    directory = b"".join(map(_varint, (1, 0, 1, len(tile), 1)))
    root, tiles = _HEADER, _HEADER + len(directory) + len(metadata)
    sections = (root, len(directory), root + len(directory), len(metadata), 0, 0, tiles, len(tile), 1, 1, 1)
    head = b"PMTiles\x03" + struct.pack("<11Q", *sections)
    head += bytes((1, _RAW, _RAW, kind, 0, 0))  # clustered; how it is packed; zooms 0 to 0
    head += struct.pack("<4iB2i", -1800000000, -850000000, 1800000000, 850000000, 0, 0, 0)
    return head + directory + metadata + tile


def _tile(layer: str, points: list[tuple[int, int]]) -> bytes:
    (x, y), *others = points
    geometry = [9, _zigzag(x), _zigzag(y), (len(others) << 3) | 2]  # move to; then so many lines to
    for nx, ny in others:
        geometry += [_zigzag(nx - x), _zigzag(ny - y)]
        x, y = nx, ny
    feature = _number(3, _LINE) + _bytes(4, b"".join(map(_varint, geometry)))
    body = _number(15, 2) + _bytes(1, layer.encode()) + _bytes(2, feature) + _number(5, _EXTENT)
    return _bytes(3, body)


def _varint(value: int) -> bytes:
    low, high = value & 0x7F, value >> 7
    return bytes((low | 0x80,)) + _varint(high) if high else bytes((low,))


def _zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint((field << 3) | 2) + _varint(len(value)) + value
