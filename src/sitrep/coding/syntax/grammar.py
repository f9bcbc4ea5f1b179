"""What words are to each other in a sentence, by its tree: phrases, subjects, objects."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.coding.syntax.tree import Token

# Dependents that begin a clause of their own, whose mentions are not the phrase's.
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "xcomp"}
_BESIDES = {*CLAUSES, "punct", "cc"}  # what a phrase does not hold


def phrase(head: Token, *, conjuncts: bool = False) -> list[Token]:
    """The tokens of a noun phrase: its head's subtree without clauses, appositions and further members."""
    tokens, stack = [], [head]
    while stack:
        token = stack.pop()
        tokens.append(token)
        for child in token.children:
            if child.dep in _BESIDES or (child.dep == "conj" and not conjuncts):
                continue
            if child.dep == "appos" and token != head:
                continue
            stack.append(child)
    return sorted(tokens, key=lambda t: t.i)


def members(head: Token) -> list[Token]:
    """A noun phrase's head and the heads joined to it ("Sakhour, Hanano and Jabal Badro")."""
    return (
        [head, *head.conjuncts]
        if head.dep != "conj"
        else [head, *[c for c in head.conjuncts if c.i > head.i]]
    )


def subjects(verb: Token) -> list[Token]:
    """Who does it, by the tree: own subject, else that of the verb it is joined or bound to."""
    own = [c for c in verb.children if c.dep in ("nsubj", "csubj") and c.pos != "SCONJ"]
    if own:
        return [antecedent(c) for c in own]
    agents = [p for c in verb.children if c.dep == "agent" for p in c.children if p.dep == "pobj"]
    if agents or is_passive(verb):
        return agents
    if verb.dep == "acl" and verb.tag == "VBG":
        return [verb.head]
    if verb.dep in ("conj", "xcomp", "advcl", "pcomp") and verb.head.pos in ("VERB", "AUX"):
        return subjects(verb.head)
    if verb.dep == "pcomp" and verb.head.head.pos in ("VERB", "AUX"):
        return subjects(verb.head.head)
    return []


def objects(verb: Token) -> list[Token]:
    """What it is done to, by the tree: object, passive subject, or what a participle describes."""
    own = [c for c in verb.children if c.dep in ("dobj", "nsubjpass", "obj", "oprd")]
    if own:
        return [antecedent(c) for c in own]
    if verb.dep == "acl" and verb.tag == "VBN":
        return [verb.head]
    if verb.dep == "relcl" and not is_passive(verb):
        return [verb.head]
    if verb.dep == "ccomp" and verb.head.dep == "relcl" and not is_passive(verb):
        return [verb.head.head]  # "positions that the army says it took"
    if verb.dep == "conj" and verb.head.pos == "VERB":
        if is_passive(verb) or (verb.tag == "VBN" and is_passive(verb.head)):
            return objects(verb.head)
        shared = [c for c in verb.conjuncts if c.i > verb.i]
        return objects(shared[0]) if shared and verb.i < shared[0].i else []
    later = [c for c in verb.children if c.dep == "conj" and c.pos == "VERB"]
    if later and not any(c.dep in ("dobj", "prep") for c in verb.children):
        return [c for c in later[0].children if c.dep == "dobj"]
    return []


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    return any(c.dep in ("auxpass", "nsubjpass") for c in verb.children)


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """The objects of a token's prepositions, of those named or of any."""
    for child in token.children:
        if child.dep in ("prep", "agent", "dative") and (not prepositions or child.lower in prepositions):
            yield from (c for c in child.children if c.dep in ("pobj", "pcomp"))
            yield from (o for c in child.children if c.dep == "prep" for o in c.children if o.dep == "pobj")


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for."""
    if token.tag in ("WDT", "WP", "WRB") or token.lower in ("which", "who", "that"):
        verb = token.head
        while verb.dep in ("conj", "xcomp", "ccomp") and verb.dep != "relcl":
            verb = verb.head
        if verb.dep == "relcl":
            return verb.head
    return token
