"""Whom a report has credited at each sentence: whom "it said" means, whose quotation or statement runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sitrep.coding.parsed import Parsed
from sitrep.coding.speakers.finder import Heard, SpeakerFinder
from sitrep.coding.speakers.told_names import ToldNames
from sitrep.model import Report

_FADES = 4  # sentences after which nobody is meant by "it said"

_FOLLOWING = re.compile(r"\bthe following\b")


def heard(report: Report, sentences: Sequence[Parsed], finder: SpeakerFinder) -> list[Heard]:
    """For each sentence of a report, whom it has credited before, and whose quotation it continues."""
    found: list[Heard] = []
    last, said_at = None, 0
    state = Heard(monitor=finder.namer.monitor(report.text), issuer=_issuer(report, sentences, finder))
    names = ToldNames()
    for i, parsed in enumerate(sentences):
        state = replace(state, last=last if i - said_at <= _FADES else None, names=names, sentence=i)
        found.append(state)
        own = finder.own(parsed, parsed.tree[-1], state)
        if own:
            last, said_at = own, i
            names.tell(own, i)
        names.hear(parsed.sentence.text, i)
    return _with_quotations(found, sentences, finder)


def _issuer(report: Report, sentences: Sequence[Parsed], finder: SpeakerFinder) -> str | None:
    """Whose statement a report gives in full, by its title or by the sentence that opens it."""
    titled = finder.statement.match(report.title or "")
    if titled:
        return titled["issuer"]
    opening = next((p for p in sentences[:1] if _FOLLOWING.search(p.sentence.text)), None)
    return finder.own(opening, None, Heard()) if opening else None


def _with_quotations(found: list[Heard], sentences: Sequence[Parsed], finder: SpeakerFinder) -> list[Heard]:
    """The same with the speakers of quotations that run over several sentences."""
    run: list[int] = []
    is_open = False
    for i, parsed in enumerate(sentences):
        was_open, is_open = is_open, _stays_open(parsed.sentence.text, is_open)
        if i and parsed.sentence.paragraph != sentences[i - 1].sentence.paragraph:
            run, was_open = [], False
        run = [*run, i] if was_open else [i]
        if len(run) > 1 and not is_open:
            speakers = (finder.own(sentences[j], None, found[j]) for j in (run[-1], run[0]))
            speaker = next((s for s in speakers if s), None)
            for j in run:
                found[j] = replace(found[j], quoted=speaker)
    return found


def _stays_open(text: str, is_open: bool) -> bool:
    """Whether a quotation is open at the end of a sentence."""
    for mark in text:
        if mark == "“":
            is_open = True
        elif mark == "”":
            is_open = False
        elif mark == '"':
            is_open = not is_open
    return is_open
