"""Running commands as their users do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from sitrep import cli

EXAMPLE = Path(__file__).parents[1] / "examples" / "aleppo-2016"


class Done(NamedTuple):
    """What a command left: its exit status, and what it wrote."""

    status: object
    out: str
    err: str


Run = Callable[..., Done]


def sitrep(*words: object, cache: Path, cwd: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own, and some statements `before` it."""
    command = [sys.executable, "-c", f"{before}from sitrep.cli import main; main()", *map(str, words)]
    environment = {**os.environ, "SITREP_CACHE": str(cache)}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)  # noqa: S603 - our own command


def run_here(words: tuple[object, ...], cwd: Path) -> Done:
    """Runs a command inside this process."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patched, chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        patched.setattr(sys, "argv", ["sitrep", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    return Done(ended.value.code or 0, out.getvalue(), err.getvalue())
