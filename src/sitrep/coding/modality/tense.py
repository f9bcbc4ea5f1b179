"""Forms of verbs and nouns in a parsed sentence: tense, mood and definiteness."""

from __future__ import annotations

from sitrep.coding.syntax.tree import Token

_PAST_AUXILIARIES = ("was", "were", "had", "did")
_DEFINITE = ("the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our", "my")


def is_infinitive(verb: Token) -> bool:
    """Whether it has "to" before it."""
    return any(c.tag == "TO" for c in verb.children)


def has_modal(verb: Token) -> bool:
    """Whether it stands under a modal verb."""
    return any(c.dep == "aux" and c.tag == "MD" for c in verb.children)


def is_past(verb: Token) -> bool:
    """Whether it tells of the past: "took", "was taken", "had taken", "has taken"."""
    if has_modal(verb):
        return False
    auxiliaries = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    if any(c.lower in _PAST_AUXILIARIES for c in auxiliaries):
        return True
    if any(c.lemma == "have" for c in auxiliaries):
        return True
    return verb.tag == "VBD" or (verb.tag == "VBN" and not auxiliaries)


def is_present(verb: Token) -> bool:
    """Whether it is in the simple present: "takes", "is taken"."""
    auxiliaries = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    if any(c.lemma == "have" or c.tag == "MD" for c in auxiliaries) or verb.tag == "VBG":
        return False
    return verb.tag in ("VBZ", "VBP") or any(c.tag in ("VBZ", "VBP") for c in auxiliaries)


def is_finite(verb: Token) -> bool:
    """Whether it has a tense of its own."""
    return verb.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.tag in ("VBD", "VBZ", "VBP", "MD") for c in verb.children
    )


def is_definite(noun: Token) -> bool:
    """Whether a noun points at what is known: "the strike", "Friday's strike"."""
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in _DEFINITE) for c in noun.children)


def clause_of(token: Token) -> Token | None:
    """The verb of the clause that a token stands in; None where a fragment has none."""
    node = token
    while node.pos not in ("VERB", "AUX"):
        if node.head == node:
            return None
        node = node.head
    return node
