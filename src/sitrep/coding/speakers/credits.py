"""Whom a report has credited at each of its sentences: what "it said" and an open quotation stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.coding.parsed import Parsed
from sitrep.coding.speakers.finder import Heard, SpeakerFinder

_FADES = 4  # sentences after which nobody is meant by "it said"


def heard(text: str, sentences: Sequence[Parsed], finder: SpeakerFinder) -> list[Heard]:
    """For each sentence of a report, whom it has credited before, and whose quotation it continues."""
    found: list[Heard] = []
    monitor, last, said_at = finder.namer.monitor(text), None, 0
    for i, parsed in enumerate(sentences):
        state = Heard(last=last if i - said_at <= _FADES else None, monitor=monitor)
        found.append(state)
        own = finder.own(parsed, parsed.doc[-1], state)
        if own:
            last, said_at = own, i
    return _with_quotations(found, sentences, finder)


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
