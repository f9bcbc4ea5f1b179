"""Attacks thrown back: who defends a place holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import actors_in, fights
from sitrep.coding.events.drafts import Draft
from sitrep.coding.modality.modality import Modality
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.place_phrases import PlaceReader
from sitrep.coding.speakers.quotes import quote
from sitrep.coding.syntax.grammar import is_passive, objects, prepositional, subjects
from sitrep.coding.syntax.tree import Token

_AT = ("on", "against", "at", "in", "near", "into", "to")


class DefenceFinder:
    """Finds attacks that were thrown back. `data` lists attacks and the verbs of throwing back."""

    def __init__(self, data: Mapping[str, Any], reader: PlaceReader, modality: Modality) -> None:
        self._words = {name: frozenset(words) for name, words in data.items()}
        self._reader = reader
        self._modality = modality

    def find(self, parsed: Parsed) -> Iterator[Draft]:
        """The places that a sentence tells were defended."""
        for verb in parsed.tree:
            if verb.pos == "VERB" and self._throws_back(verb) and self._modality.is_told(verb):
                yield from self._defended(parsed, verb)

    def _defended(self, parsed: Parsed, verb: Token) -> Iterator[Draft]:
        """ "Rebels beat off an attack on X", "an attack on X was repelled"."""
        for attack in objects(verb):
            if attack.lemma not in self._words["nouns"]:
                continue
            places = self._reader.read(
                parsed, [*prepositional(attack, *_AT), *prepositional(verb, "at", "in", "on")]
            )
            places = tuple(p for p in places if p.spots and not p.nameless)
            if not places:
                continue
            agents = [p for c in verb.children if c.dep == "agent" for p in c.children]
            defender = _fighter(parsed, agents if is_passive(verb) else subjects(verb))
            if defender is None and not is_passive(verb):
                at = parsed.start_of(verb)
                near = [a for a in parsed.actors if a.end < at and fights(a) and not (a.holds or a.modifies)]
                defender = near[-1] if near else None
            span = (places[0].start, max(s.toponym.end for s in places[0].spots))
            start, end = quote(parsed, parsed.start_of(verb), parsed.end_of(verb), span)
            yield Draft(
                control="holds",
                token=verb,
                places=places,
                agent=defender,
                patient=_fighter(parsed, [c for c in attack.children if c.i < attack.i]),
                start=start,
                end=end,
                trigger="defence",
            )

    def _throws_back(self, verb: Token) -> bool:
        lemma = verb.lemma
        particles = {c.lower for c in verb.children if c.dep in ("prt", "advmod", "prep")}
        return lemma in self._words["repels"] or (
            lemma in self._words["throws"] and bool(particles & self._words["back"])
        )


def _fighter(parsed: Parsed, heads: Iterable[Token]) -> ActorMention | None:
    return next((a for head in heads for a in actors_in(parsed, head) if fights(a)), None)
