"""The syntax of sentences: trees of the language model's tags, relations and lemmas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from sitrep.coding.syntax.tree import Token, Tree
from sitrep.coding.syntax.vectors import Vectors
from sitrep.coding.syntax.word_attributes import WordAttributes

_BATCH = 256  # sentences; more bring no more speed


class Syntax:
    """Parses sentences: the same as the language model's own pipeline, in less time."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._vectors = Vectors(nlp)
        self._trained: list[Any] = [nlp.get_pipe(name) for name in ("tagger", "parser")]
        self._attributes = WordAttributes(nlp)

    def trees(self, sentences: Iterable[str]) -> Iterator[Tree]:
        """Each sentence, parsed by itself, in order."""
        parts = map(self._nlp.make_doc, sentences)
        while batch := list(islice(parts, _BATCH)):
            self._vectors.give(batch)
            docs: Iterable[Doc] = batch
            for component in self._trained:
                docs = component.pipe(docs, batch_size=_BATCH)
            yield from map(self._tree, docs)

    def _tree(self, doc: Doc) -> Tree:
        spaced: list[int]
        steps, spaced = doc.to_array(["HEAD", "SPACY"]).astype("int64").T.tolist()
        tokens, idx = [], 0
        for i, word in enumerate(self._attributes.of(doc)):
            tokens.append(Token(i, idx, *word, is_spaced=bool(spaced[i])))
            idx += len(word.text) + spaced[i]
        return Tree.of(doc.text, tokens, [i + step for i, step in enumerate(steps)])


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
