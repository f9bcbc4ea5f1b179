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
ENGLISH_SHARE = 0.2  # of the words are among the commonest of English; no other language comes near
CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


class Languages:
    """Tells languages apart; the model (half a second to load) is loaded when first needed."""

    def __init__(self) -> None:
        text = resources.files("sitrep.reading").joinpath("data/language.toml").read_text("utf-8")
        self._english = frozenset(tomllib.loads(text)["english"])

    def detect(self, text: str) -> str:
        """The likeliest language of `text`; "und" where it holds no letters."""
        sample = text[:SAMPLE]
        if not any(character.isalpha() for character in sample):
            return "und"
        if self._is_plainly_english(sample[:ENGLISH_SAMPLE]):
            return "en"
        language, _ = self._model.classify(sample)
        return str(language)

    def _is_plainly_english(self, sample: str) -> bool:
        words = sample.casefold().split()
        common = sum(word in self._english for word in words)
        return "the" in words and len(words) >= 20 and common >= ENGLISH_SHARE * len(words)

    @cached_property
    def _model(self) -> LanguageIdentifier:
        model = LanguageIdentifier.from_model_file(MODEL_FILE)
        model.set_languages([label for label in model.labels if len(label) == 2])
        return model


def language_code(tag: str) -> str | None:
    """The language of a tag such as "en-GB", in lower case; None if it is no such tag."""
    match = CODE.fullmatch(tag.strip())
    return match[1].lower() if match else None
