"""Parts of a toll: "three of them children", "among the dead were two women", "five were children"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.coding.harm.groups import Group
from sitrep.coding.harm.people import People
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token
from sitrep.model import Outcome, Who

_PLURAL = ("NNS", "NNPS")
_QUANTITIES = ("number", "dozen", "hundred", "thousand", "score", "million", "half", "rest", "more", "other")
_MASSES = ("staff", "crew", "personnel", "population", "police", "militia", "family", "household", "infantry")
_PARTS = {
    "including",
    "include",
    "includes",
    "included",
    "among",
    "amongst",
    "mostly",
    "mainly",
    "namely",
    "comprising",
    "notably",
}
_OF_WHOLE = (["of", "them"], ["of", "whom"], ["of", "those"], ["of", "these"], ["of", "the", "dead"])
_AMONG = {"among", "amongst"}
_THEM = {"them", "whom", "those", "dead", "killed", "victims", "wounded", "casualties", "injured"}
_BE = {"was", "were", "are", "is", "being"}
_THE = {"the", "those", "these", "all"}
_LINKS = {*_BE, "included", "include", "includes", "comprised", "numbered"}
_BEFORE_AGE = {"under", "below", "younger"}
_GROWN = 18
_LISTED = ("NOUN", "PROPN", "DET", "NUM", "CCONJ", "ADJ", "PUNCT", "PRON")
_OPENING = 4  # tokens in which a pointer opens its sentence
_REACH = 16  # tokens over which a list of parts runs
_NEAR = 7  # tokens in which a predicate names those who were counted


def is_part(parsed: Parsed, group: Group) -> bool:
    """Whether a group is a part of one counted before it ("including three children")."""
    words = [lower for _, lower in parsed.tree.forms]
    if any(word in _PARTS for word in words[max(0, group.first - 3) : group.first]):
        return True
    if words[max(0, group.first - 2) : group.first] in (["of", "whom"], ["of", "them"]):
        return True
    if _is_among(parsed, group):
        return True
    after = words[group.first : group.last + 4]
    return any(after[i : i + len(of)] == of for i in range(len(after)) for of in _OF_WHOLE)


def _is_among(parsed: Parsed, group: Group) -> bool:
    """Whether "among them" follows a group, rather than names parts of it."""
    after = [t.lower for t in parsed.tree[group.last + 1 : group.last + 7]]
    at = next((i for i, word in enumerate(after) if word in _AMONG), None)
    them = next((i for i, word in enumerate(after) if word in _THEM), None)
    if at is None or at > 1 or them is None or them < at:
        return False
    end = group.last + 2 + them
    return end >= len(parsed.tree) or parsed.tree[end].pos not in ("NUM", "DET", "NOUN", "ADJ", "ADV")


def is_listed(parsed: Parsed, group: Group) -> bool:
    """Whether a group is joined to a part before it ("including a nurse and two children")."""
    for token in reversed(parsed.tree[max(0, group.first - _REACH) : group.first]):
        if token.lower in _PARTS:
            return True
        if token.pos not in _LISTED:
            return False
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Words that point at those hurt ("the dead", "those killed"): where, and what befell them."""

    first: int
    last: int
    outcome: Outcome


def whole_of(parsed: Parsed, outcomes: Mapping[str, Outcome]) -> Whole | None:
    """The words by which a sentence points at those hurt, so as to break their number down."""
    tree = parsed.tree
    for i, (_, lower) in enumerate(tree.forms):
        outcome = outcomes.get(lower)
        if outcome is None:
            continue
        token = tree[i]
        start = _start(token)
        if start is None or parsed.within([*tree[start : token.i]], Quantity):
            continue
        before = tree[start - 1].lower if start else ""
        after = {t.lower for t in tree[token.i + 1 : token.i + 4]}
        opens = before in ("of", *_AMONG) and start < _OPENING
        if opens or before in _AMONG or (after & _LINKS and tree[start].lower != "all"):
            return Whole(first=start - (before in ("of", *_AMONG)), last=token.i, outcome=outcome)
    return None


def _start(token: Token) -> int | None:
    """Where a pointer at those hurt begins: at the article of "the three dead", "those killed"."""
    for i in range(token.i - 1, max(-1, token.i - 4), -1):
        if token.tree[i].lower in _THE:
            return i
        if token.tree[i].pos not in ("ADJ", "NUM", "NOUN", "ADV"):
            return i + 1 if token.tree[i].lower in _AMONG and i + 1 < token.i else _who_start(token, i)
    return None


def _who_start(token: Token, i: int) -> int | None:
    """Where "those who died" begins, before its verb."""
    words = [t.lower for t in token.tree[max(0, i - 3) : i + 1]]
    return i - 1 - words[::-1].index("who") if "who" in words and "those" in words else None


def whole_beside(parsed: Parsed, group: Group, outcomes: Mapping[str, Outcome]) -> Whole | None:
    """The pointer right after a number: "eight of the dead"."""
    tree, at = parsed.tree, group.last + 1
    if group.quantity is None or group.quantity.count is None:
        return None
    first = at if at < len(tree) and tree[at].lower == "of" else group.first + 1
    window = tree[first : first + 5]
    if not any(t.lower == "of" and t.i + 1 < len(tree) and t.nbor(1).lower in _THE for t in window):
        return None
    token = next((t for t in window if t.lower in outcomes), None)
    if token and any(t.pos == "AUX" for t in tree[first : token.i]):
        return None
    return Whole(first=first, last=token.i, outcome=outcomes[token.lower]) if token else None


def breaks_down(whole: Whole, parsed: Parsed, group: Group) -> bool:
    """Whether a group is one of those into which a sentence breaks a number down."""
    tree = parsed.tree
    if group.last < whole.first:  # "two officers were among those killed"
        between = tree[group.last + 1 : whole.first]
        near = len(between) < _NEAR and not any(t.pos in ("ADP", "SCONJ") for t in between)
        return near and tree[whole.first].lower in _AMONG
    between = tree[whole.last + 1 : group.first]
    if any(t.pos == "VERB" and t.lower not in _LINKS for t in between):
        return False
    return group.first > whole.last and any(t.lower in _LINKS for t in between) and len(between) < _REACH


def said_of(parsed: Parsed, group: Group, people: People) -> tuple[Who, Token] | None:
    """What a predicate makes of those counted ("five were children", "31 were younger than 15")."""
    tree = parsed.tree
    at = group.last + 1
    verb = next((t for t in tree[at : at + _REACH] if t.lower in _BE), None)
    if verb is None or (verb.i - at > _NEAR and not _is_joined(parsed, at, verb.i)):
        return None
    if any(t.lower in (",", ";") for t in tree[at : verb.i]):
        return None
    for token in tree[verb.i + 1 : verb.i + 1 + _NEAR]:
        if token.lower in _BEFORE_AGE and _is_young(parsed, token):
            return "child", token
        if token.pos == "VERB" or token.text in ",;:":
            return None
        if token.pos in ("NOUN", "PROPN") and people.is_person(parsed, token) and token.dep != "compound":
            return people.who(parsed, token, [*tree[verb.i + 1 : token.i + 1]])[0], token
    return None


def all_of(parsed: Parsed, group: Group, people: People) -> Who | None:
    """What an apposition makes of all those counted ("eleven men, all traders")."""
    window = parsed.tree[group.last + 1 : group.last + 1 + _NEAR]
    at = next((t.i for t in window if t.lower == "all" and t.nbor(-1).text in (",", "(")), None)
    if at is None:
        return None
    nouns = (t for t in parsed.tree[at + 1 : at + 6] if t.pos in ("NOUN", "PROPN"))
    return next((who for t in nouns if (who := people.of_noun(t))), None)


def _is_young(parsed: Parsed, token: Token) -> bool:
    """Whether words after "under" give an age below that of the grown: "under the age of 16"."""
    numbers = parsed.within([*parsed.tree[token.i + 1 : token.i + 6]], Quantity)
    return any(q.count is not None and q.count <= _GROWN for q in numbers)


def _is_joined(parsed: Parsed, start: int, end: int) -> bool:
    """Whether another number stands beside: "eight of the dead and 19 of the injured are"."""
    words = {t.lower for t in parsed.tree[start:end]}
    return "and" in words and "of" in words


def stands_alone(parsed: Parsed, group: Group, whole: Whole | None) -> bool:
    """Whether a noun without a number is a group to count: one person, or a named part of a toll."""
    if group.head is None:
        return False
    if whole and group.first <= whole.last + 2 and whole.first <= group.last:
        return False
    if group.named:
        return not is_part(parsed, group)
    if group.head.lemma in (*_QUANTITIES, *_MASSES) and group.head.tag not in _PLURAL:
        return False
    if group.head.tag in _PLURAL:
        before = parsed.tree[max(0, group.first - 2) : group.first]
        of_them = [t.lower for t in before] == ["of", "them"]
        return (is_part(parsed, group) and not of_them) or bool(whole and breaks_down(whole, parsed, group))
    determined = any(c.dep in ("det", "poss", "nummod") for c in group.head.children)
    return determined or any(c.lower == "another" for c in group.head.children)
