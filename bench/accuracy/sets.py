"""The sets of reports that accuracy is measured on, as `sets.toml` lists them."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

Measure: TypeAlias = Literal["coded", "crowd", "dates", "places"]
Part: TypeAlias = Literal["all", "odd", "even", "look", "kept"]
Use: TypeAlias = Literal["learn", "measure"]

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A set of reports: its files, which part of them, and what it is for."""

    name: str
    title: str
    reports: Path
    gold: Path | None
    theatre: str
    measure: Measure
    part: Part
    use: Use

    @property
    def at_hand(self) -> bool:
        """Whether its files are there."""
        return self.reports.exists() and (self.gold is None or self.gold.exists())

    @property
    def lines(self) -> str:
        """Its reports, one a line."""
        return "".join(_lines(self.reports, self.part))

    @property
    def gold_lines(self) -> str:
        """Its gold coding, one report a line; the reports hold their own where there is no file for it."""
        return "".join(_lines(self.gold, self.part)) if self.gold else ""

    @property
    def digest(self) -> str:
        """The SHA-256 of its reports and gold: figures belong to these bytes."""
        return hashlib.sha256((self.lines + self.gold_lines).encode()).hexdigest()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Its reports as JSON."""
        return [json.loads(line) for line in self.lines.split("\n") if line]


def corpora(root: Path = ROOT) -> Mapping[str, Corpus]:
    """Every set by name, whether at hand or not; paths are from `root`."""
    rows = tomllib.loads((Path(__file__).parent / "sets.toml").read_text(encoding="utf-8"))
    return {name: _corpus(name, row, root) for name, row in rows.items()}


def is_in(part: Part, name: str) -> bool:
    """Whether a report belongs to a part, by its id alone."""
    match part:
        case "odd" | "even":
            number = re.search(r"\d+$", name)
            return number is not None and int(number[0]) % 2 == (part == "odd")
        case "look" | "kept":
            return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == (part == "kept")
        case _:
            return True


def _corpus(name: str, row: Mapping[str, Any], root: Path) -> Corpus:
    return Corpus(
        name=name,
        title=row["title"],
        reports=root / row["reports"],
        gold=root / row["gold"] if "gold" in row else None,
        theatre=row["theatre"],
        measure=row["measure"],
        part=row["part"],
        use=row["use"],
    )


def _lines(path: Path, part: Part) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip() and is_in(part, json.loads(line)["id"]):
            yield line.strip() + "\n"
