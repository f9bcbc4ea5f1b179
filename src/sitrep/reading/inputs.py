"""The files behind the inputs that a user names: files, and folders of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitrep.errors import ReadError
from sitrep.model import Problem

TEXT = frozenset({".txt"})
PAGES = frozenset({".html", ".htm"})
LINES = frozenset({".jsonl"})

# Files of a folder that speak of the collection, and are no part of it.
ABOUT = ("README", "LICENSE", "LICENCE")
ABOUT_SUFFIX = ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read. `name` is its path below the input, `folder` the nearest folder on that path."""

    path: Path
    name: str
    folder: str | None = None

    @property
    def suffix(self) -> str:
        """What kind of file it is: its suffix in lower case."""
        return self.path.suffix.lower()

    @property
    def shown(self) -> str:
        """How a Problem names it."""
        return printable(self.path)

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
                yield _checked(InputFile(path=given, name=printable(Path(given.name))))
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
        elif not _is_about(path):
            name = printable(path.relative_to(top))
            yield _checked(InputFile(path=path, name=name, folder=_outlet(name)))


def _outlet(name: str) -> str | None:
    """The folder that a file lies in, or the one above where that is a date or number ("2016")."""
    folders = name.split("/")[:-1]
    return next((folder for folder in reversed(folders) if any(map(str.isalpha, folder))), None)


def _checked(file: InputFile) -> InputFile | Problem:
    if file.suffix not in TEXT | PAGES | LINES:
        return _problem(file.path, "not a kind of file that Sitrep reads")
    if not file.path.exists():
        return _problem(file.path, "a link to a file that is not there")
    if not file.path.is_file():
        return _problem(file.path, "not a regular file")
    return file


def _is_about(path: Path) -> bool:
    named = path.name.startswith(ABOUT) or path.stem.upper() in ABOUT
    return named or path.suffix.lower() == ABOUT_SUFFIX


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
