"""What the files of all archives have in common: which are read, and which names are refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader

from sitrep.model import Problem
from sitrep.reading.inputs import NOT_READ, InputFile, is_about, outlet_of
from sitrep.reading.kinds import ARCHIVES, kind_of

OF_THE_PACKER = "__MACOSX"  # what macOS adds to an archive
ESCAPES = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive, by what its entry says."""

    name: str
    size: int
    is_folder: bool
    is_file: bool


def member_file(
    archive: InputFile, member: Member, opener: Callable[[], BufferedReader]
) -> InputFile | Problem | None:
    """The file that a member is; a Problem where it is not read, None where it is skipped as in folders.

    Names only say what a report is called, and are never opened; one that leads out of the archive
    is refused all the same, since its maker meant harm.
    """
    shown = _printable(member.name)
    within = f"{archive.shown}/{shown}"
    if ESCAPES.search(member.name):
        return Problem(
            source=f"{archive.shown}: {shown}", reason="its name leads out of the archive: not read"
        )
    if member.is_folder or _is_skipped(shown):
        return None
    if not member.is_file:
        return Problem(source=within, reason="a link or a device, which is not followed")
    kind = kind_of(shown)
    if not kind:
        return Problem(source=within, reason=NOT_READ)
    if kind in ARCHIVES:
        return Problem(source=within, reason="an archive inside an archive, which is not opened")
    name = f"{archive.name}/{shown}"
    return InputFile(name=name, shown=within, opener=opener, folder=outlet_of(name), size=member.size)


def _is_skipped(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith(".") or part == OF_THE_PACKER for part in parts if part) or is_about(parts[-1])


def _printable(name: str) -> str:
    """A name in which nothing steers a terminal, of a length that a line can show."""
    plain = name.encode(errors="replace").decode()
    return "".join(c if c.isprintable() else "\ufffd" for c in plain)[:500]
