"""Framing: the words that praise or damn, and how often each outlet uses them."""

from sitrep.framing.loaded import LoadedWords, load, word_uses

__all__ = ["LoadedWords", "load", "word_uses"]
