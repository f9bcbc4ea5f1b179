"""Levels of noise: how outlets behave, as `levels.toml` holds and explains it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["wire", "monitor", "paper", "partisan", "local", "follower", "propagandist"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How outlets behave; `levels.toml` says what each number means, and where it is from."""

    name: str
    title: str
    covers: float
    lag: float
    wrong_day: float
    wrong_place: float
    wrong_side: float
    wrong_kind: float
    count_spread: float
    vague_day: float
    vague_count: float
    premature: float
    relayed: float
    rumour: float
    silence: float
    blames: float
    exaggerates: float
    belittles: float
    denies: int
    behind: float
    copies: float
    quotes: float
    spokesmen: float
    undescribed: tuple[Role, ...]


def levels() -> Mapping[str, Level]:
    """Every level by name, from the least noise to the most."""
    text = (Path(__file__).parent / "levels.toml").read_text(encoding="utf-8")
    return {
        name: Level(name=name, **{**row, "undescribed": tuple(row["undescribed"])})
        for name, row in tomllib.loads(text).items()
    }
