"""Texts and pages written for these tests; their places and people do not exist."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitrep.model import Problem, Report
from sitrep.reading import Options, load_limits, read

TITLE = "Army enters the old market of Marat Harma"
PARAGRAPHS = (
    "Government troops entered the old market of Marat Harma on Tuesday after two days of shelling.",
    "At least seven people were killed when a shell hit a bakery queue, the town's hospital reported.",
    "The rebels said that they would share the road with nobody, and that their reply would come soon.",
    "Aid workers said some 4,000 people had left for Kafr Zein since Sunday, most of them on foot.",
)
BODY = "\n\n".join(PARAGRAPHS)

NAVIGATION = """<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>"""
FOOTER = """<footer><p>© 2021 The Harma Post. All rights reserved.</p><p>Follow us on Twitter</p></footer>"""
COMMENTS = """<div id="comments"><h3>2 Comments</h3><div class="comment">
<p>I do not believe a word of this, my cousin lives there and says that it is quiet.</p></div></div>"""


def page(
    *, head: str = "", above: str = "", dateline: str = "", below: str = "", lang: str = ' lang="en-GB"'
) -> str:
    """A news page with the sample article in it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html{lang}><head><title>{TITLE} - The Harma Post</title>{head}</head><body>"
        f"{NAVIGATION}{above}<article><h1>{TITLE}</h1>{dateline}{body}{below}</article>"
        f"{COMMENTS}{FOOTER}</body></html>"
    )


COMMON = Options()  # so that what tells languages apart is loaded once for all tests


def limited(document_bytes: int) -> Options:
    """Options with another limit to the size of a document, line or row."""
    return Options(limits=replace(load_limits(), document_bytes=document_bytes))


def read_bytes(folder: Path, name: str, raw: bytes) -> list[Report | Problem]:
    """What `read` makes of a file of these bytes."""
    path = folder / name
    path.write_bytes(raw)
    return list(read([path], COMMON))


def one_report(folder: Path, name: str, content: str) -> Report:
    """The one report in a file of this text."""
    (found,) = read_bytes(folder, name, content.encode())
    assert isinstance(found, Report), found
    return found


def one_problem(folder: Path, name: str, raw: bytes) -> Problem:
    """The one Problem that a file of these bytes makes."""
    (found,) = read_bytes(folder, name, raw)
    assert isinstance(found, Problem), found
    return found
