"""A step done apart: in a process of its own, which is ended when it takes too long."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class GivenUpError(Exception):
    """A step that took too long, or ended its process; says which."""


class Apart(Generic[Answer]):
    """Does `step`, a function of a module, in one process for all calls, started when first needed.

    The process ends with this one, or when this is let go.
    """

    def __init__(self, step: Callable[[bytes, int], Answer]) -> None:
        self._step = step
        self._running: tuple[BaseProcess, Connection] | None = None

    def __call__(self, raw: bytes, limit: int, seconds: float) -> Answer:
        """What the step makes of some bytes. Raises GivenUpError; the next call is served again."""
        process, pipe = self._running = self._running or self._started()
        try:
            pipe.send((raw, limit))
            if pipe.poll(seconds):
                answer: Answer = pipe.recv()
                return answer
            reason = f"it takes more than {seconds:g} seconds to read"
        except (EOFError, OSError):
            reason = "it ended the process that read it"
        self._running = None
        process.kill()
        process.join()
        pipe.close()
        raise GivenUpError(reason)

    def _started(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._step), daemon=True)
        process.start()
        theirs.close()
        with suppress(EOFError):  # which the first call will come upon, too
            ours.recv()  # it has started: that takes no time of the first call's
        return process, ours


def _serve(pipe: Connection, step: Callable[[bytes, int], object]) -> None:
    """Answers until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that it works for
    try:
        pipe.send("ready")
        while True:
            pipe.send(step(*pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
