"""The coded reports kept beside the project, and the script that scores against them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

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
