"""The language of a text, as a two-letter code (ISO 639-1)."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from importlib import resources

from py3langid.langid import (  # type: ignore[import-untyped]  # the library ships no types
    MODEL_FILE,
    LanguageIdentifier,
)

SAMPLE = 2000  # characters looked at
ENGLISH_SAMPLE = 800  # characters that show English
ENGLISH_SHARE = 0.22  # of the words are common in English; in most English two in five are
ENGLISH_ALONE = 3  # words that are common in English alone, for each foreign one too
ALPHABETS = 0.1  # of the characters may be letters that are not Latin
LETTERS = 2  # of the codes of languages that are told apart
SHORT = 12  # words; a shorter text is taken for one of the languages that news of wars is written in
SURE = 0.4  # the share of the likeliest language from which it is believed of a short text
NO_WORDS = re.compile(r"https?://\S+|[@#]")
WORD = re.compile(r"[^\W\d_]+")
NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


class Languages:
    """Tells languages apart; the model (0.4 seconds to load) is loaded when first needed."""

    def __init__(self) -> None:
        text = resources.files("sitrep.reading").joinpath("data/language.toml").read_text("utf-8")
        data = tomllib.loads(text)
        self._english = frozenset(data["english"])
        self._shared = frozenset(data["shared"])
        self._foreign = frozenset(data["foreign"])
        self._short = frozenset(data["short"])

    def detect(self, text: str) -> str:
        """The likeliest language of `text`; "und" where it holds no letters, or too few to tell.

        A text in two languages counts as in the one that its beginning has more of.
        """
        sample = NO_WORDS.sub(" ", text[:SAMPLE])
        if not any(character.isalpha() for character in sample):
            return "und"
        if self.is_plainly_english(sample):
            return "en"
        if len(sample.split()) < SHORT:
            return self._of_short(sample)
        return next(str(language) for language, _ in self._model.rank(sample) if len(language) == LETTERS)

    def _of_short(self, sample: str) -> str:
        """In doubt it is English where that is half as likely as the likeliest; else it cannot be told."""
        shares = {language: share for language, share in self._model.rank(sample) if language in self._short}
        best = max(shares, key=lambda language: (shares[language], language))
        if shares[best] >= SURE * sum(shares.values()):
            return str(best)
        return "en" if shares["en"] * 2 >= shares[best] else "und"

    def is_plainly_english(self, text: str) -> bool:
        """Whether the words that a text begins with show by themselves that it is in English: most do."""
        sample = text[:ENGLISH_SAMPLE]
        words = WORD.findall(sample.casefold())
        english = sum(word in self._english for word in words)
        common = english + sum(word in self._shared for word in words)
        foreign = sum(word in self._foreign for word in words)
        return (
            len(words) >= SHORT
            and english >= ENGLISH_ALONE * max(1, foreign)
            and common >= ENGLISH_SHARE * len(words)
            and len(NOT_LATIN.findall(sample)) <= ALPHABETS * len(sample)
        )

    @cached_property
    def _model(self) -> LanguageIdentifier:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_code(tag: str) -> str | None:
    """The language of a tag such as "en-GB", in lower case; None if it is no such tag."""
    match = CODE.fullmatch(tag.strip())
    return match[1].lower() if match else None
