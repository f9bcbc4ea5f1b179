"""People in a sentence: each quantity with the noun that it counts, and people named without a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from sitrep.coding.actors import ActorMention
from sitrep.coding.parsed import Parsed, phrase, prepositional
from sitrep.coding.parties import fights
from sitrep.coding.quantities import Quantity
from sitrep.model import Modifier, Who

ELLIPTIC = {"other", "others", "more", "additional", "further"}
_FARTHEST = 7  # tokens between a number and its noun ("50 Islamic State militants")
_COLLECTIVE = ("member", "body", "corpse", "number", "personnel")
_RANK: tuple[Who, ...] = ("combatant", "medic", "journalist", "child", "woman", "civilian", "unspecified")
_PARTS = {"including", "include", "among", "mostly", "namely", "comprising", "included"}
_OF_WHOLE = (["of", "them"], ["of", "whom"], ["of", "those"], ["of", "the", "dead"])
_HURT = {"dead", "killed", "victims", "wounded", "casualties", "injured"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People in a sentence, from token `first` to `last`: a quantity with its noun, or a noun alone."""

    quantity: Quantity | None
    head: Token | None
    first: int
    last: int

    @property
    def is_elliptic(self) -> bool:
        """Whether it leaves the noun to the words before it ("31", "twelve more")."""
        return self.head is None or self.head.lower_ in ELLIPTIC

    def is_part(self, parsed: Parsed) -> bool:
        """Whether it is a part of a group counted before it ("including three children")."""
        words = [t.lower_ for t in parsed.doc]
        if any(word in _PARTS for word in words[max(0, self.first - 3) : self.first]):
            return True
        among = words[self.last : self.last + 6]
        if "among" in among and set(among) & _HURT:
            return True
        after = words[self.first : self.last + 4]
        return any(after[i : i + len(of)] == of for i in range(len(after)) for of in _OF_WHOLE)

    def amount(self) -> tuple[int | None, str | None, Modifier]:
        """How many: the number, else the words for it, and how exact they are."""
        quantity, head = self.quantity, self.head
        if quantity and quantity.count is not None:
            if head is not None and head.lemma_.lower() == "family":
                return None, f"{quantity.count} families", quantity.modifier
            return quantity.count, None, quantity.modifier
        if quantity:
            return None, quantity.words, "about"
        if head is not None and head.tag_ in ("NNS", "NNPS"):
            kept = [t.lower_ for t in head.lefts if t.dep_ in ("compound", "amod")]
            return None, " ".join([*kept, head.lower_]), "about"
        return 1, None, "exact"


class GroupFinder:
    """Finds groups of people. `people` are the nouns for them, by what the guide calls them."""

    def __init__(self, people: Mapping[str, Who]) -> None:
        self._people = people

    def find(self, parsed: Parsed) -> list[Group]:
        """The groups of a sentence in order."""
        counted = [*self._counted(parsed)]
        used = {i for group, _ in counted for i in range(group.first, group.last + 1)}
        groups = [group for group, is_people in counted if is_people]
        for token in parsed.doc:
            if token.i in used or token.pos_ not in ("NOUN", "PROPN") or not self._is_person(parsed, token):
                continue
            if token.dep_ not in ("compound", "amod", "nmod", "poss"):
                left = min((t.i for t in phrase(token) if t.i <= token.i), default=token.i)
                groups.append(Group(quantity=None, head=token, first=left, last=token.i))
        return sorted(groups, key=lambda g: (g.first, g.last))

    def _counted(self, parsed: Parsed) -> Iterator[tuple[Group, bool]]:
        """Each quantity as a group, and whether it counts people."""
        for quantity in parsed.quantities:
            span = parsed.tokens(quantity.start, quantity.end)
            if span:
                head, is_people = self._noun_of(parsed, span)
                last = head.i if head is not None else span[-1]
                yield Group(quantity=quantity, head=head, first=span[0], last=last), is_people

    def _noun_of(self, parsed: Parsed, span: range) -> tuple[Token | None, bool]:
        """The noun that a quantity counts, None where it stands alone; and whether it counts people."""
        doc, at = parsed.doc, span[-1] + 1
        if at + 1 < len(doc) and doc[at].lower_ == "of":
            if doc[at + 1].lower_ in ("them", "those", "whom"):  # "two of them children"
                nouns = (t for t in doc[at + 2 : at + 6] if t.pos_ in ("NOUN", "PROPN") and self._who(t))
                return next(nouns, None), True
            at += 1
        numbers = {i for q in parsed.quantities for i in parsed.tokens(q.start, q.end)}
        for token in doc[at : at + _FARTHEST]:
            if token.pos_ in ("NOUN", "PROPN") and self._is_person(parsed, token):
                return self._last_of_run(token), True
            if token.i in numbers:
                break
            if not _may_stand_between(token):
                return None, token.pos_ != "NOUN"
        return None, True

    def _last_of_run(self, token: Token) -> Token:
        """The last of a run of nouns is the one counted ("police officers")."""
        while token.i + 1 < len(token.doc):
            following = token.nbor(1)
            if following.pos_ not in ("NOUN", "PROPN") or not self._who(following):
                break
            token = following
        return token

    def _is_person(self, parsed: Parsed, token: Token) -> bool:
        if self._who(token):
            return True
        actor = parsed.at(token, ActorMention)
        if actor is None or actor.holds or actor.kind not in ("common", "people"):
            return False
        return token.i == parsed.tokens(actor.start, actor.end)[-1]

    def _who(self, token: Token) -> Who | None:
        return self._people.get(token.lemma_.lower()) or self._people.get(token.lower_)

    def who(self, parsed: Parsed, group: Group) -> tuple[Who, str | None]:
        """What the guide calls a group's people, and their side where they bear arms."""
        head = group.head
        if head is None:
            return "unspecified", None
        tokens = list(parsed.doc[group.first : group.last + 1])
        if head.lemma_.lower() in _COLLECTIVE:
            tokens += [t for noun in prepositional(head, "of", "from") for t in phrase(noun)]
        actors = [a for a in parsed.within(tokens, ActorMention) if not (a.holds or a.modifies)]
        armed = [a for a in actors if fights(a) and a.side not in (None, "civilians", "un", "other")]
        own = self._who(head)
        if own == "unspecified" and any(a.kind in ("group", "alliance") for a in armed):
            return "combatant", armed[0].side
        nouns = [w for t in tokens if (w := self._who(t)) and (t == head or t.pos_ in ("NOUN", "ADJ"))]
        if any(a.kind == "common" and a.side not in (None, "civilians") for a in actors):
            nouns.append("combatant")
        who: Who = min(nouns, key=_RANK.index, default="unspecified")
        if own and own != "unspecified" and who != "combatant":
            who = own
        return who, armed[0].side if armed and who == "combatant" else None


def _may_stand_between(token: Token) -> bool:
    """Whether a token may stand between a number and the noun that it counts."""
    if token.lower_ in ELLIPTIC:
        return True
    if token.pos_ == "PUNCT":
        return token.text in "-–\"“'‘()"
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.tag_ == "VBN" or token.lower_ in ("dead", "wounded", "injured", "missing"):
        # "12 wounded children", but not "12 wounded in".
        return following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ")
    return token.pos_ in ("ADJ", "PROPN", "DET", "ADV", "PART") or token.dep_ in (
        "amod",
        "compound",
        "nmod",
        "poss",
        "case",
    )
