"""The coded reports kept beside the project, and the script that scores against them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from sitrep.model import Report

SHARED = Path(__file__).parents[3] / "shared"
needs_coded_reports = pytest.mark.skipif(not SHARED.exists(), reason="the coded reports are not at hand")


def load_score() -> ModuleType:
    """The module `gold/score.py`, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_reports(name: str) -> Iterator[Report]:
    """The reports of `gold/NAME.jsonl`."""
    for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Report(
            name=row["id"],
            source=row["source"],
            url=None,
            title=row["title"],
            text=row["text"],
            language="en",
            published=date.fromisoformat(row["published"][:10]),
            retrieved=None,
            raw_hash="",
        )
