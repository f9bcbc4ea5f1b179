"""The body of an HTTP message, as a server sent it, to the bytes that it stands for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from email.message import Message

import brotli  # type: ignore[import-untyped]  # the library ships no types

CHUNK_HEAD = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]{0,1000}\r?\n")
STEP = 65_536  # bytes put in at a time, so that what comes out can be watched


class BodyError(ValueError):
    """A body that cannot be made out, and why."""


def body_bytes(raw: bytes, headers: Mapping[str, str], limit: int) -> bytes:
    """The body without its transfer and content codings. `headers` are named in lower case.

    Raises BodyError where it is broken, of an unknown coding, or larger than `limit` bytes.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower() and CHUNK_HEAD.match(raw):
        raw = _unchunked(raw)
    codings = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    for coding in reversed([name for name in codings if name not in {"", "identity"}][:4]):
        raw = _decoded(raw, coding, limit)
    return raw


def media_type(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """The media type of a body in lower case ("" where none is said), and its charset."""
    message = Message()
    message["content-type"] = headers.get("content-type", "")[:500] or "application/octet-stream"
    charset = message.get_content_charset()
    return message.get_content_type() if headers.get("content-type") else "", charset


def _unchunked(raw: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while head := CHUNK_HEAD.match(raw, at):
        size = int(head[1], 16)
        if not size:
            return b"".join(parts)
        if head.end() + size > len(raw):
            break
        parts.append(raw[head.end() : head.end() + size])
        at = head.end() + size
    raise BodyError("the chunks of its body are broken")


def _decoded(raw: bytes, coding: str, limit: int) -> bytes:
    try:
        if coding in {"gzip", "x-gzip"}:
            return _inflated(raw, zlib.MAX_WBITS | 16, limit)
        if coding == "deflate":
            # Some servers send the bare stream, without the zlib head that the standard asks for.
            bare = len(raw) < 2 or raw[0] & 0x0F != 8 or (raw[0] << 8 | raw[1]) % 31
            return _inflated(raw, -zlib.MAX_WBITS if bare else zlib.MAX_WBITS, limit)
        if coding == "br":
            return _unbrotlied(raw, limit)
    except (zlib.error, brotli.error) as error:
        raise BodyError(f"its {coding} coding is broken: {error}") from error
    raise BodyError(f"its body is coded as {coding[:40]!r}, which is not read")


def _inflated(raw: bytes, bits: int, limit: int) -> bytes:
    inflater = zlib.decompressobj(bits)
    out = inflater.decompress(raw, limit + 1)
    _check(len(out), limit)
    if not inflater.eof:
        raise BodyError("its compressed body is cut short")
    return out


def _unbrotlied(raw: bytes, limit: int) -> bytes:
    decompressor = brotli.Decompressor()
    out = bytearray()
    for at in range(0, len(raw), STEP):
        out += decompressor.process(raw[at : at + STEP], output_buffer_limit=limit + 1 - len(out))
        while not decompressor.can_accept_more_data() and len(out) <= limit:
            out += decompressor.process(b"", output_buffer_limit=limit + 1 - len(out))
        _check(len(out), limit)
    if not decompressor.is_finished():
        raise BodyError("its compressed body is cut short")
    return bytes(out)


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise BodyError(f"its body unpacks to more than {limit} bytes")
