"""Forms of verbs and nouns in a parsed sentence: tense, mood and definiteness."""

from __future__ import annotations

from spacy.tokens import Token

_PAST_AUXILIARIES = ("was", "were", "had", "did")
_DEFINITE = ("the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our", "my")


def is_infinitive(verb: Token) -> bool:
    """Whether it has "to" before it."""
    return any(c.tag_ == "TO" for c in verb.children)


def has_modal(verb: Token) -> bool:
    """Whether it stands under a modal verb."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def is_past(verb: Token) -> bool:
    """Whether it tells of the past: "took", "was taken", "had taken", "has taken"."""
    if has_modal(verb):
        return False
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in _PAST_AUXILIARIES for c in auxiliaries):
        return True
    if any(c.lemma_ == "have" for c in auxiliaries):
        return True
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not auxiliaries)


def is_present(verb: Token) -> bool:
    """Whether it is in the simple present: "takes", "is taken"."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" or c.tag_ == "MD" for c in auxiliaries) or verb.tag_ == "VBG":
        return False
    return verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in auxiliaries)


def is_finite(verb: Token) -> bool:
    """Whether it has a tense of its own."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children
    )


def is_definite(noun: Token) -> bool:
    """Whether a noun points at what is known: "the strike", "Friday's strike"."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in noun.children)


def clause_of(token: Token) -> Token | None:
    """The verb of the clause that a token stands in; None where a fragment has none."""
    node = token
    while node.pos_ not in ("VERB", "AUX"):
        if node.head == node:
            return None
        node = node.head
    return node
