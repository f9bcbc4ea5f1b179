"""Who and where, for facts of control: the roles that the tree gives to a trigger's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import Parties, actors_in, fights, parties
from sitrep.coding.events.triggers import Hit
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import is_passive, objects, prepositional, subjects
from sitrep.coding.syntax.tree import Token

_RIGHT_BEFORE = re.compile(
    r"^(?: and (?:its|their|his) \w+)?(?: (?:have|has|had|also|then|later|\w+ly))*\s*$"
)
_GROUPS = ("group", "movement", "militia", "gunman", "faction", "organisation", "organization", "insurgent")


def is_siege(hit: Hit, agent: ActorMention | None) -> bool:
    """Whether armed people surround a place: not "the fields surrounding X", "surrounded by rubble"."""
    doers = subjects(hit.token)
    if hit.token.tag == "VBN":
        return fights(agent) or not doers or bool(small_clause(hit.token))
    return fights(agent) or any(d.tag == "PRP" for d in doers)


def is_verb_of_holding(hit: Hit, agent: ActorMention | None) -> bool:
    """Whether armed people hold something: not "rebel-held", not "talks were held"."""
    if hit.form == "noun":
        return fights(agent) and any(c.dep in ("poss", "compound", "amod") for c in hit.token.children)
    doers = subjects(hit.token)
    if hit.token.dep == "amod" or not (doers or hit.token.dep == "acl"):
        return False
    return fights(agent) or any(d.lemma in _GROUPS for d in doers)


def parties_of(parsed: Parsed, hit: Hit) -> Parties:
    """Who did it and to whom; the actor right before an active verb did it, whatever the tree says."""
    agent, loser = parties(parsed, hit)
    if agent is None and hit.trigger.name == "lose":
        agent = _speaker(parsed, hit.token)
    if any(c.dep == "nsubj" for c in hit.token.children) and small_clause(hit.token):
        above = subjects(hit.token.head) if hit.token.head.lemma in ("have", "get", "keep") else []
        return next((a for h in above for a in actors_in(parsed, h)), None), None
    if agent is None and is_passive(hit.token):
        agent = _by(parsed, hit)
        loser = None if loser is agent else loser
        if agent is None and hit.trigger.name == "withdraw":
            agent, loser = loser, None
    if hit.form == "noun" or is_passive(hit.token) or hit.token.dep == "acl":
        return agent, loser
    if agent and any(c.dep == "nsubj" for c in hit.token.children):
        return agent, loser
    at = parsed.start_of(hit.token)
    near = [a for a in parsed.actors if 0 <= at - a.end < 40 and fights(a) and not (a.holds or a.modifies)]
    if near and _RIGHT_BEFORE.match(parsed.text(near[-1].end, at)):
        agent = _first_of_list(parsed, near[-1])
        loser = None if loser is agent else loser
    return agent, loser


def _speaker(parsed: Parsed, token: Token) -> ActorMention | None:
    """Who says or admits what a word tells: "X admitted the loss of", "X said it had lost"."""
    verb = token.head
    if token.dep not in ("ccomp", "dobj") or verb.pos != "VERB":
        return None
    return next((a for s in subjects(verb) for a in actors_in(parsed, s) if fights(a)), None)


def _by(parsed: Parsed, hit: Hit) -> ActorMention | None:
    """Whom "by" names as the doer of a passive, wherever the tree hangs it."""
    below = (t for t in hit.token.subtree if t.lower == "by" and t.i > hit.token.i)
    heads = [c for by in below for c in by.children if c.dep == "pobj"]
    return next((a for h in heads for a in actors_in(parsed, h) if fights(a)), None)


def _first_of_list(parsed: Parsed, actor: ActorMention) -> ActorMention:
    """The first of actors named together: "soldiers and Kurdish fighters"."""
    before = [a for a in parsed.actors if a.end < actor.start and fights(a) and not (a.holds or a.modifies)]
    joined = before and parsed.text(before[-1].end, actor.start).strip() in (
        "and",
        "and the",
        "& ",
        "and allied",
    )
    return before[-1] if joined else actor


def heads_of(hit: Hit) -> Iterator[Token]:
    """The words whose phrases are the trigger's place, by the roles that it gives it."""
    token, trigger = hit.token, hit.trigger
    if hit.form == "noun":
        if token.dep == "pobj" and token.head.lower == "under":  # "X is under siege"
            yield from subjects(token.head.head)
        own = list(prepositional(token, "of", "on", "around", *trigger.at))
        yield from own or (c for c in token.children if c.dep in ("poss", "compound", "nmod"))
        return
    if trigger.place == "subject":
        yield from (s for s in subjects(token) if token.dep != "acl" and not is_passive(token))
        yield from (c for c in token.children if c.dep == "nsubjpass")
    elif trigger.place == "object":
        yield from objects(token) or small_clause(token) or reduced(token)
        if hit.last != token:
            yield from prepositions_of(hit, "of", "over")
    if hit.last.pos == "ADP":  # "held on to X"
        yield from (c for c in hit.last.children if c.dep == "pobj")
    no = ("on", "in") if trigger.control == "besieged" else ()  # "besieged on three sides"
    yield from prepositions_of(hit, *(a for a in trigger.at if a not in no))


def small_clause(verb: Token) -> list[Token]:
    """What a bare participle is said of: "declared the town liberated", "30 villages retaken"."""
    if verb.tag != "VBN" or verb.dep not in ("ccomp", "oprd", "xcomp", "acomp", "ROOT", "dep"):
        return []
    if any(c.dep in ("dobj", "aux", "auxpass") for c in verb.children):
        return []
    own = [c for c in verb.children if c.dep == "nsubj"]
    return own or ([c for c in verb.head.children if c.dep == "dobj"] if verb.head != verb else [])


def reduced(verb: Token) -> list[Token]:
    """What a participle behind a comma is said of, if the tree has it a past: "X, won back in May, is"."""
    if verb.tag not in ("VBD", "VBN") or any(c.dep in ("dobj", "aux", "auxpass") for c in verb.children):
        return []
    doers = [c for c in verb.children if c.dep == "nsubj" and c.pos == "PROPN"]
    apart = verb.i > 0 and verb.tree[verb.i - 1].text == ","
    goes_on = any(c.dep == "conj" and c.i > verb.i and c.pos in ("VERB", "AUX") for c in verb.children)
    return doers if apart and goes_on else []


def ends_in_taking(verb: Token, signs: Mapping[str, Collection[str]]) -> bool:
    """Whether an entry is told with what makes the place theirs: no defence, a flag, the enemy gone."""
    later = [c for c in verb.conjuncts if c.i > verb.i]
    later += [c for c in verb.children if c.dep == "advcl" and c.tag == "VBG"]
    if any(v.lemma in signs["deeds"] and not _clears_elsewhere(v) for v in later):
        return True
    return any(
        child.lower in signs["adverbs"]
        or (child.lower == "without" and _holds(child, signs["defence"]))
        or (_is_after(child) and _holds(child, signs["departures"]))
        for child in verb.children
    )


def _clears_elsewhere(verb: Token) -> bool:
    """Whether a deed is told of a place of its own: "driving them out of several districts"."""
    return any(noun.pos != "PRON" for noun in prepositional(verb, "out", "from", "of"))


def _is_after(clause: Token) -> bool:
    return clause.lower == "after" or any(c.lower in ("after", "once", "as") for c in clause.children)


def _holds(clause: Token, lemmas: Collection[str]) -> bool:
    return any(t.lemma in lemmas for t in clause.subtree)


def leaves_again(verb: Token) -> Token | None:
    """The verb by which those who entered a place leave it: "entered X and left again"."""
    later = (c for c in verb.conjuncts if c.i > verb.i and c.lemma in ("leave", "withdraw"))
    return next((v for v in later if not any(c.dep == "dobj" for c in v.children)), None)


def passes_on(noun: Token) -> bool:
    """Whether control is said to go over to somebody: "control of X passed to Y"."""
    verb = noun.head
    goes = verb.lemma in (
        "pass",
        "go",
        "fall",
        "shift",
        "revert",
        "return",
        "transfer",
        "hand",
        "slip",
    )
    return goes and noun.dep in ("nsubj", "nsubjpass") and any(True for _ in prepositional(verb, "to"))


def moves_alone(verb: Token) -> bool:
    """Whether a place "goes" or "follows" with nothing that says where to or how."""
    if any(c.dep in ("dobj", "acomp", "prt", "xcomp", "oprd", "neg") for c in verb.children):
        return False
    return not any(c.lower in ("to", "into", "without", "through", "by", "for") for c in verb.children)


def prepositions_of(hit: Hit, *prepositions: str) -> Iterator[Token]:
    """The objects of a trigger's prepositions, of those named."""
    if prepositions:
        for token in dict.fromkeys((hit.token, hit.last)):
            yield from prepositional(token, *prepositions)


def has_destination(hit: Hit) -> bool:
    """Whether the words say where to somebody moves."""
    return any(True for _ in prepositions_of(hit, "to", "towards", "toward", "into"))


def is_told_by_pronoun(hit: Hit) -> bool:
    """Whether who did it is told by a pronoun, or left out beside a verb that has its doer."""
    return any(s.tag == "PRP" for s in subjects(hit.token))
