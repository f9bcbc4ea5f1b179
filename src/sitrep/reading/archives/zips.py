"""ZIP archives: their members, in the order of the archive's own list."""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from functools import partial
from io import SEEK_END, BufferedReader
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from sitrep.model import Problem
from sitrep.reading.archives.counted import BROKEN, ArchiveError, Counted, Tally, buffered
from sitrep.reading.archives.members import Member, member_file
from sitrep.reading.inputs import InputFile
from sitrep.reading.limits import ArchiveLimits, Limits, megabytes

END = b"PK\x05\x06"  # begins the end of a ZIP file, 22 bytes and a comment
END_64 = b"PK\x06\x06"
TAIL = 22 + 65_535 + 20 + 56 + 1000  # bytes in which the end lies, with that of large archives
ENCRYPTED = 0x1


def zip_members(file: InputFile, limits: ArchiveLimits) -> Iterator[InputFile | Problem]:
    """The files of an archive, to be read in turn while the generator stands at each."""
    try:
        with file.open() as stream, open_zip(stream, limits) as archive:
            entries = archive.infolist()
            if len(entries) > limits.members:
                yield file.problem(f"holds {len(entries)} files; the limit is {limits.members}")
            tally = Tally(limits)
            empty = True
            for entry in entries[: limits.members]:
                member = _member(entry)
                opener = partial(_open, archive, entry, tally)
                found = member_file(file, member, opener)
                if found is not None:
                    empty = False
                    yield found
            if empty:
                yield file.problem("the archive holds no file that Sitrep reads")
    except OSError as error:
        yield file.problem(error.strerror or str(error))


def open_zip(stream: BinaryIO | BufferedReader, limits: ArchiveLimits) -> ZipFile:
    """An archive, its list of members read. Raises OSError where it is none or the list is too long."""
    size = _directory_bytes(stream)
    if size > limits.directory_bytes:
        raise ArchiveError(
            f"its list of files takes {megabytes(size)}; the limit is {megabytes(limits.directory_bytes)}"
        )
    try:
        return ZipFile(stream)
    except BROKEN as error:
        raise ArchiveError(f"not a ZIP archive: {error}") from error


def read_member(archive: ZipFile, name: str, limits: Limits) -> bytes:
    """The bytes of one member. Raises KeyError where there is none, OSError where it cannot be read."""
    with _open(archive, archive.getinfo(name), Tally(limits.archive)) as stream:
        raw = stream.read(limits.document_bytes + 1)
    if len(raw) > limits.document_bytes:
        raise ArchiveError(f"{name} is larger than {megabytes(limits.document_bytes)}")
    return raw


def _member(entry: ZipInfo) -> Member:
    mode = entry.external_attr >> 16
    return Member(
        name=entry.filename,
        size=entry.file_size,
        is_folder=entry.is_dir(),
        is_file=not mode or not stat.S_IFMT(mode) or stat.S_ISREG(mode),
    )


def _open(archive: ZipFile, entry: ZipInfo, tally: Tally) -> BufferedReader:
    if entry.flag_bits & ENCRYPTED:
        raise ArchiveError("encrypted: not read")
    try:
        inner = archive.open(entry)
    except BROKEN as error:
        raise ArchiveError(f"broken: {error}") from error
    return buffered(Counted(inner, tally, lambda: max(1, entry.compress_size)))  # type: ignore[arg-type]  # IO[bytes] reads


def _directory_bytes(stream: BinaryIO | BufferedReader) -> int:
    """How many bytes the archive's list of members takes, by its end record; 0 where there is none."""
    whole = stream.seek(0, SEEK_END)
    stream.seek(max(0, whole - TAIL))
    tail = stream.read(TAIL)
    stream.seek(0)
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 22:
        return 0
    size = struct.unpack_from("<L", tail, at + 12)[0]
    large = tail.rfind(END_64, 0, at)
    if large >= 0 and len(tail) >= large + 48:
        size = max(size if size != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, large + 40)[0])
    return int(min(size, whole))
