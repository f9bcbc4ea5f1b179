"""The syntax of sentences: the language model's tags, trees and lemmas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc, MorphAnalysis, Token

_BATCH = 256  # sentences; more bring no more speed
_WORDS_KEPT = 50_000  # in so many relations; other matter is not to fill the memory


class Syntax:
    """Parses sentences: the same as the language model's own pipeline, in less time.

    The model's table of attributes (the "to" of an infinitive is a particle, and so on) is matched by a
    slow matcher. What it makes of a word hangs on its tag, its relation and, for the words that it names,
    the word alone, but for a few pairs of words: so it is asked once for each, and its answer remembered.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._trained: list[Any] = [nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser")]
        self._attributes = _Attributes(nlp)
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer")

    def docs(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """Each sentence, parsed by itself, in order."""
        docs: Iterable[Doc] = map(self._nlp.make_doc, sentences)
        for component in self._trained:
            docs = component.pipe(docs, batch_size=_BATCH)
        for doc in docs:
            self._attributes.give(doc)
            yield self._lemmatizer(doc)


def irregular(nlp: Language) -> dict[str, list[str]]:
    """The forms of verbs and nouns that no rule makes, by their word, as the language model lists them."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    listed = lemmatizer.lookups.get_table("lemma_exc")
    found: dict[str, list[str]] = {}
    for kind in ("verb", "noun"):
        for form, lemmas in listed[kind].items():
            for lemma in lemmas:
                found.setdefault(lemma, []).append(form)
    return found


_Word = tuple[int, int, int, bool]  # a word if the table names it, its tag and relation, whether a space


class _Given(NamedTuple):
    """What the table gives a word; a lemma of 0 leaves that to the lemmatizer."""

    pos: int
    tag: int
    dep: int
    lemma: int
    morph: MorphAnalysis


class _Attributes:
    """The model's table of attributes."""

    def __init__(self, nlp: Language) -> None:
        table: Any = nlp.get_pipe("attribute_ruler")
        of_words = [entry for entry in table.patterns if _is_of_words(entry)]
        self._of_words = _part(nlp, of_words)
        of_more = [entry for entry in table.patterns if not _is_of_words(entry)]
        self._of_more = _part(nlp, of_more)
        self._openings = [pattern[0] for entry in of_more for pattern in entry["patterns"]]
        self._opens: dict[tuple[int, int], bool] = {}
        self._named = frozenset(_named(of_words, nlp.vocab.strings))
        self._known: dict[_Word, _Given] = {}

    def give(self, doc: Doc) -> None:
        """Give a sentence's words their attributes."""
        named = self._named
        words = [(t.lower if t.lower in named else 0, t.tag, t.dep, t.is_space) for t in doc]
        given = [self._known.get(word) for word in words]
        if None in given:
            self._of_words(doc)
            self._learn(words, doc)
        else:
            for token, one in zip(doc, given, strict=True):
                if one is not None:
                    _set(token, one)
        if any(self._may_open(token) for token in doc):
            self._of_more(doc)

    def _may_open(self, token: Token) -> bool:
        """Whether one of the entries of several words may begin with a word: few do."""
        word = (token.lower, token.dep)
        known = self._opens.get(word)
        if known is None:
            if len(self._opens) >= _WORDS_KEPT:
                self._opens.clear()
            known = self._opens[word] = any(_fits(token, opening) for opening in self._openings)
        return known

    def _learn(self, words: Iterable[_Word], doc: Doc) -> None:
        for word, token in zip(words, doc, strict=True):
            self._known[word] = _Given(token.pos, token.tag, token.dep, token.lemma, token.morph)


def _set(token: Token, given: _Given) -> None:
    token.pos, token.lemma = given.pos, given.lemma
    token.set_morph(given.morph)  # type: ignore[attr-defined] # missing from the stubs
    if token.tag != given.tag:
        token.tag = given.tag
    if token.dep != given.dep:
        token.dep = given.dep


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
