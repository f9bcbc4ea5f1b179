"""Armed groups that no list knows, found by the words of their names: "the Pine Ridge Brigades"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.words import Word

_SHORTEST, _LONGEST = 2, 8  # letters of an acronym
_LINKS = ("of", "for", "the", "and", "al", "el", "de", "du", "in", "to", "-", "–", "'", "’")


class UnlistedGroups:
    """Finds names of armed groups between the mentions that are already known."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._heads = frozenset(words["heads"])
        self._civil_heads = frozenset(words["civil_heads"])
        self._armed = frozenset(words["armed"])
        self._own = frozenset(words["own_units"])
        self._fighters = frozenset(words["fighters"])
        self._no_name = frozenset(words["no_name"])

    def add(
        self, text: str, text_words: Sequence[Word], actors: Sequence[ActorMention]
    ) -> list[ActorMention]:
        """The mentions with those of unlisted groups among them, in order, none overlapping another."""
        known = _spans(a for a in actors if a.kind not in ("common", "people"))
        found = [m for m in self._names(text, text_words) if not _meets(m.start, m.end, known)]
        common = [a for a in actors if not _meets(a.start, a.end, _spans(found))]
        found += self._again(text_words, found, _spans((*common, *found)))
        return sorted((*common, *found), key=lambda a: a.start)

    def _names(self, text: str, text_words: Sequence[Word]) -> Iterator[ActorMention]:
        i = 0
        while i < len(text_words):
            end = self._name_end(text_words, i) or self._acronym_end(text_words, i)
            if end is None:
                i += 1
                continue
            yield self._mention(text, text_words, i, end)
            i = end

    def _name_end(self, text_words: Sequence[Word], i: int) -> int | None:
        """Where a name that starts at word `i` ends: a run of capitals with a head noun among them."""
        if not text_words[i].is_capitalised or text_words[i].key in self._no_name:
            return None
        end, last = i, i
        while end < len(text_words) and end - i < 12:
            word = text_words[end]
            if word.is_capitalised or (word.text.isdigit() and end > i):
                last = end + 1
            elif word.text not in _LINKS or end == i:
                break
            end += 1
        return self._cut(text_words, i, last)

    def _cut(self, text_words: Sequence[Word], i: int, last: int) -> int | None:
        """The end of the name within a capitalised run: its head noun, or all of it behind "Front for"."""
        keys = [w.key for w in text_words[i:last]]
        if keys[0] in self._heads and len(keys) > 2 and keys[1] in ("of", "for"):
            return last
        heads = [n for n, key in enumerate(keys) if key in self._heads]
        civil = [n for n, key in enumerate(keys) if key in self._civil_heads]
        if not heads and civil and set(keys) & self._armed:
            heads = civil
        if not heads or heads[-1] == 0:
            return None
        following = keys[heads[-1] + 1 : heads[-1] + 2]
        tail = following in (["of"], ["for"]) or any(k.isdigit() for k in following)
        return last if tail else i + heads[-1] + 1

    def _acronym_end(self, text_words: Sequence[Word], i: int) -> int | None:
        """Where "ABC rebels" ends that starts at word `i`; None where the acronym is not one of fighters."""
        word = text_words[i]
        shaped = word.text[:1].isupper() and sum(c.isupper() or c.isdigit() for c in word.text) >= _SHORTEST
        if not shaped or len(word.text) > _LONGEST or not word.text.isalnum():
            return None
        following = text_words[i + 1].key if i + 1 < len(text_words) else ""
        return i + 2 if following in self._fighters else None

    def _mention(self, text: str, text_words: Sequence[Word], i: int, end: int) -> ActorMention:
        run = text_words[i:end]
        start, stop = run[0].start, run[-1].end
        own = all(w.key in self._own or w.key in self._heads or w.key[:1].isdigit() for w in run)
        kept = run[:-1] if run[-1].key in self._fighters and run[0].text.isupper() else run
        short = _acronym_after(text_words, end) or text[kept[0].start : kept[-1].end]
        side = None if own else " ".join(short.split()).lower()
        return ActorMention(
            start=start,
            end=stop,
            name=text[start:stop],
            side=side,
            kind="common" if own else "group",
            actor="army" if own else f"unlisted-{side}",
        )

    def _again(
        self, text_words: Sequence[Word], found: Sequence[ActorMention], taken: Sequence[tuple[int, int]]
    ) -> Iterator[ActorMention]:
        """Further mentions of the groups found, by their acronyms."""
        by_key = {a.side: a for a in found if a.side and " " not in a.side}
        for word in text_words:
            group = by_key.get(word.key)
            upper = sum(c.isupper() for c in word.text) >= _SHORTEST
            if group and upper and not _meets(word.start, word.end, taken):
                yield ActorMention(
                    start=word.start,
                    end=word.end,
                    name=group.name,
                    side=group.side,
                    kind="group",
                    actor=group.actor,
                )


def _acronym_after(text_words: Sequence[Word], end: int) -> str | None:
    """The acronym that stands in brackets behind a name."""
    if end + 2 < len(text_words) and text_words[end].text == "(" and text_words[end + 2].text == ")":
        acronym = text_words[end + 1].text
        return acronym if sum(c.isupper() for c in acronym) >= _SHORTEST else None
    return None


def _spans(mentions: Iterable[ActorMention]) -> list[tuple[int, int]]:
    return [(a.start, a.end) for a in mentions]


def _meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)
