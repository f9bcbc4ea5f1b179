"""Who did it: the side behind bombs and shells where the sentence that tells of them names none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.coding.actors.home_state import STATE
from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import actors_in, fights
from sitrep.coding.events.drafts import BOMBARDMENTS
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import objects, prepositional, subjects
from sitrep.coding.syntax.tree import Token
from sitrep.coding.told import EventTold

_BLASTS = ("Suicide bomb", "Remote explosive/landmine/IED", "Grenade")
_AIR = "Air/drone strike"
_BLAMING = {"claim", "responsibility", "blame"}
_CLAIMED = (
    "responsibility",
    "attack",
    "bombing",
    "blast",
    "explosion",
    "strike",
    "assault",
    "shelling",
    "raid",
)
_NEAR = 4  # sentences within which a claim of responsibility is one for what was told


def name_perpetrators(
    events: Sequence[EventTold], sentences: Sequence[Parsed], actors: Sequence[ActorMention], text: str
) -> None:
    """Gives bombings their agent: who claims them or is blamed, else who is told to bomb beside them."""
    for i, culprit in _claimants(sentences):
        event = _claimed(events, i)
        if event:
            event.agent = culprit
    bombings = sorted((e for e in events if e.type in BOMBARDMENTS), key=lambda e: e.start)
    for n, event in enumerate(bombings):
        if event.agent is None:
            event.agent = _beside(event, bombings[:n], text)
    for event in bombings:
        if event.agent is None and event.type == _AIR:
            event.agent = _who_flies(event, actors)


def _who_flies(event: EventTold, actors: Sequence[ActorMention]) -> ActorMention | None:
    """The one state whose forces a report names: those who fight it have no aircraft."""
    states = [a for a in actors if a.kind == "state" and not a.modifies and not a.actor.startswith(STATE)]
    sides = {a.side for a in states}
    hit = event.patient.side if event.patient else None
    only = states[0] if len(sides) == 1 else None
    return only if only and only.side not in (None, hit, event.held_by) else None


def _claimants(sentences: Sequence[Parsed]) -> Iterator[tuple[int, ActorMention]]:
    """Those who claim an attack or are blamed for one, with the sentence that says so."""
    for i, parsed in enumerate(sentences):
        if not _BLAMING & parsed.tree.spelled:
            continue
        for token in parsed.tree:
            heads = _responsible(token)
            culprit = next((a for h in heads for a in actors_in(parsed, h) if fights(a)), None)
            if culprit:
                yield i, culprit


def _responsible(token: Token) -> list[Token]:
    """Whom a word makes responsible: "X claimed the attack", "blamed X", "blamed it on X"."""
    match token.lemma:
        case "claim" if any(t.lemma in _CLAIMED for o in objects(token) for t in o.subtree):
            return subjects(token)
        case "responsibility" if token.head.lemma in ("take", "assume", "admit"):
            return subjects(token.head)
        case "blame" if token.pos == "VERB":
            return [*prepositional(token, "on"), *objects(token)]
    return []


def _claimed(events: Sequence[EventTold], i: int) -> EventTold | None:
    """The attack that a claim in sentence `i` is about: the last one told before it, or beside it."""
    fit = [
        e
        for e in events
        if e.type in (*_BLASTS, *BOMBARDMENTS)
        and any(0 <= i - s <= _NEAR for s in {e.sentence, *e.sentences})
    ]
    return max(fit, key=lambda e: e.sentence, default=None)


def _beside(event: EventTold, before: Sequence[EventTold], text: str) -> ActorMention | None:
    """Who is told to have bombed last in the same paragraph; not those who hold the place that was hit."""
    known = [e for e in before if e.agent and "\n" not in text[e.start : event.start]]
    same = [e.agent for e in known if e.type == event.type] or [e.agent for e in known]
    bomber = same[-1] if same else None
    if event.held_by and (bomber is None or bomber.side == event.held_by):
        others = [a for a in same if a and a.side != event.held_by]
        return others[-1] if others else None
    return bomber
