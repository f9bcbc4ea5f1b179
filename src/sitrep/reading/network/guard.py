"""Connections to public addresses alone, whatever a name resolves to, and none beyond its time.

The address that is connected to is the one that was looked at: a name that resolves to another one
the next time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from ssl import SSLContext
from typing import Any, TypeAlias

import httpcore

from sitrep.reading.network.clock import Clock

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
LEADING_TO_IPV4 = (ip_network("64:ff9b::/96"), ip_network("::/96"))  # translated, and "compatible"


class PrivateAddressError(Exception):
    """A host that lies in a private network, or on this machine."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The numeric addresses of a host, by the system's resolver. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def is_public(numeric: str) -> bool:
    """Whether a numeric address is of the public network: by itself, and as the IPv4 one it stands for."""
    try:
        address = ip_address(numeric.partition("%")[0])
    except ValueError:
        return False
    return address.is_global and not address.is_multicast and all(one.is_global for one in _inner(address))


def _inner(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 one leads to: mapped, translated or tunnelled."""
    if isinstance(address, IPv4Address):
        return []
    found = [one for one in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if one]
    if any(address in network for network in LEADING_TO_IPV4):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return found


@dataclass(slots=True)
class Deadline:
    """The moment at which a request has to be done, by a clock."""

    clock: Clock
    at: float = 0.0

    def start(self, seconds: float) -> None:
        """Sets it that many seconds from now."""
        self.at = self.clock.elapsed() + seconds

    def left(self, wanted: float | None) -> float:
        """The seconds that may be waited: as wanted, or what is left. Raises httpcore.ReadTimeout."""
        left = self.at - self.clock.elapsed()
        if left <= 0:
            raise httpcore.ReadTimeout("it takes too long")
        return left if wanted is None else min(left, wanted)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to hosts all of whose addresses are public, or are allowed by number and port."""

    def __init__(
        self, deadline: Deadline, find: Resolve = resolve, allowed: Iterable[tuple[str, int]] = ()
    ) -> None:
        self._deadline = deadline
        self._find = find
        self._allowed = frozenset(allowed)
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connects to the first address of a host. Raises PrivateAddressError, httpcore's errors."""
        try:
            found = self._find(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"its name cannot be resolved: {error}") from error
        for numeric in found:
            self._check(numeric, port)
        if not found:
            raise httpcore.ConnectError("its name has no address")
        stream = self._inner.connect_tcp(
            found[0], port, self._deadline.left(timeout), local_address, socket_options
        )
        self._check(str(stream.get_extra_info("server_addr")[0]), port)
        return TimedStream(stream, self._deadline)

    def sleep(self, seconds: float) -> None:
        """Waits between attempts, of which there is one."""

    def _check(self, numeric: str, port: int) -> None:
        if (numeric, port) not in self._allowed and not is_public(numeric):
            raise PrivateAddressError(f"it leads to {numeric}, which is not on the public network")


class TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends by the deadline of the request."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes, at most so many."""
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes."""
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        stream = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        """What the library asks about a connection."""
        return self._inner.get_extra_info(info)
