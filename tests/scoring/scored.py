"""Small coded reports for tests: entries with what a test leaves open filled in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sitrep.scoring import Codings, coding_of

Fields = dict[str, Any]

CONTROL: Fields = {
    "place": "Tell Amber",
    "side": "isle crown",
    "status": "captured",
    "quote": "took Tell Amber",
}
EVENT: Fields = {"type": "Armed clash", "place": "Tell Amber", "quote": "fought in Tell Amber"}
HARM: Fields = {"outcome": "killed", "count": 6, "who": "civilian", "quote": "six people died"}


def control(**fields: object) -> Fields:
    return {**CONTROL, **fields}


def event(**fields: object) -> Fields:
    return {**EVENT, **fields}


def harm(**fields: object) -> Fields:
    return {**HARM, **fields}


def codings(name: str = "r1", /, **kinds: list[Fields]) -> Codings:
    """One coded report by its id."""
    return {name: coding_of(dict(kinds))}


def write(path: Path, *records: Fields) -> Path:
    """A file of coded reports, one a line."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path
