"""What a trigger needs of its sentence, without which its words mean something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import Parties, fights
from sitrep.coding.events.triggers import Hit
from sitrep.coding.modality.modality import Modality
from sitrep.coding.places.roles import Placed
from sitrep.coding.syntax.grammar import members, objects, phrase, prepositional, subjects
from sitrep.coding.syntax.tree import Token

_MADE = ("acl", "relcl", "amod")  # a participle that says so of a noun: "a truce reached in May"


class Armed:
    """Tells nouns for those who bear arms.

    `people` and `units` are the nouns (lemmas) that mean them, `relief` what makes a unit one that does not.
    """

    def __init__(self, people: Iterable[str], units: Iterable[str], relief: Iterable[str]) -> None:
        self._people = frozenset(people)
        self._units = frozenset(units)
        self._relief = frozenset(relief)

    def are(self, noun: Token) -> bool:
        """Whether a noun means people or a unit that bear arms."""
        lemma = noun.lemma
        if lemma in self._units:
            return not any(c.lower in self._relief for c in noun.children)
        return lemma in self._people


class Needs:
    """Tells whether a trigger has its arguments.

    `things` are the nouns (lemmas) that an argument must be one of, by need; `reached` the verbs
    that make an agreement, `armed` who bears arms, `military` those for what they hold.
    """

    def __init__(
        self,
        things: Mapping[str, Sequence[str]],
        reached: Iterable[str],
        armed: Armed,
        military: Iterable[str],
        modality: Modality,
    ) -> None:
        self._things = {need: frozenset(nouns) for need, nouns in things.items()}
        self._reached = frozenset(reached)
        self._armed = armed
        self._military = frozenset(military)
        self._modality = modality

    def are_met(self, hit: Hit, event: str | None, who: Parties, placed: Placed) -> bool:
        """Whether the sentence gives a trigger what it needs."""
        met: dict[str | None, Callable[[], bool]] = {
            None: lambda: True,
            "place": lambda: placed.is_told,
            "place after a capture": lambda: placed.linked and not objects(hit.token),
            "fighters in place": lambda: placed.is_told and fights(who[0]),
            "fighters": lambda: self._fights(hit, who),
            "fighters on either side": lambda: self._fights(hit, who) or self.is_armed(hit, who[1]),
            "fighters on armed men": lambda: self._fights(hit, who) and self._is_military(hit, who[1]),
            "a party": lambda: hit.form == "noun" or any(who) or self._are_armed(subjects(hit.token)),
            "weapon": lambda: event is not None,
            "people": lambda: self._takes_people(hit),
            "reached": lambda: self._is_reached(hit.token),
        }
        need = hit.trigger.needs
        return met[need]() if need in met else self._concerns(hit, self._things[need or ""])

    def _fights(self, hit: Hit, who: Parties) -> bool:
        """Whether those who do it bear arms."""
        return fights(who[0]) or (hit.form == "verb" and self._are_armed(subjects(hit.token)))

    def is_armed(self, hit: Hit, patient: ActorMention | None) -> bool:
        """Whether those whom a fact hits bear arms."""
        return fights(patient) or (hit.form == "verb" and self._are_armed(objects(hit.token)))

    def _is_military(self, hit: Hit, patient: ActorMention | None) -> bool:
        """Whether what is hit are armed men or what they hold."""
        heads = (m for head in objects(hit.token) for m in members(head))
        return self.is_armed(hit, patient) or any(t.lemma in self._military for t in heads)

    def _are_armed(self, heads: Iterable[Token]) -> bool:
        return any(self._armed.are(m) for head in heads for m in members(head))

    def _takes_people(self, hit: Hit) -> bool:
        """Whether those who are taken are people: "four drivers", "a group of workers"."""
        heads = [m for head in objects(hit.token) for m in members(head)]
        heads += [t for head in heads for t in prepositional(head, "of")]
        return any(t.lemma in self._things["people"] for t in heads)

    def _concerns(self, hit: Hit, nouns: frozenset[str]) -> bool:
        """Whether what is done, or what it is done to, is one of some things."""
        if hit.form == "verb":
            heads = objects(hit.token) or subjects(hit.token)
            heads = [*heads, *prepositional(hit.last, "of", "to", "on")]
        else:
            heads = [*prepositional(hit.token, "of", "on", "against")]
            heads += [c for c in hit.token.children if c.dep in ("compound", "amod", "nmod")]
        words = {form for head in heads for t in phrase(head, conjuncts=True) for form in (t.lower, t.lemma)}
        return bool(words & nouns)

    def _is_reached(self, noun: Token) -> bool:
        """Whether an agreement is told as made, not asked for."""
        if any(c.dep in _MADE and c.lemma in self._reached for c in noun.children):
            return True
        if next(prepositional(noun, "between"), None) is not None:
            return True
        if noun.dep == "pobj" and noun.head.lower in ("under", "after", "following", "since"):
            return True
        above = noun.head
        for _ in range(3):
            if above.pos != "ADP":
                break
            above = above.head
        governed = noun.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
        return governed and above.lemma in self._reached and self._modality.is_told(above)
