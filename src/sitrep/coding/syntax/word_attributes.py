"""What the language model's table of attributes and its lemmatizer make of each word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc, MorphAnalysis, Token

_WORDS_KEPT = 50_000  # with so many tags and relations; other matter is not to fill the memory

_Word: TypeAlias = tuple[int, int, int]  # a word's spelling, tag and relation, as the parse has them
_Kind: TypeAlias = tuple[
    int, int, int, bool
]  # a word that the table names, or 0; tag; relation; is it space?


class Attributes(NamedTuple):
    """A word's own attributes, in the order in which a token of a tree takes them over."""

    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    is_punct: bool
    is_quote: bool
    like_num: bool


class _Told(NamedTuple):
    """What the table tells of a kind of word; a lemma of 0 leaves that to the lemmatizer."""

    pos: int
    tag: int
    dep: int
    lemma: int
    morph: MorphAnalysis


class WordAttributes:
    """Gives words their attributes: as the language model's table and lemmatizer do, in less time.

    The table (the "to" of an infinitive is a particle, and so on) is matched by a slow matcher. What it
    makes of a word hangs on its tag, its relation and, for the words that it names, the word alone: so it
    is asked once for each, and its answer remembered. But for a few pairs of words, which are left to it.
    """

    def __init__(self, nlp: Language) -> None:
        table: Any = nlp.get_pipe("attribute_ruler")
        of_words = [entry for entry in table.patterns if _is_of_words(entry)]
        of_pairs = [entry for entry in table.patterns if not _is_of_words(entry)]
        self._of_words, self._of_pairs = _part(nlp, of_words), _part(nlp, of_pairs)
        self._openings = [pattern[0] for entry in of_pairs for pattern in entry["patterns"]]
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        index = lemmatizer.lookups.get_table("lemma_index")
        for kind in [*index]:
            index[kind] = frozenset(index[kind])  # lists of thousands of words, in which each is looked for
        self._lemmatizer = lemmatizer
        self._vocab = nlp.vocab
        self._named = frozenset(_named(of_words, nlp.vocab.strings))
        self._told: dict[_Kind, _Told] = {}
        self._known: dict[_Word, tuple[Attributes, bool]] = {}  # and whether it may open a pair

    def of(self, doc: Doc) -> list[Attributes]:
        """The attributes of a parsed sentence's words."""
        words: list[_Word] = [(t.orth, t.tag, t.dep) for t in doc]
        if not all(word in self._known for word in words):
            self._learn(words, doc)
        known = [self._known[word] for word in words]
        if any(opens for _, opens in known):
            return self._with_pairs(doc)
        return [attributes for attributes, _ in known]

    def _learn(self, words: Sequence[_Word], doc: Doc) -> None:
        """Ask the table and the lemmatizer for the words that are not known."""
        if len(self._known) > _WORDS_KEPT:
            self._known.clear()
        unknown = [(word, token) for word, token in zip(words, doc, strict=True) if word not in self._known]
        kinds = [self._kind(token) for _, token in unknown]
        self._ask({kind: token for kind, (_, token) in zip(kinds, unknown, strict=True)})
        for kind, (word, token) in zip(kinds, unknown, strict=True):
            _set(token, self._told[kind])
            lemma = token.lemma_ or self._lemmatizer.lemmatize(token)[0]
            self._known[word] = _attributes(token, lemma), self._may_open(token)

    def _ask(self, examples: Mapping[_Kind, Token]) -> None:
        """Ask the table for kinds of words, each by a word of the kind."""
        asked = {kind: token for kind, token in examples.items() if kind not in self._told}
        if not asked:
            return
        doc = Doc(self._vocab, words=[token.text for token in asked.values()])
        for token, given in zip(doc, asked.values(), strict=True):
            token.tag, token.dep = given.tag, given.dep
        self._of_words(doc)
        for kind, token in zip(asked, doc, strict=True):
            self._told[kind] = _Told(token.pos, token.tag, token.dep, token.lemma, token.morph)

    def _kind(self, token: Token) -> _Kind:
        named = token.lower if token.lower in self._named else 0
        return named, token.tag, token.dep, token.is_space

    def _may_open(self, token: Token) -> bool:
        """Whether one of the table's pairs may begin with a word: few do."""
        return any(_fits(token, opening) for opening in self._openings)

    def _with_pairs(self, doc: Doc) -> list[Attributes]:
        """The attributes of a sentence that may hold a pair of the table."""
        for step in (self._of_words, self._of_pairs, self._lemmatizer):
            step(doc)
        return [_attributes(token, token.lemma_) for token in doc]


def _attributes(token: Token, lemma: str) -> Attributes:
    return Attributes(
        text=token.text,
        lower=token.lower_,
        lemma=lemma.lower(),
        tag=token.tag_,
        pos=token.pos_,
        dep=token.dep_,
        is_punct=token.is_punct,
        is_quote=token.is_quote,
        like_num=token.like_num,
    )


def _set(token: Token, told: _Told) -> None:
    token.pos, token.lemma = told.pos, told.lemma
    token.set_morph(told.morph)  # type: ignore[attr-defined] # missing from the stubs
    if token.tag != told.tag:
        token.tag = told.tag
    if token.dep != told.dep:
        token.dep = told.dep


def _fits(token: Token, opening: Mapping[str, Any]) -> bool:
    """Whether a word has the relation and the spelling that the first word of an entry asks for."""
    asked = opening.get("LOWER", token.lower_)
    if isinstance(asked, str):
        spelled = token.lower_ == asked
    else:
        spelled = (
            token.lower_ in asked["IN"] if "IN" in asked else bool(re.search(asked["REGEX"], token.lower_))
        )
    return spelled and token.dep_ == opening.get("DEP", token.dep_)


def _is_of_words(entry: Mapping[str, Any]) -> bool:
    """Whether an entry is about single words that it spells out."""
    patterns = entry["patterns"]
    return all(len(pattern) == 1 and "REGEX" not in pattern[0].get("LOWER", ()) for pattern in patterns)


def _named(entries: Iterable[Mapping[str, Any]], strings: StringStore) -> Iterator[int]:
    """The words that entries spell out."""
    for pattern in (pattern for entry in entries for pattern in entry["patterns"]):
        words = pattern[0].get("LOWER", [])
        spelled = words["IN"] if isinstance(words, dict) else [words] if words else []
        yield from map(strings.add, spelled)


def _part(nlp: Language, entries: Iterable[Mapping[str, Any]]) -> AttributeRuler:
    """A table of some of the entries, in their order."""
    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns([dict(entry) for entry in entries])
    return ruler
