"""Serving one page on loopback: to this machine's own browsers, and to no site that they visit."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer

from sitrep.errors import SitrepError

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")


class Kept:
    """A page that is made anew when what it is made from has changed."""

    def __init__(self, state: Callable[[], object], make: Callable[[], bytes]) -> None:
        self._state = state
        self._make = make
        self._made: tuple[object, bytes] | None = None

    def __call__(self) -> bytes:
        """The page as it now is."""
        state = self._state()
        if self._made is None or self._made[0] != state:
            self._made = (state, self._make())
        return self._made[1]


def server(page: Callable[[], bytes], port: int) -> HTTPServer:
    """A server of one page at `/`, not yet running.

    A request must name this machine as its host: a site that has its own name point here gets nothing.
    """

    class Handler(BaseHTTPRequestHandler):
        """Answers with the page, or says why not."""

        def do_GET(self) -> None:
            """The page, for its address."""
            if (self.headers.get("Host") or "").rpartition(":")[0] not in NAMES:
                self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to 127.0.0.1 alone")
            elif self.path != "/":
                self.send_error(HTTPStatus.NOT_FOUND)
            else:
                self._send()

        def _send(self) -> None:
            try:
                body = page()
            except SitrepError as error:
                self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR, explain=str(error))
                return
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    return HTTPServer((LOOPBACK, port), Handler)
