"""Fetching: one address after the other, as its host allows and no faster, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from ssl import SSLContext
from typing import Protocol

import httpcore
from protego import Protego

from sitrep import __version__
from sitrep.errors import ReadError
from sitrep.reading.formats.http import BodyError, body_bytes
from sitrep.reading.limits import NetworkLimits, megabytes
from sitrep.reading.network.address import Address, AddressError
from sitrep.reading.network.clock import Clock
from sitrep.reading.network.guard import Deadline, GuardedBackend, PrivateAddressError, Resolve, resolve

AGENT = "sitrep"  # what robots.txt calls us
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({408, 425, 429})  # statuses that may be other the next time; so may all of 500 and more
FAILURES = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)


class FetchError(ReadError):
    """An address that could not be fetched. `passing` says that it may do another time."""

    def __init__(self, address: str, reason: str, passing: bool = False) -> None:
        super().__init__(address, reason)
        self.passing = passing


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What the server said of its answer the last time, for it to say that nothing is new."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent. `address` is where redirects led; `body` is None where nothing is new."""

    address: Address
    body: bytes | None
    headers: Mapping[str, str] = field(default_factory=dict)
    retrieved: datetime

    @property
    def conditions(self) -> Conditions:
        """What to ask by the next time."""
        headers = self.headers
        return Conditions(etag=headers.get("etag", ""), last_modified=headers.get("last-modified", ""))


class Fetch(Protocol):
    """Whatever gets what is at an address."""

    def get(self, address: Address, max_bytes: int, conditions: Conditions | None = None) -> Answer:
        """The answer of an address. Raises FetchError."""
        ...


class WebFetch:
    """Fetches from the web: robots.txt is kept, hosts are given time, private networks are refused.

    `allowed` are numeric addresses and ports that may be connected to though they are not public.
    `trust` says which certificates of servers hold, None: those that the system trusts.
    """

    def __init__(
        self,
        limits: NetworkLimits,
        clock: Clock,
        find: Resolve = resolve,
        allowed: Iterable[tuple[str, int]] = (),
        trust: SSLContext | None = None,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._deadline = Deadline(clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust,
            network_backend=GuardedBackend(self._deadline, find, allowed),
            max_keepalive_connections=0,
        )
        self._robots: dict[str, tuple[float, Protego]] = {}
        self._free: dict[str, float] = {}

    def get(self, address: Address, max_bytes: int, conditions: Conditions | None = None) -> Answer:
        """The answer of an address, where its robots.txt and those of its redirects allow."""
        return self._follow(address, max_bytes, conditions or Conditions(), obedient=True)

    def close(self) -> None:
        """Ends all connections."""
        self._pool.close()

    def _follow(self, start: Address, max_bytes: int, conditions: Conditions, obedient: bool) -> Answer:
        address = start
        for _ in range(self._limits.redirects + 1):
            robots = self._robots_of(address, start) if obedient else None
            if robots is not None and not robots.can_fetch(str(address), AGENT):
                raise FetchError(str(start), f"the robots.txt of {address.host} does not allow it")
            self._wait_for(address, robots)
            status, headers, body = self._ask(address, start, max_bytes, conditions)
            if status not in REDIRECTS:
                return self._answer(start, address, status, headers, body)
            try:
                address = address.join(headers.get("location", ""))
            except AddressError as error:
                raise FetchError(str(start), f"it redirects to {error}") from error
        raise FetchError(str(start), f"more than {self._limits.redirects} redirects")

    def _answer(
        self, start: Address, address: Address, status: int, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        if status not in {200, 304}:
            raise FetchError(str(start), f"the server says {status}", passing=status in BUSY or status >= 500)
        return Answer(
            address=address,
            body=None if status == 304 else body,
            headers=headers,
            retrieved=self._clock.now().replace(microsecond=0),
        )

    def _ask(
        self, address: Address, start: Address, max_bytes: int, conditions: Conditions
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one request. Raises FetchError."""
        self._deadline.start(self._limits.seconds)
        try:
            return self._exchange(address, max_bytes, conditions)
        except (PrivateAddressError, BodyError) as error:
            raise FetchError(str(start), str(error)) from error
        except FAILURES as error:
            reason = str(error) or type(error).__name__
            raise FetchError(str(start), f"no answer: {reason}", passing=True) from error
        finally:
            self._free[address.host] = self._clock.elapsed()

    def _exchange(
        self, address: Address, max_bytes: int, conditions: Conditions
    ) -> tuple[int, dict[str, str], bytes]:
        url = httpcore.URL(
            scheme=address.scheme, host=address.host, port=address.port, target=address.target.encode("ascii")
        )
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.wait_seconds)
        with self._pool.stream(
            "GET", url, headers=_request_headers(address, conditions), extensions={"timeout": timeout}
        ) as response:
            headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
            if response.status != 200:
                return response.status, headers, b""
            raw = bytearray()
            for part in response.iter_stream():
                raw += part
                if len(raw) > max_bytes:
                    raise BodyError(f"too large: more than {megabytes(max_bytes)}")
        headers.pop("transfer-encoding", None)  # the library has taken it off
        return 200, headers, body_bytes(bytes(raw), headers, max_bytes)

    def _wait_for(self, address: Address, robots: Protego | None) -> None:
        """Lets the time pass that the host is to have between two requests."""
        asked = robots.crawl_delay(AGENT) if robots is not None else None
        pause = min(max(self._limits.pause_seconds, asked or 0), self._limits.longest_pause_seconds)
        last = self._free.get(address.host)
        left = pause - (self._clock.elapsed() - last) if last is not None else 0
        if left > 0:
            self._clock.sleep(left)

    def _robots_of(self, address: Address, start: Address) -> Protego:
        """The robots.txt of an origin. RFC 9309: none (4xx) allows all, a failing one (5xx) nothing."""
        known = self._robots.get(address.origin)
        now = self._clock.elapsed()
        if known is not None and now - known[0] < self._limits.robots_seconds:
            return known[1]
        try:
            answer = self._follow(
                address.join("/robots.txt"), self._limits.robots_bytes, Conditions(), obedient=False
            )
            text = (answer.body or b"").decode(errors="replace")
        except FetchError as error:
            if error.passing or "the server says" not in error.reason:
                reason = f"its robots.txt cannot be had: {error.reason}"
                raise FetchError(str(start), reason, passing=error.passing) from error
            text = ""
        robots = Protego.parse(text)
        self._robots[address.origin] = (now, robots)
        return robots


def _request_headers(address: Address, conditions: Conditions) -> list[tuple[bytes, bytes]]:
    headers = {
        "Host": address.origin.partition("://")[2],
        "User-Agent": f"{AGENT}/{__version__}",
        "Accept": "*/*",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    if conditions.etag:
        headers["If-None-Match"] = conditions.etag
    if conditions.last_modified:
        headers["If-Modified-Since"] = conditions.last_modified
    return [
        (name.encode("ascii"), value.encode("latin-1", errors="replace")) for name, value in headers.items()
    ]
