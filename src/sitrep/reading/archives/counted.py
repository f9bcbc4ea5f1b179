"""A stream that counts what comes out of an archive, and stops at what it should not become."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from tarfile import TarError
from typing import BinaryIO, cast
from zipfile import BadZipFile

from sitrep.reading.limits import ArchiveLimits, megabytes

# What Python's readers of archives raise where the bytes are not what they should be.
BROKEN = (
    BadZipFile,
    TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


_LONGEST = 300  # characters of a reason: Python's readers quote names, which may be pages of bytes


class ArchiveError(OSError):
    """An archive, or a file in it, that is broken or grows beyond its bounds."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST]}…")


@dataclass(slots=True)
class Tally:
    """What has come out of one archive so far, in bytes."""

    limits: ArchiveLimits
    out: int = 0

    def add(self, count: int) -> None:
        """Counts what came out. Raises ArchiveError over the total."""
        self.out += count
        if self.out > self.limits.total_bytes:
            raise ArchiveError(f"the archive holds more than {megabytes(self.limits.total_bytes)}")


class Guarded(RawIOBase):
    """The bytes of a stream out of an archive; what is broken in it is told as an ArchiveError.

    Closing it closes what it reads from, and what that reads from (`under`).
    """

    def __init__(self, inner: BinaryIO, under: BinaryIO | None = None) -> None:
        super().__init__()
        self._inner = inner
        self._under = under

    def readable(self) -> bool:
        """It can be read, and no more."""
        return True

    def readinto(self, buffer: object) -> int:
        """Reads into `buffer`. Raises ArchiveError."""
        view = cast("memoryview", buffer)
        try:
            raw = self._inner.read(len(view))
        except BROKEN as error:
            raise ArchiveError(f"broken: {error or type(error).__name__}") from error
        self.count(len(raw))
        view[: len(raw)] = raw
        return len(raw)

    def count(self, size: int) -> None:
        """Takes note of the bytes that come out; here, it does not."""

    def close(self) -> None:
        """Closes what it reads from, too."""
        if not self.closed:
            self._inner.close()
            if self._under is not None:
                self._under.close()
        super().close()


class Counted(Guarded):
    """The bytes of a member, counted. `packed` says how many bytes went in for what came out.

    Reading raises ArchiveError, too, where the member grows out of proportion or over the archive's
    total. `allowance`, where set, is how many bytes may still come out.
    """

    def __init__(
        self, inner: BinaryIO, tally: Tally, packed: Callable[[], int], under: BinaryIO | None = None
    ) -> None:
        super().__init__(inner, under)
        self._tally = tally
        self._packed = packed
        self.out = 0
        self.allowance: int | None = None

    def count(self, size: int) -> None:
        """Takes note of the bytes that come out. Raises ArchiveError over a bound."""
        self.out += size
        self._tally.add(size)
        limits = self._tally.limits
        if self.out > limits.ratio_from_bytes and self.out > limits.ratio * self._packed():
            raise ArchiveError(f"it grows to more than {limits.ratio} times its size when unpacked")
        if self.allowance is not None:
            self.allowance -= size
            if self.allowance < 0:
                raise ArchiveError("a head between its files is too large")


def buffered(guarded: Guarded) -> BufferedReader:
    """The stream that readers of files take."""
    return BufferedReader(guarded, buffer_size=1 << 16)
