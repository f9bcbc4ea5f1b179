"""Who was hurt: each number or group that a sentence says was killed, injured, taken or driven out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from sitrep.coding.groups import ELLIPTIC, Group, GroupFinder
from sitrep.coding.lexicon import HarmWords
from sitrep.coding.modality import Modality
from sitrep.coding.parsed import Parsed
from sitrep.coding.tellers import Tellers
from sitrep.model import Modifier, Outcome, Scope, Who

_LIGHT = {
    "were",
    "was",
    "are",
    "have",
    "been",
    "also",
    "had",
    "being",
    "reportedly",
    "left",
    "got",
    "has",
    "is",
}
_BETWEEN = {"another", "a", "the", "some", "further", "up", "to", "also", ":", "and", "about"}
_CUMULATIVE = (
    " since ",
    "so far this",
    "in total",
    "a total of",
    "over the past",
    "in the past",
    "this year",
    "this month",
)
_WAR = 10_000  # a number as large as this counts a war
_LONGEST_QUOTE = 22  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmDraft:
    """One group that a sentence says was hurt, before it is placed and dated.

    `token` is the word that tells of the harm, `start` and `end` the words of the report to quote;
    `named` says that the number has its noun beside it.
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


Told = tuple[Outcome, Token]


class HarmFinder:
    """Finds harm in parsed sentences."""

    def __init__(
        self, harm: Mapping[Outcome, HarmWords], people: Mapping[str, Who], modality: Modality
    ) -> None:
        self._tellers = Tellers(harm)
        self._groups = GroupFinder(people)
        self._modality = modality

    def find(self, parsed: Parsed) -> list[HarmDraft]:
        """The groups that a sentence says were hurt, in order."""
        tellers = self._tellers.find(parsed.doc)
        drafts: list[HarmDraft] = []
        for group in self._groups.find(parsed) if tellers else ():
            for outcome, token in self._told_of(parsed, group, tellers, drafts):
                if self._modality.is_told(token):
                    drafts.append(self._draft(parsed, group, outcome, token, drafts))
        return _without_repeats(drafts)

    def _told_of(
        self, parsed: Parsed, group: Group, tellers: Mapping[int, Outcome], drafts: Sequence[HarmDraft]
    ) -> list[Told]:
        """The outcomes that a sentence tells of a group, each with the word that tells."""
        if group.quantity is None:
            return self._by_tree(parsed, group, tellers) if _stands_alone(parsed, group) else []
        found = _right_after(parsed, group, tellers) if group.head is None else []
        found = found or self._by_tree(parsed, group, tellers) or _by_order(parsed, group, tellers, drafts)
        if not found and drafts and group.is_part(parsed):
            return [(drafts[-1].outcome, drafts[-1].token)]
        return found

    def _by_tree(self, parsed: Parsed, group: Group, tellers: Mapping[int, Outcome]) -> list[Told]:
        """Outcomes by the syntax tree: the group is what a teller is said of."""
        own = set(range(group.first, group.last + 1))
        found: list[Told] = []
        for i, outcome in tellers.items():
            token = parsed.doc[i]
            describes = token.tag_ in ("VBN", "JJ") and group.head is not None and i < group.head.i
            if _is_of_another(parsed, group, i, tellers):
                continue
            if (i not in own or describes) and any(v.i in own for v in self._tellers.victims(token)):
                found.append((outcome, token))
        return found

    def _draft(
        self, parsed: Parsed, group: Group, outcome: Outcome, token: Token, drafts: Sequence[HarmDraft]
    ) -> HarmDraft:
        count, words, modifier = group.amount()
        whole = [d for d in drafts if not d.part_of] if group.is_elliptic else []
        who, side = (whole[-1].who, whole[-1].side) if whole else self._groups.who(parsed, group)
        if outcome == "surrendered" and who == "unspecified":
            who = "combatant"
        first, last = min(group.first, token.i), max(group.last, token.i)
        if last - first > _LONGEST_QUOTE:
            first, last = group.first, min(group.last + 3, len(parsed.doc) - 1)
        return HarmDraft(
            outcome=outcome,
            who=who,
            count=count,
            words=words,
            modifier=modifier,
            side=side,
            part_of=group.is_part(parsed),
            cumulative=_is_cumulative(parsed, group),
            token=token,
            start=parsed.start_of(parsed.doc[first]),
            end=parsed.end_of(parsed.doc[last]),
            named=group.head is not None,
        )


def _is_of_another(parsed: Parsed, group: Group, teller: int, tellers: Mapping[int, Outcome]) -> bool:
    """Whether another number stands before a teller: "two girls were killed and nine people injured"."""
    between = next((i for i in tellers if group.last < i < teller), None)
    if between is None:
        return False
    numbers = [parsed.tokens(q.start, q.end) for q in parsed.quantities]
    return any(between < span[0] and span[-1] < teller for span in numbers if span)


def _stands_alone(parsed: Parsed, group: Group) -> bool:
    """Whether a noun without a number is a group to count: one person, or a named part of a toll."""
    if group.head is None:
        return False
    if group.head.tag_ in ("NNS", "NNPS"):
        return group.is_part(parsed)
    return any(c.dep_ in ("det", "poss", "nummod") or c.lower_ == "another" for c in group.head.children)


def _right_after(parsed: Parsed, group: Group, tellers: Mapping[int, Outcome]) -> list[Told]:
    """The outcome right after a number: "15 injured", "seven others were killed"."""
    doc, at = parsed.doc, group.last + 1
    while at < len(doc) and doc[at].lower_ in ELLIPTIC | _LIGHT:
        at += 1
    return [(tellers[at], doc[at])] if at in tellers and doc[at].tag_ != "VBG" else []


def _by_order(
    parsed: Parsed, group: Group, tellers: Mapping[int, Outcome], drafts: Sequence[HarmDraft]
) -> list[Told]:
    """Outcomes by the order of words, where the tree of a hasty sentence is no help.

    "15 injured", "injuring 31", "killed at least 12", "two dead and four wounded".
    """
    doc = parsed.doc
    after = _right_after(parsed, group, tellers)
    if after and not any(c.dep_ == "dobj" for c in after[0][1].children):
        return after
    before = group.first - 1
    while (
        before >= 0
        and doc[before].lower_ in _BETWEEN
        and (doc[before].lower_ != "and" or before - 1 not in tellers)
    ):
        before -= 1
    if before in tellers and doc[before].pos_ in ("VERB", "AUX", "ADJ", "NOUN") and doc[before].tag_ != "VBN":
        return [(tellers[before], doc[before])]
    joined = group.head is not None and doc[group.first - 1].lower_ in ("and", ",", "plus")
    if joined and drafts and drafts[-1].end >= parsed.start_of(doc[max(0, group.first - 2)]):
        return [(drafts[-1].outcome, drafts[-1].token)]
    return []


def _is_cumulative(parsed: Parsed, group: Group) -> bool:
    """Whether a number counts a campaign, months or the war rather than an incident."""
    if group.quantity and (group.quantity.count or 0) >= _WAR:
        return True
    text = parsed.sentence.text.lower()
    return any(words in text for words in _CUMULATIVE)


def _without_repeats(drafts: Sequence[HarmDraft]) -> list[HarmDraft]:
    """Each group and outcome once, from its first mention in the sentence."""
    kept: dict[tuple[object, ...], HarmDraft] = {}
    for draft in drafts:
        kept.setdefault((draft.outcome, draft.count, draft.words, draft.who), draft)
    return list(kept.values())
