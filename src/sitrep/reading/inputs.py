"""The files behind the inputs that a user names: files, and folders of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePath
from typing import cast

from sitrep.errors import ReadError
from sitrep.model import Problem
from sitrep.reading.kinds import PAGES, kind_of

NOT_READ = "not a kind of file that Sitrep reads"
BUFFER = 1 << 16  # bytes; what can be seen of a file without reading it

# Files of a folder that speak of the collection, and are no part of it.
ABOUT = ("README", "LICENSE", "LICENCE")
ABOUT_SUFFIX = ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read, on disk or in an archive.

    `name` is its path below the input, `shown` how a Problem names it, `folder` the nearest folder
    on its path, `size` its bytes where they are known beforehand. `opener` opens it.
    """

    name: str
    shown: str
    opener: Callable[[], BufferedReader]
    folder: str | None = None
    size: int | None = None

    @property
    def kind(self) -> str:
        """What kind of file it is: its suffix in lower case, ".tar.gz" among them; "" for others."""
        return kind_of(self.name)

    def open(self) -> BufferedReader:
        """The file's bytes as a stream; use it as a context manager. Raises OSError."""
        return self.opener()

    def error(self, reason: str) -> ReadError:
        """A ReadError about this file."""
        return ReadError(self.shown, reason)

    def problem(self, reason: str, line: int | None = None) -> Problem:
        """A Problem with this file, or with one line of it."""
        return Problem(source=self.shown, reason=reason, line=line)


def find_files(inputs: Sequence[Path]) -> Iterator[InputFile | Problem]:
    """The files of `inputs` in order, those of a folder sorted by path; a Problem for what is none.

    Skipped without a word in folders: hidden files and folders; README*, LICENSE*, LICENCE*
    (readme.txt too) and *.md; and `NAME_files`, a browser's folder of pictures and scripts beside
    `NAME.html`. Links to folders are not followed.
    """
    for given in inputs:
        try:
            if given.is_dir():
                yield from _folder(given)
            elif given.exists():
                yield _file(given, printable(Path(given.name)))
            else:
                yield _problem(given, "no such file")
        except OSError as error:
            yield _problem(given, error.strerror or str(error))


def _folder(folder: Path) -> Iterator[InputFile | Problem]:
    empty = True
    for found in _below(folder, folder):
        empty = False
        yield found
    if empty:
        yield _problem(folder, "the folder holds no file that Sitrep reads")


def _below(folder: Path, top: Path) -> Iterator[InputFile | Problem]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _problem(folder, error.strerror or str(error))
        return
    for path in entries:
        if path.name.startswith(".") or _is_of_a_page(path):
            continue
        if path.is_dir():
            if path.is_symlink():
                yield _problem(path, "a link to a folder, which is not followed")
            else:
                yield from _below(path, top)
        elif not is_about(path.name):
            name = printable(path.relative_to(top))
            yield _file(path, name, outlet_of(name))


def outlet_of(name: str) -> str | None:
    """The folder that a file lies in, or the one above where that is a date or number ("2016").

    An archive is a folder, too.
    """
    folders = name.split("/")[:-1]
    folder = next((folder for folder in reversed(folders) if any(map(str.isalpha, folder))), None)
    return folder and (folder.removesuffix(kind_of(folder)) or folder)


def _file(path: Path, name: str, folder: str | None = None) -> InputFile | Problem:
    if not kind_of(name):
        return _problem(path, NOT_READ)
    if not path.exists():
        return _problem(path, "a link to a file that is not there")
    if not path.is_file():
        return _problem(path, "not a regular file")
    return InputFile(
        name=name,
        shown=printable(path),
        opener=lambda: cast("BufferedReader", path.open("rb", buffering=BUFFER)),
        folder=folder,
        size=path.stat().st_size,
    )


def is_about(name: str) -> bool:
    """Whether a file of this name speaks of the collection that it lies in, and is no part of it."""
    path = PurePath(name)
    return name.startswith(ABOUT) or path.stem.upper() in ABOUT or path.suffix.lower() == ABOUT_SUFFIX


def _is_of_a_page(path: Path) -> bool:
    stem = path.name.removesuffix("_files")
    return (
        stem != path.name
        and path.is_dir()
        and any(path.with_name(stem + suffix).is_file() for suffix in PAGES)
    )


def _problem(path: Path, reason: str) -> Problem:
    return Problem(source=printable(path), reason=reason)


def printable(path: Path) -> str:
    """A path with forward slashes; bytes of a name that are no UTF-8 become replacement marks."""
    return path.as_posix().encode(errors="surrogateescape").decode(errors="replace")
