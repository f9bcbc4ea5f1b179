from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sitrep import coding, flow
from sitrep.model import Report

Code = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def code(syria: flow.Desk) -> Code:
    """Codes a text as a report of 5 December 2016, a Monday."""

    def coded(text: str) -> dict[str, Any]:
        report = Report(
            name="r",
            source=None,
            url=None,
            title="",
            text=text,
            language="en",
            published=date(2016, 12, 5),
            retrieved=None,
            raw_hash="",
        )
        return coding.coded(report, syria.coder(report))

    return coded
