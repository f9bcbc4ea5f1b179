"""A server on this machine's loopback, and a clock that does not wait: the web of these tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import SSLContext

from sitrep.model import Problem, Report
from sitrep.reading import Options, Web, WebFetch, load_limits, read
from sitrep.reading.limits import Limits
from sitrep.reading.network.memory import Memory, NoMemory

HOME = "127.0.0.1"


@dataclass
class Reply:
    """What the server answers: a whole message, or raw bytes in its place."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    raw: bytes | None = None


@dataclass
class Site:
    """A server: what it answers by path, and what it was asked."""

    port: int
    scheme: str = "http"
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "harma.example") -> str:
        """An address of it."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What it was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@dataclass
class FakeClock:
    """A clock whose time passes only by waiting, and by `step` at each look."""

    at: float = 1000.0
    step: float = 0.0
    slept: list[float] = field(default_factory=list)
    last: int = 10**9

    def now(self) -> datetime:
        return datetime(2016, 12, 6, 9, 0, 0, 123, tzinfo=UTC) + timedelta(seconds=self.at - 1000)

    def elapsed(self) -> float:
        self.at += self.step
        return self.at

    def sleep(self, seconds: float) -> None:
        if len(self.slept) >= self.last:
            raise KeyboardInterrupt
        self.slept.append(seconds)
        self.at += seconds


@contextmanager
def site(replies: Mapping[str, Reply], secure: SSLContext | None = None) -> Iterator[Site]:
    """A server that answers so, and "404" for what is not listed; over HTTPS where it is `secure`."""
    server = ThreadingHTTPServer((HOME, 0), _Handler)
    if secure:
        server.socket = secure.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    served = Site(server.server_address[1], "https" if secure else "http", dict(replies))
    server.site = served  # type: ignore[attr-defined]  # where the handler finds it
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        served: Site = self.server.site  # type: ignore[attr-defined]
        served.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        reply = served.replies.get(self.path, Reply(status=404))
        if reply.headers.get("ETag") and self.headers.get("If-None-Match") == reply.headers["ETag"]:
            reply = Reply(status=304)
        if reply.raw is not None:
            self.wfile.write(reply.raw)
            return
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def to_home(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - every port is the same host's
    """Every host of these tests is at home."""
    return [host if host.startswith("127.") else HOME]


def web(
    served: Site,
    clock: FakeClock | None = None,
    find: Callable[[str, int], Sequence[str]] = to_home,
    memory: Memory | None = None,
    hosts: frozenset[str] = frozenset(),
    trust: SSLContext | None = None,
) -> Web:
    """The web with one allowance: the test's own server."""
    fetch = WebFetch(load_limits().network, clock or FakeClock(), find, [(HOME, served.port)], trust)
    return Web(fetch=fetch, memory=memory or NoMemory(), hosts=hosts)


def read_from(url: str | Path, found: Web, limits: Limits | None = None) -> list[Report | Problem]:
    """What `read` makes of an address."""
    return list(read([str(url)], Options(web=found, limits=limits or load_limits())))


def fewer(**bounds: float) -> Limits:
    """The limits, but for these of the network."""
    limits = load_limits()
    return replace(limits, network=replace(limits.network, **bounds))  # type: ignore[arg-type]  # some are whole
