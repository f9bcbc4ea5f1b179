"""Steps in a process of their own: ended when they take too long, or when they end their process."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from containers import pdf
from reading_samples import PARAGRAPHS

from sitrep.model import Problem, Report
from sitrep.reading import Options, load_limits, read
from sitrep.reading.apart import Apart, GivenUpError


def step(raw: bytes, limit: int) -> bytes:
    """Repeats bytes, or does what hostile ones ask for."""
    if raw == b"stay":
        threading.Event().wait()
    if raw == b"end":
        os._exit(3)
    return raw * limit


def test_a_step_that_takes_too_long_or_ends_its_process_is_given_up_and_the_next_is_done() -> None:
    apart = Apart(step)
    assert apart(b"ab", 2, 60) == b"abab"
    with pytest.raises(GivenUpError, match=r"more than 0\.1 seconds"):
        apart(b"stay", 1, 0.1)
    with pytest.raises(GivenUpError, match="ended the process"):
        apart(b"end", 1, 60)
    assert apart(b"ab", 1, 60) == b"ab"


def test_a_pdf_that_takes_too_long_is_a_problem_and_the_next_file_is_read(tmp_path: Path) -> None:
    sound = pdf([PARAGRAPHS])
    (tmp_path / "a.pdf").write_bytes(sound)
    many = b"BT /F1 12 Tf (word) Tj ET\n" * 600_000
    slow = sound.replace(b"stream\n", b"stream\n" + many, 1)
    (tmp_path / "b.pdf").write_bytes(slow)
    (tmp_path / "c.pdf").write_bytes(sound)
    options = Options(limits=replace(load_limits(), pdf_seconds=1.0))
    first, second, third = read([tmp_path], options)
    assert isinstance(first, Report)
    assert isinstance(third, Report)
    assert isinstance(second, Problem)
    assert second.reason == "not a PDF document that can be read: it takes more than 1 seconds to read"
