"""The language model's vectors of words, from which it tells their tags and relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

_Word: TypeAlias = tuple[int, int, bool]  # a word's spelling, its common form, and whether a space follows


class Vectors:
    """Gives words their vectors: as the language model does, in less time.

    The model makes a vector of each word by itself, then of that with its neighbours'. The first is the
    same wherever the word stands: it is made once, and remembered for `kept` words (20 MB).
    """

    def __init__(self, nlp: Language, kept: int = 50_000) -> None:
        tok2vec: Any = nlp.get_pipe("tok2vec")
        self._alone, self._together = tok2vec.model.layers
        self._set = tok2vec.set_annotations
        self._vocab = nlp.vocab
        self._rows: dict[_Word, int] = {}  # of the table
        self._table: NDArray[np.float32] = np.zeros((kept, tok2vec.model.get_dim("nO")), dtype="f")

    def give(self, docs: Sequence[Doc]) -> None:
        """Give the words of sentences their vectors."""
        words = [[_word(token) for token in doc] for doc in docs]
        tokens = zip(chain.from_iterable(words), chain.from_iterable(docs), strict=True)
        self._learn(dict(tokens))
        alone = [self._table[[self._rows[word] for word in of_doc]] for of_doc in words]
        self._set(docs, self._together.predict(alone))

    def _learn(self, words: Mapping[_Word, Token]) -> None:
        """Have the model make what is not known yet of some words."""
        unknown = {word: token for word, token in words.items() if word not in self._rows}
        if not unknown:
            return
        if len(self._rows) + len(unknown) > len(self._table):
            self._rows, unknown = {}, dict(words)
            self._table = np.resize(self._table, (max(len(words), len(self._table)), self._table.shape[1]))
        listed = Doc(
            self._vocab,
            words=[token.text for token in unknown.values()],
            spaces=[is_spaced for _, _, is_spaced in unknown],
        )
        for token, as_told in zip(listed, unknown.values(), strict=True):
            if token.norm != as_told.norm:
                token.norm_ = as_told.norm_
        first = len(self._rows)
        self._table[first : first + len(unknown)] = self._alone.predict([listed])[0]
        self._rows.update(zip(unknown, count(first)))


def _word(token: Token) -> _Word:
    return token.orth, token.norm, bool(token.whitespace_)
