"""Whether a clause tells of the past or looks ahead, by the words nearest to a time in it."""

from __future__ import annotations

import re

from sitrep.coding.times.words import TimeWords, either

_REACH = 160  # characters before and after a time in which its verb is sought
_TO_DO = re.compile(r"\w+\s+to\b")
_STOP = re.compile(r"(?<=[a-z\d)\"”’])(?<!\.[a-z])[.!?]['\"”’]*\s+(?=[A-Z\"“`']|$)|\n\s*\n|;\s")


class Tense:
    """Finds where clauses look. One for all texts."""

    def __init__(self, words: TimeWords) -> None:
        ahead, past = either(words.ahead), either(words.past)
        self._until = re.compile(r"\b(?:until|till|through|to)\s+$", re.IGNORECASE)
        self._verb = re.compile(rf"(?<!\w)(?:(?P<ahead>{ahead})|{past}|\w{{2,}}ed\b)", re.IGNORECASE)
        self._governed = re.compile(rf"(?<!\w){either(words.modal)}(?:\s+(?!have\b)\w+){{0,2}}\s*$")
        self._was_ahead = re.compile(r"\bhad\s+(?:been\s+)?(?:\w+\s+to\s+)?$", re.IGNORECASE)

    def looks_ahead(self, text: str, start: int, end: int) -> bool | None:
        """Whether the clause of a time looks ahead, or None where no word tells.

        The last word before the time that tells counts, else the first after it.
        """
        before = text[max(0, start - _REACH) : start]
        if self._until.search(before):
            return None  # where something lasts to says nothing of when it was told
        stops = [stop.end() for stop in _STOP.finditer(before)]
        before = before[stops[-1] if stops else 0 :]
        verbs = list(self._verb.finditer(before))
        if verbs:
            return self._is_ahead(before, verbs[-1])
        after = text[end : end + _REACH]
        stop = _STOP.search(after)
        after = after[: stop.start() if stop else len(after)]
        verb = self._verb.search(after)
        return self._is_ahead(after, verb) if verb else None

    def _is_ahead(self, clause: str, verb: re.Match[str]) -> bool:
        """A word that looks ahead, or a participle that such a word governs: "will be completed".

        What had been due at a time before the one told is past: "had been set to expire".
        """
        before, words = clause[: verb.start()], clause[verb.start() :]
        if self._was_ahead.search(before) and (before.endswith("to ") or _TO_DO.match(words)):
            return False
        return verb["ahead"] is not None or self._governed.search(before) is not None
