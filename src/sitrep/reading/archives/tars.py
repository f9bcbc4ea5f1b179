"""Tar archives, packed or not, and single packed files: read from front to back, once."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader
from typing import BinaryIO, cast

from sitrep.model import Problem
from sitrep.reading.archives.counted import BROKEN, ArchiveError, Counted, Guarded, Tally, buffered
from sitrep.reading.archives.members import Member, member_file
from sitrep.reading.inputs import InputFile
from sitrep.reading.kinds import kind_of
from sitrep.reading.limits import ArchiveLimits

BLOCK = 512  # bytes; files are padded to whole blocks
OPENERS: Mapping[str, Callable[[BinaryIO], object]] = {
    ".gz": lambda stream: gzip.GzipFile(fileobj=stream),
    ".tgz": lambda stream: gzip.GzipFile(fileobj=stream),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}


def tar_members(file: InputFile, limits: ArchiveLimits) -> Iterator[InputFile | Problem]:
    """The files of an archive, to be read in turn while the generator stands at each.

    Where the archive is broken the rest of it cannot be found: that is a Problem, and the end.
    """
    try:
        with file.open() as stream:
            yield from _members(file, _unpacked(file, stream, Tally(limits)), limits)
    except OSError as error:
        yield file.problem(f"{error.strerror or error}; the rest of the archive is not read")
    except BROKEN as error:
        yield file.problem(f"not a tar archive, or a broken one: {error}; the rest of it is not read")


def packed_file(file: InputFile, limits: ArchiveLimits) -> InputFile | Problem:
    """The one file that is packed in a file (`wire.jsonl.gz`)."""
    name = file.name.removesuffix(file.name[-len(file.kind) :])
    if not kind_of(name):
        return file.problem("not a kind of file that Sitrep reads")

    def opener() -> BufferedReader:
        return buffered(_unpacked(file, file.open(), Tally(limits)))

    return InputFile(name=name, shown=file.shown, opener=opener, folder=file.folder)


def _unpacked(file: InputFile, stream: BufferedReader, tally: Tally) -> Counted:
    suffix = "." + file.name.lower().rpartition(".")[2]
    inner = cast("BinaryIO", stream)
    unpack = OPENERS.get(suffix)
    return Counted(cast("BinaryIO", unpack(inner)) if unpack else inner, tally, stream.tell, under=inner)


def _members(file: InputFile, counted: Counted, limits: ArchiveLimits) -> Iterator[InputFile | Problem]:
    counted.allowance = limits.header_bytes
    number = needed = 0
    empty = True
    with (
        buffered(counted) as stream,
        tarfile.open(fileobj=stream, mode="r|", errors="replace") as archive,
    ):
        while (entry := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # a stream's are not needed again, and grow without end
            number += 1
            if number > limits.members:
                raise ArchiveError(f"holds more than {limits.members} files")
            _check_size(entry, file, limits)
            counted.allowance = None
            found = member_file(file, _member(entry), lambda entry=entry: _open(archive, entry))  # type: ignore[misc]  # bound at once
            if found is not None:
                empty = False
                yield found
            counted.allowance = entry.size + BLOCK + limits.header_bytes
            needed = entry.offset_data + entry.size
    if counted.out % BLOCK or counted.out < needed:
        raise ArchiveError("cut short")
    if empty:
        yield file.problem("the archive holds no file that Sitrep reads")


def _check_size(entry: tarfile.TarInfo, file: InputFile, limits: ArchiveLimits) -> None:
    """Refuses a size that cannot be: the library would go on looking for its end."""
    if entry.size < 0:
        raise ArchiveError(f"a file that says it is {entry.size} bytes large")
    if entry.size > max(limits.ratio_from_bytes, limits.ratio * (file.size or 0)):
        raise ArchiveError(f"it grows to more than {limits.ratio} times its size when unpacked")


def _member(entry: tarfile.TarInfo) -> Member:
    return Member(name=entry.name, size=entry.size, is_folder=entry.isdir(), is_file=entry.isreg())


def _open(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> BufferedReader:
    stream = archive.extractfile(entry)
    if stream is None:
        raise ArchiveError("not a file")
    return buffered(Guarded(cast("BinaryIO", stream)))
