"""Addresses: which are taken for one of the web, and which hosts belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

SCHEMES = {"http": 80, "https": 443}
LONGEST = 4000  # characters of an address
CONTROL = re.compile(r"[\x00-\x20\x7f\\]")
BARE_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?|[0-9a-f:.]+")


class AddressError(ValueError):
    """Words that are no address that Sitrep asks for, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address of the web, in the form in which it is asked for. `host` is in ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def of(cls, words: str) -> Self:
        """The address that words are. Raises AddressError."""
        words = words.strip()
        if len(words) > LONGEST:
            raise AddressError(f"an address of more than {LONGEST} characters")
        if CONTROL.search(words):
            raise AddressError("an address with a space, a backslash or a control character")
        try:
            parts = urlsplit(words)
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise AddressError(f"not an address: {error}") from error
        if parts.scheme not in SCHEMES:
            raise AddressError("not an address of http or https")
        if parts.username is not None or parts.password is not None:
            raise AddressError("an address with a user name in it")
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
        )
        return cls(scheme=parts.scheme, host=_ascii(host), port=port or SCHEMES[parts.scheme], target=target)

    @property
    def origin(self) -> str:
        """The scheme, host and port, as robots.txt is kept by."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == SCHEMES[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def __str__(self) -> str:
        return self.origin + self.target

    def join(self, link: str) -> Address:
        """The address that a link on this one leads to. Raises AddressError."""
        try:
            return Address.of(urljoin(str(self), link.strip()))
        except ValueError as error:
            raise AddressError(str(error)) from error


def is_address(words: str) -> bool:
    """Whether words begin as an address of the web does."""
    return words.lower().startswith(("http://", "https://"))


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are one site: the same, but for "www.", or one below the other."""
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _ascii(host: str) -> str:
    """A host's name in ASCII (IDNA). Raises AddressError where it is none."""
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise AddressError("an address whose host is no name") from error
    if not BARE_HOST.fullmatch(name):
        raise AddressError("an address whose host is no name")
    return name
