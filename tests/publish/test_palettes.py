"""Sides can be told apart by every kind of colour vision: by their colours, or else by their patterns."""

from __future__ import annotations

import json
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Final

import pytest

from sitrep import theatres

PALETTE: Final = json.loads((Path(__file__).parents[2] / "web/src/palette.json").read_text("utf-8"))
JUST_TOLD_APART: Final = 10.0  # in CIELAB: about four times what an eye just notices side by side

Rows = tuple[tuple[float, float, float], ...]
# How linear red, green and blue look to each: Machado, Oliveira and Fernandes (2009), in full severity.
VISIONS: Final[dict[str, Rows]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deuteranopia": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6726, 0.0473), (-0.0118, 0.0429, 0.9689)),
    "tritanopia": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
# Linear colours to CIE XYZ under which white is 1 (sRGB, D65).
XYZ: Final[Rows] = ((0.4339, 0.3763, 0.1898), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))


def times(rows: Rows, values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, values, strict=True)) for row in rows)


def linear(colour: str) -> tuple[float, ...]:
    """Linear red, green and blue of a colour like #4477aa."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIELAB of a linear colour."""
    x, y, z = (max(value, 0.0) for value in times(XYZ, rgb))
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, vision: Rows) -> float:
    """How far two colours are from each other to a kind of vision, in CIELAB."""
    return dist(*(lab(times(vision, linear(colour))) for colour in (one, other)))


@pytest.mark.parametrize("vision", VISIONS)
def test_safe_colours_can_be_told_apart(vision: str) -> None:
    near = [
        (one, other)
        for one, other in combinations(PALETTE["colours"], 2)
        if apart(one, other, VISIONS[vision]) < JUST_TOLD_APART
    ]
    assert near == []
    assert len(set(PALETTE["patterns"])) == len(PALETTE["patterns"]) >= len(PALETTE["colours"])


@pytest.mark.parametrize("theatre", theatres.names())
@pytest.mark.parametrize("vision", VISIONS)
def test_sides_of_a_theatre_differ_in_colour_or_in_pattern(theatre: str, vision: str) -> None:
    alike = [
        (one.id, other.id)
        for one, other in combinations(theatres.load(theatre).sides, 2)
        if one.pattern == other.pattern and apart(one.colour, other.colour, VISIONS[vision]) < JUST_TOLD_APART
    ]
    assert alike == []
