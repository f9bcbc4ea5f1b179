"""What words tell of which fact: triggers in a parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sitrep.coding.syntax.tree import Token, Tree
from sitrep.model import Status

_GAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A kind of trigger, as the data file describes it.

    `at` are the prepositions that may bring its place; `bare` says that it may leave the place out.
    """

    name: str
    control: Status | None
    event: str | None
    place: Literal["object", "subject", "around"]
    needs: str | None
    verbs: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    nouns: tuple[tuple[str, ...], ...]
    at: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A trigger met in a sentence: its head token, its last token, as which part of speech, and its words.

    `others` are the further triggers of the same word, for where the first lacks what it needs.
    """

    trigger: Trigger
    token: Token
    last: Token
    form: Literal["verb", "noun"]
    words: str
    others: tuple[Trigger, ...] = ()


class TriggerFinder:
    """Finds the triggers of a parsed sentence."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._idioms: dict[str, list[tuple[str, ...]]] = {}
        for idiom in data["idioms"]:
            self._idioms.setdefault(idiom.split()[0], []).append(tuple(idiom.split()))
        self._triggers = [_trigger(entry) for entry in data["trigger"]]
        self._by_verb: dict[str, list[Trigger]] = {}
        self._by_phrase: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
        self._by_noun: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
        for trigger in self._triggers:
            for lemma in sorted(trigger.verbs):
                self._by_verb.setdefault(lemma, []).append(trigger)
            for phrase in trigger.phrases:
                self._by_phrase.setdefault(phrase[0], []).append((phrase, trigger))
            for noun in trigger.nouns:
                self._by_noun.setdefault(noun[0], []).append((noun, trigger))
        self._first = self._by_verb.keys() | self._by_phrase.keys() | self._by_noun.keys()
        for options in (*self._by_noun.values(), *self._by_phrase.values()):
            options.sort(key=lambda option: (-len(option[0]), option[0]))

    def find(self, tree: Tree) -> Iterator[Hit]:
        """The triggers of a sentence in order; a longer one hides the shorter ones inside it."""
        taken: set[int] = set()
        for i in sorted(self._starts(tree)):
            token = tree[i]
            if i in taken or any(
                _gapped(tree, token, idiom) is not None for idiom in self._idioms.get(token.lemma, ())
            ):
                continue
            hit = self._noun(tree, token) or self._phrase(tree, token) or self._verb(token)
            if hit:
                taken.update(range(token.i, hit.last.i + 1) if hit.form == "noun" else (token.i, hit.last.i))
                yield hit

    def _starts(self, tree: Tree) -> Iterator[int]:
        """The words that a trigger may begin with."""
        for i, (lemma, lower) in enumerate(tree.forms):
            if lemma in self._first or lower in self._by_noun:
                yield i

    def _noun(self, tree: Tree, token: Token) -> Hit | None:
        if token.pos in ("VERB", "AUX") and (token.tag != "VBG" or _acts(token)):
            return None
        for noun, trigger in self._by_noun.get(token.lemma, ()) or self._by_noun.get(token.lower, ()):
            last = _run(tree, token, noun)
            if last is not None and (
                last.pos in ("NOUN", "PROPN", "ADJ", "X") or len(noun) > 1 or last.tag == "VBG"
            ):
                head = last if len(noun) > 1 else token
                return Hit(trigger=trigger, token=head, last=last, form="noun", words=" ".join(noun))
        return None

    def _phrase(self, tree: Tree, token: Token) -> Hit | None:
        options = self._by_phrase.get(token.lemma, ())
        for phrase, trigger in options:
            last = _gapped(tree, token, phrase)
            if last is not None:
                alike = (t for p, t in options if p == phrase)
                others = tuple(t for t in (*alike, *self._by_verb.get(phrase[0], ())) if t is not trigger)
                return Hit(
                    trigger=trigger,
                    token=token,
                    last=last,
                    form="verb",
                    words=" ".join(phrase),
                    others=others,
                )
        return None

    def _verb(self, token: Token) -> Hit | None:
        acts = token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBG", "VBD")
        if (not acts and not any(c.dep == "dobj" for c in token.children)) or _is_hyphened(token):
            return None
        options = self._by_verb.get(token.lemma, ())
        if not options:
            return None
        first, *others = options
        return Hit(
            trigger=first, token=token, last=token, form="verb", words=token.lemma, others=tuple(others)
        )


def _trigger(entry: Mapping[str, Any]) -> Trigger:
    return Trigger(
        name=entry["name"],
        control=entry.get("control"),
        event=entry.get("event"),
        place=entry["place"],
        needs=entry.get("needs"),
        verbs=frozenset(entry.get("verbs", ())),
        phrases=tuple(tuple(p.split()) for p in entry.get("phrases", ())),
        nouns=tuple(tuple(n.replace("-", " - ").split()) for n in entry.get("nouns", ())),
        at=tuple(entry.get("at", ())),
        bare=entry.get("bare", False),
    )


def _is_hyphened(verb: Token) -> bool:
    """Whether a participle only says by whom something is held: "rebel-occupied"."""
    before = verb.tree[max(0, verb.i - 2) : verb.i]
    return verb.tag == "VBN" and len(before) == 2 and before[1].text == "-" and before[0].lower != "re"


def _acts(verb: Token) -> bool:
    """Whether a gerund is used as a verb: "bombing the town", not "the bombing of the town"."""
    return any(c.dep == "dobj" for c in verb.children)


def _run(tree: Tree, token: Token, lemmas: Sequence[str]) -> Token | None:
    """The last token of a run of lemmas without gaps, or None."""
    at = token.i
    for n, lemma in enumerate(lemmas):
        if at + n >= len(tree) or lemma not in (tree[at + n].lemma, tree[at + n].lower):
            return None
    return tree[at + len(lemmas) - 1]


def _gapped(tree: Tree, token: Token, lemmas: Sequence[str]) -> Token | None:
    """The last token of a run of lemmas with at most two words between one and the next, or None."""
    at = token.i
    for lemma in lemmas[1:]:
        window = range(at + 1, min(at + 2 + _GAP, len(tree)))
        following = next((i for i in window if lemma in (tree[i].lemma, tree[i].lower)), None)
        if following is None:
            return None
        at = following
    return tree[at]
