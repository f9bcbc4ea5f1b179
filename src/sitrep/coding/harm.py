"""Who was hurt: each number or group that a sentence says was killed, injured, taken or driven out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from sitrep.coding.actors import ActorMention
from sitrep.coding.lexicon import HarmWords
from sitrep.coding.modality import Modality
from sitrep.coding.parsed import Parsed, is_passive, members, objects, phrase, prepositional, subjects
from sitrep.coding.quantities import Quantity
from sitrep.model import Modifier, Outcome, Scope, Who

_PARTS = {"including", "include", "among", "mostly", "namely", "comprising", "included"}
_ELLIPTIC = {"other", "others", "more", "additional", "further"}
_LIGHT = {"were", "was", "are", "have", "been", "also", "had", "being", "reportedly", "left", "got", "has", "is"}
_RANK: tuple[Who, ...] = ("combatant", "medic", "journalist", "child", "woman", "civilian", "unspecified")


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmDraft:
    """One group that a sentence says was hurt, before it is placed and dated.

    `token` is the word that tells of the harm, `start` and `end` the words of the report to quote.
    """

    outcome: Outcome
    who: Who
    count: int | None
    words: str | None
    modifier: Modifier
    side: str | None
    part_of: bool
    cumulative: bool
    token: Token
    start: int
    end: int
    named: bool = True

    @property
    def scope(self) -> Scope:
        """Whether it counts one incident or a running total."""
        return "cumulative" if self.cumulative else "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """People in a sentence: a quantity with its noun, or a noun alone."""

    quantity: Quantity | None
    head: Token | None
    first: int
    last: int


class HarmFinder:
    """Finds harm in parsed sentences."""

    def __init__(
        self, harm: Mapping[Outcome, HarmWords], people: Mapping[str, Who], modality: Modality
    ) -> None:
        self._people = people
        self._modality = modality
        self._acts = {lemma: outcome for outcome, words in harm.items() for lemma in words.acts}
        self._undergoes = {lemma: outcome for outcome, words in harm.items() for lemma in words.undergoes}
        self._adjectives = {word: outcome for outcome, words in harm.items() for word in words.adjectives}
        self._nouns = {word: outcome for outcome, words in harm.items() for word in words.nouns}
        self._phrases = [(keys, outcome) for outcome, words in harm.items() for keys in words.phrases]

    def find(self, parsed: Parsed) -> list[HarmDraft]:
        """The groups that a sentence says were hurt, in order."""
        tellers = self._tellers(parsed)
        if not tellers:
            return []
        drafts: list[HarmDraft] = []
        for group in self._groups(parsed):
            for outcome, token in self._told_of(parsed, group, tellers, drafts):
                if self._modality.is_told(token):
                    drafts.append(self._draft(parsed, group, outcome, token, drafts))
        return _without_repeats(drafts)

    def _tellers(self, parsed: Parsed) -> dict[int, Outcome]:
        """The tokens that tell of harm, by index."""
        found: dict[int, Outcome] = {}
        for token in parsed.doc:
            lemma, lower = token.lemma_.lower(), token.lower_
            outcome = None
            if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG"):
                outcome = self._acts.get(lemma) or self._undergoes.get(lemma) or self._phrase(token)
            outcome = outcome or self._adjectives.get(lower)
            if outcome is None and token.pos_ == "NOUN":
                outcome = self._nouns.get(lemma)
            if outcome:
                found[token.i] = outcome
        return found

    def _phrase(self, token: Token) -> Outcome | None:
        for keys, outcome in self._phrases:
            if token.lemma_.lower() != keys[0]:
                continue
            at, following = token.i, 0
            for key in keys[1:]:
                window = token.doc[at + 1 : at + 4]
                following = next((t.i for t in window if key in (t.lemma_.lower(), t.lower_) or (key == "one" and t.tag_ == "PRP$")
                                  or (key == "oneself" and t.lower_.endswith(("selves", "self")))), 0)
                if not following:
                    break
                at = following
            if following:
                return outcome
        return None

    def _groups(self, parsed: Parsed) -> Iterator[_Group]:
        """The groups of people in a sentence, in order: each quantity with its noun, then bare nouns."""
        used: set[int] = set()
        groups = []
        for quantity in parsed.quantities:
            span = parsed.tokens(quantity.start, quantity.end)
            if not span:
                continue
            head = self._noun_of(parsed, span)
            if head is False:
                used.update(span)
                continue
            last = head.i if isinstance(head, Token) else span[-1]
            used.update(range(span[0], last + 1))
            groups.append(_Group(quantity=quantity, head=head or None, first=span[0], last=last))
        for token in parsed.doc:
            if token.i not in used and token.pos_ in ("NOUN", "PROPN") and self._is_person(parsed, token):
                if token.dep_ in ("compound", "amod", "nmod", "poss"):
                    continue
                left = min((t.i for t in phrase(token) if t.i <= token.i), default=token.i)
                groups.append(_Group(quantity=None, head=token, first=left, last=token.i))
        return iter(sorted(groups, key=lambda g: (g.first, g.last)))

    def _noun_of(self, parsed: Parsed, span: range) -> Token | bool | None:
        """The noun that a quantity counts; None where it stands alone; False where it counts no people."""
        doc = parsed.doc
        at = span[-1] + 1
        if at < len(doc) and doc[at].lower_ == "of" and at + 1 < len(doc):
            if doc[at + 1].lower_ in ("them", "those", "whom", "the") and doc[at + 1].lower_ != "the":
                for token in doc[at + 2 : at + 6]:
                    if self._who_of_noun(token) and token.pos_ in ("NOUN", "PROPN"):
                        return token
                return None
            at += 1
        steps = 0
        while at < len(doc) and steps < 7:
            token = doc[at]
            if token.pos_ in ("NOUN", "PROPN") and self._is_person(parsed, token):
                # "50 Islamic State militants": the last of a run of nouns is the one counted.
                while at + 1 < len(doc) and doc[at + 1].pos_ in ("NOUN", "PROPN") and self._who_of_noun(doc[at + 1]):
                    at += 1
                return doc[at]
            if token.i in (t for q in parsed.quantities for t in parsed.tokens(q.start, q.end)):
                return None
            if token.lower_ in _ELLIPTIC:
                at, steps = at + 1, steps + 1
                continue
            if token.lower_ in self._adjectives and (at + 1 >= len(doc) or doc[at + 1].pos_ not in ("NOUN", "PROPN", "ADJ")):
                return None
            if token.pos_ in ("ADJ", "PROPN", "PUNCT", "DET", "ADV", "PART") or token.dep_ in ("amod", "compound", "nmod", "poss", "case") or token.tag_ == "VBN" and token.dep_ == "amod":
                if token.pos_ == "PUNCT" and token.text not in "-–\"“'‘()":
                    return None
                at, steps = at + 1, steps + 1
                continue
            if token.pos_ == "NOUN":
                return False
            return None
        return None

    def _is_person(self, parsed: Parsed, token: Token) -> bool:
        if self._who_of_noun(token):
            return True
        actor = parsed.at(token, ActorMention)
        return bool(actor and actor.kind in ("common", "people") and not actor.holds and token.i == parsed.tokens(actor.start, actor.end)[-1])

    def _who_of_noun(self, token: Token) -> Who | None:
        return self._people.get(token.lemma_.lower()) or self._people.get(token.lower_)

    def _told_of(
        self, parsed: Parsed, group: _Group, tellers: Mapping[int, Outcome], drafts: list[HarmDraft]
    ) -> list[tuple[Outcome, Token]]:
        """The outcomes that a sentence tells of a group, each with the word that tells."""
        if group.quantity is None and not self._stands_alone(parsed, group):
            return []
        found = self._followed(parsed, group, tellers) if group.quantity and group.head is None else []
        found = found or self._by_tree(group, tellers, parsed)
        if not found and group.quantity:
            found = self._by_order(parsed, group, tellers, drafts)
        if not found and drafts and group.quantity and _is_part(parsed, group):
            found = [(drafts[-1].outcome, drafts[-1].token)]
        return found

    def _stands_alone(self, parsed: Parsed, group: _Group) -> bool:
        """Whether a noun without a number is a group to count: one person, or a named part of a toll."""
        if group.head is None or group.head.tag_ in ("NNS", "NNPS"):
            return group.head is not None and _is_part(parsed, group)
        return any(c.dep_ in ("det", "poss", "nummod") or c.lower_ == "another" for c in group.head.children)

    def _followed(self, parsed: Parsed, group: _Group, tellers: Mapping[int, Outcome]) -> list[tuple[Outcome, Token]]:
        """The outcome right after a number that stands alone: "15 injured", "seven others were killed"."""
        doc, at = parsed.doc, group.last + 1
        while at < len(doc) and (doc[at].lower_ in _ELLIPTIC or doc[at].lower_ in _LIGHT):
            at += 1
        if at < len(doc) and at in tellers and doc[at].tag_ != "VBG":
            return [(tellers[at], doc[at])]
        return []

    def _by_tree(self, group: _Group, tellers: Mapping[int, Outcome], parsed: Parsed) -> list[tuple[Outcome, Token]]:
        """Outcomes by the syntax tree: the group is what a teller is said of."""
        heads = {t.i for t in ([group.head] if group.head else [])} | set(range(group.first, group.last + 1))
        found = []
        for i, outcome in tellers.items():
            token = parsed.doc[i]
            if token.i in heads and not (token.tag_ in ("VBN", "JJ") and group.head is not None and token.i < group.head.i):
                continue
            if any(victim.i in heads for victim in self._victims(token)):
                found.append((outcome, token))
        return found

    def _victims(self, token: Token) -> list[Token]:
        """The heads of those whom a teller is said of, with all who are joined to them."""
        lemma = token.lemma_.lower()
        heads: list[Token] = []
        if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG"):
            if lemma in self._undergoes:
                heads = subjects(token)
            elif lemma in self._acts:
                heads = objects(token)
                if not heads and token.tag_ in ("VBN", "VBD") and not any(c.dep_ == "dobj" for c in token.children):
                    heads = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
                    if token.dep_ in ("acl", "amod"):
                        heads = [token.head]
            else:
                for child in token.subtree:
                    if child.lemma_ in ("life", "death"):
                        heads += prepositional(child, "of")
                heads = heads or (subjects(token) if lemma in ("lose", "lay", "turn", "give", "hand") else objects(token) or subjects(token))
        if token.pos_ == "NOUN":
            heads += prepositional(token, "of", "to", "among", "at", "in")
            heads += [c for c in token.children if c.dep_ in ("nummod", "poss", "compound")]
        if token.dep_ == "dobj" and token.head.lemma_ in ("sustain", "suffer", "receive"):
            heads += subjects(token.head)
        if token.dep_ == "pobj" and token.head.lower_ == "among" and token.head.head.lemma_ == "be":
            heads += subjects(token.head.head)
        if token.dep_ in ("acomp", "attr") and token.head.pos_ == "AUX":
            heads += subjects(token.head)
        if token.dep_ in ("oprd", "ccomp", "acomp", "amod", "acl") and token.lower_ in self._adjectives:
            heads += [c for c in token.children if c.dep_ in ("nsubj", "nummod")]
            heads += objects(token.head) if token.head.pos_ == "VERB" and token.dep_ != "acl" else [token.head]
        return [m for head in heads for m in _counted(head)]

    def _by_order(
        self, parsed: Parsed, group: _Group, tellers: Mapping[int, Outcome], drafts: list[HarmDraft]
    ) -> list[tuple[Outcome, Token]]:
        """Outcomes by the order of words, where the tree of a hasty sentence is no help.

        "15 injured", "injuring 29", "killed at least 12", "two dead and four wounded".
        """
        doc = parsed.doc
        after = self._followed(parsed, group, tellers)
        if after and not any(c.dep_ == "dobj" for c in after[0][1].children):
            return after
        before = group.first - 1
        while before >= 0 and doc[before].lower_ in ("another", "a", "the", "some", "further", "up", "to", "also", ":", "and", "about"):
            if doc[before].lower_ == "and" and before - 1 in tellers:
                break
            before -= 1
        if before in tellers and doc[before].pos_ in ("VERB", "AUX", "ADJ", "NOUN") and doc[before].tag_ != "VBN":
            return [(tellers[before], doc[before])]
        if drafts and doc[group.first - 1].lower_ in ("and", ",", "plus") and drafts[-1].end >= parsed.start_of(doc[max(0, group.first - 2)]) and group.head is not None:
            return [(drafts[-1].outcome, drafts[-1].token)]
        return []

    def _draft(self, parsed: Parsed, group: _Group, outcome: Outcome, token: Token, drafts: list[HarmDraft]) -> HarmDraft:
        count, words, modifier = self._amount(group)
        who, side = self._who(parsed, group, drafts)
        first, last = min(group.first, token.i), max(group.last, token.i)
        if last - first > 22:
            first, last = group.first, min(group.last + 3, len(parsed.doc) - 1)
        return HarmDraft(
            outcome=outcome,
            who=who,
            count=count,
            words=words,
            modifier=modifier,
            side=side,
            part_of=_is_part(parsed, group),
            cumulative=_is_cumulative(parsed, group),
            token=token,
            start=parsed.start_of(parsed.doc[first]),
            end=parsed.end_of(parsed.doc[last]),
            named=group.head is not None,
        )

    def _amount(self, group: _Group) -> tuple[int | None, str | None, Modifier]:
        quantity, head = group.quantity, group.head
        if quantity and quantity.count is not None:
            if head is not None and head.lemma_.lower() == "family":
                return None, f"{quantity.count} families", quantity.modifier
            return quantity.count, None, quantity.modifier
        if quantity:
            return None, quantity.words, "about"
        if head is not None and head.tag_ in ("NNS", "NNPS"):
            return None, _bare(head), "about"
        return 1, None, "exact"

    def _who(self, parsed: Parsed, group: _Group, drafts: list[HarmDraft]) -> tuple[Who, str | None]:
        if group.head is None or group.head.lower_ in ("other", "others", "more"):
            whole = [d for d in drafts if not d.part_of]
            if whole:
                return whole[-1].who, whole[-1].side
            return "unspecified", None
        tokens = list(parsed.doc[group.first : group.last + 1])
        if group.head.lemma_.lower() in ("member", "body", "corpse", "number", "personnel"):
            tokens += [t for noun in prepositional(group.head, "of", "from") for t in phrase(noun)]
        actors = [a for a in parsed.within(tokens, ActorMention) if not (a.holds or a.modifies)]
        nouns = [w for t in tokens if (w := self._who_of_noun(t)) and (t == group.head or t.pos_ in ("NOUN", "ADJ"))]
        nouns += ["combatant" for a in actors if a.kind in ("common",) and a.side not in (None, "civilians")]
        head_who = self._who_of_noun(group.head)
        fighting = [a for a in actors if a.side not in (None, "civilians", "un", "other")]
        if head_who == "unspecified" and any(a.kind in ("group", "alliance") for a in fighting):
            return "combatant", fighting[0].side
        who = min(nouns, key=_RANK.index) if nouns else "unspecified"
        if head_who and head_who not in ("unspecified",) and who != "combatant":
            who = head_who
        side = fighting[0].side if fighting and who == "combatant" else None
        return who, side


def _bare(head: Token) -> str:
    """An uncounted plural as the report spells it, without article: "aid workers"."""
    kept = [t.lower_ for t in head.lefts if t.dep_ in ("compound", "amod")]
    return " ".join([*kept, head.lower_])


def _counted(head: Token) -> list[Token]:
    """A victim's head and those joined to it, with the noun inside "dozens of civilians"."""
    found = []
    for member in members(head):
        found.append(member)
        found += [t for t in prepositional(member, "of") if member.pos_ in ("NOUN", "NUM") or member.lower_ in ("one", "some", "many", "most")]
        found += [c for c in member.children if c.dep_ == "appos" and c.pos_ == "NUM"]
    return found


def _is_part(parsed: Parsed, group: _Group) -> bool:
    """Whether a group is a part of one counted before it ("including three children")."""
    doc = parsed.doc
    before = [doc[i].lower_ for i in range(max(0, group.first - 3), group.first)]
    if any(word in _PARTS for word in before):
        return True
    after = [doc[i].lower_ for i in range(group.first, min(len(doc), group.last + 4))]
    among = [doc[i].lower_ for i in range(group.last, min(len(doc), group.last + 6))]
    if "among" in among and set(among) & {"dead", "killed", "victims", "wounded", "casualties", "injured"}:
        return True
    return any(after[i : i + 2] in (["of", "them"], ["of", "whom"], ["of", "those"], ["of", "the", "dead"]) for i in range(len(after)))


def _is_cumulative(parsed: Parsed, group: _Group) -> bool:
    """Whether a number counts a campaign, months or the war rather than an incident."""
    if group.quantity and group.quantity.count is not None and group.quantity.count >= 10_000:
        return True
    text = parsed.sentence.text.lower()
    return any(cue in text for cue in (" since ", "so far this", "in total", "a total of", "over the past", "in the past", "this year", "this month"))


def _without_repeats(drafts: list[HarmDraft]) -> list[HarmDraft]:
    """Each group and outcome once, from its first mention in the sentence."""
    kept: dict[tuple[object, ...], HarmDraft] = {}
    for draft in drafts:
        kept.setdefault((draft.outcome, draft.count, draft.words, draft.who), draft)
    return list(kept.values())
