"""Shards: slices of what is read, small enough to be held in memory and to be done again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.batch.entries import Entry, line_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardSize:
    """Where a shard ends: after so many entries, or once their lines hold so many bytes."""

    entries: int = 32
    bytes: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Entries that were read one after the other, and their lines. `number` counts from 0.

    `key` is the same for the same entries of the same readers, in every run over the same inputs.
    """

    number: int
    key: str
    entries: Sequence[Entry]
    lines: Sequence[bytes]


def cut(entries: Iterable[Entry], size: ShardSize) -> Iterator[Shard]:
    """The shards of entries, in order."""
    number, held, lines, weight = 0, list[Entry](), list[bytes](), 0
    for entry in entries:
        held.append(entry)
        lines.append(line_of(entry))
        weight += len(lines[-1])
        if len(held) >= size.entries or weight >= size.bytes:
            yield _shard(number, held, lines)
            number, held, lines, weight = number + 1, [], [], 0
    if held:
        yield _shard(number, held, lines)


def _shard(number: int, entries: Sequence[Entry], lines: Sequence[bytes]) -> Shard:
    key = hashlib.sha256(b"\n".join((b"%d" % number, *lines))).hexdigest()
    return Shard(number=number, key=key, entries=entries, lines=lines)
