from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from codings import Code, Found, Scans, coded, found, report

from sitrep import flow
from sitrep.coding.lexicon import Lexicon, load


@pytest.fixture(scope="session")
def code(syria: flow.Desk) -> Code:
    """Codes a text as a report of 5 December 2016, a Monday, on the Syrian war."""
    return partial(coded, syria)


@pytest.fixture(scope="session")
def code_world(world: flow.Desk) -> Code:
    """Codes a text as a report on a war without a theatre of its own."""
    return partial(coded, world)


@pytest.fixture(scope="session")
def world_scan(world: flow.Desk) -> Scans:
    """What a text names, on a war without a theatre of its own."""
    return lambda text, published="2016-12-05": world.coder.annotate(report(text, published))


@pytest.fixture(scope="session")
def scan(syria: flow.Desk) -> Scans:
    """What a text names, before any fact is read."""
    return lambda text, published="2016-12-05": syria.coder.annotate(report(text, published))


@pytest.fixture(scope="session")
def facts(code: Code) -> Callable[[str], Found]:
    """The facts of a text alone, without their words: to be compared."""
    return lambda text: found(code(text))


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load()
