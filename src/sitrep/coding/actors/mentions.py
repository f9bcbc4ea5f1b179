"""Who acts: the actors that a text names, and the side each belongs to on its day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from sitrep.coding.words import Keys, Match, Phrases, Word
from sitrep.model import Actor, within_days

# What makes of a name before it a mere modifier of another actor ("US-backed forces", "rebel-held").
_MODIFYING = {
    "backed",
    "led",
    "linked",
    "allied",
    "aligned",
    "supported",
    "trained",
    "funded",
    "sponsored",
    "affiliated",
    "armed",
    "inspired",
    "dominated",
    "speaking",
    "majority",
    "based",
    "born",
    "made",
    "brokered",
    "mediated",
}
_HOLDING = {"held", "controlled", "run", "occupied", "ruled", "governed"}


# What after "held" shows that it is a verb: "the rebels held the town".
_VERBAL = ([], *([word] for word in ("a", "the", "an", "its", "on", "by", "over", "in", "up")))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """An actor that a text names: span in characters, the fullest name, and its side.

    `holds` marks the first half of "rebel-held"; `modifies` that of "US-backed".
    """

    start: int
    end: int
    name: str
    side: str | None
    kind: str
    actor: str
    holds: bool = False
    modifies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Forces:
    """Actors under names of two parts: any form of theirs and any of the nouns, as "Iraqi" and "troops".

    `actors` are all of them, with the names that they have besides.
    """

    of_forms: Sequence[tuple[str, Actor]] = ()
    nouns: Sequence[str] = ()
    actors: Sequence[Actor] = ()


_Owner = tuple[Actor, date | None, date | None]  # an actor, and the days within which a name is its own
_NO_FORCES = Forces()


class ActorFinder:
    """Finds a theatre's actors in text. `fighters` are nouns that extend a name ("Syrian soldiers").

    Where a name is that of several actors, the last of them counts; those of `forces` come first.
    """

    def __init__(
        self, actors: Sequence[Actor], fighters: Collection[str], forces: Forces = _NO_FORCES
    ) -> None:
        keys = Keys()
        actors = (*forces.actors, *actors)
        self._actors: dict[tuple[str, ...], list[_Owner]] = {}
        for actor in actors:
            for alias in actor.aliases:
                owner = (actor, alias.first, alias.last)
                self._actors.setdefault(keys.of(alias.name), []).append(owner)
        self._of_forms: dict[tuple[str, ...], list[_Owner]] = {}
        for form, actor in forces.of_forms:
            self._of_forms.setdefault(keys.of(form), []).append((actor, None, None))
        self._nouns = frozenset(map(keys.of, forces.nouns))
        self._phrases = Phrases(
            (alias.name for actor in actors for alias in actor.aliases),
            (form for form, _ in forces.of_forms),
            forces.nouns,
        )
        self._fighters = frozenset(fighters)

    def find(self, text: str, text_words: Sequence[Word], day: date | None) -> list[ActorMention]:
        """The actors of a text in order, none overlapping another."""
        found, i = [], 0
        while i < len(text_words):
            match = self._phrases.at(text_words, i)
            if match and self._fits(text_words, i, match):
                keys, end = match
                actor = self._actor(keys, day)
                mention, i = self._mention(text, text_words, i, end, (actor, day))
                found.append(mention)
            else:
                i += 1
        return _without_epithets(found)

    def _fits(self, text_words: Sequence[Word], i: int, match: Match) -> bool:
        """A short name in capitals ("IS", "US", "AU") is that name only when spelled in capitals."""
        keys, _ = match
        actor = self._owners(keys)[0][0]
        if actor.kind in ("common", "people"):
            return True
        word = text_words[i]
        if len(keys) == 1 and len(keys[0]) <= 3:
            return word.text.isupper()
        return word.is_capitalised or word.key in ("al", "the", "pro", "anti") or len(keys) > 1

    def _owners(self, keys: tuple[str, ...]) -> list[_Owner]:
        """The actors whose name some words are."""
        ends = [n for n in range(1, len(keys)) if keys[n:] in self._nouns]
        return [
            *(owner for n in ends for owner in self._of_forms.get(keys[:n], ())),
            *self._actors.get(keys, ()),
        ]

    def _actor(self, keys: tuple[str, ...], day: date | None) -> Actor:
        options = self._owners(keys)
        fitting = [a for a, first, last in options if day is None or within_days(day, first, last)]
        return (fitting or [a for a, _, _ in options])[-1]

    def _mention(
        self, text: str, text_words: Sequence[Word], i: int, end: int, owner: tuple[Actor, date | None]
    ) -> tuple[ActorMention, int]:
        actor, day = owner
        if _is_subject_of_held(text_words, i, end):
            end -= 1
        holds, modifies = _use(text_words, end)
        while not (holds or modifies) and end < len(text_words) and text_words[end].key in self._fighters:
            end += 1
        start, stop = text_words[i].start, text_words[end - 1].end
        mention = ActorMention(
            start=start,
            end=stop,
            name=text[start:stop],
            side=actor.side_on(day),
            kind=actor.kind,
            actor=actor.id,
            holds=holds,
            modifies=modifies,
        )
        return mention, end


def _without_epithets(found: list[ActorMention]) -> list[ActorMention]:
    """The mentions, those that only describe the name after them marked: "the militant X Front"."""
    return [
        replace(a, modifies=True) if after is not None and _describes(a, after) else a
        for a, after in zip_longest(found, found[1:])
    ]


def _describes(a: ActorMention, after: ActorMention) -> bool:
    singular = a.kind == "common" and not a.name.endswith("s")
    return singular and after.kind in ("group", "alliance") and after.start == a.end + 1


def _is_subject_of_held(text_words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a name that ends in "held" is a plural and its verb: "rebels held", not "rebel-held"."""
    before = text_words[end - 2] if end - i > 1 else None
    return before is not None and text_words[end - 1].key in _HOLDING and before.key.endswith("s")


def _use(text_words: Sequence[Word], end: int) -> tuple[bool, bool]:
    """Whether a name that ends before word `end` only says who holds something, or modifies another."""
    if text_words[end - 1].key in _HOLDING:
        return True, False
    following = [w.key for w in text_words[end : end + 2]]
    if len(following) == 2 and following[0] in ("-", "–"):
        return following[1] in _HOLDING, following[1] in _MODIFYING
    # "government held areas": the hyphen is often lost.
    plural = text_words[end - 1].key.endswith("s") and not text_words[end - 1].text.isupper()
    holds = following[:1] in (["held"], ["controlled"]) and following[1:] not in _VERBAL and not plural
    return holds, False
