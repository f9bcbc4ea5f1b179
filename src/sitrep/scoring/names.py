"""When two names mean one place, speaker or side."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.resources import files

_POSSESSIVE = re.compile(r"['`’]s?\b")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_BETWEEN_WORDS = re.compile(r"[\s-]+")
_SPELLINGS_OF_ONE = 0.82  # likeness from which two names are spellings of one
_SIDES_OF_ONE = 0.85  # the same for sides of several words, which share common ones
_PART_OF_NAME = 5  # letters from which a name found inside another means the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The words that are left aside when names are compared."""

    articles: frozenset[str]
    kinds_of_place: frozenset[str]
    forces_of_state: frozenset[str]
    one_side: tuple[frozenset[str], ...]

    def alike(self, one: str | None, other: str | None) -> bool:
        """Whether two names of a place or speaker are spellings of one; two missing names are."""
        a, b = self.folded(one), self.folded(other)
        if not a or not b or a == b:
            return a == b
        if min(len(a), len(b)) >= _PART_OF_NAME and (a in b or b in a):
            return True
        return SequenceMatcher(None, a, b).ratio() >= _SPELLINGS_OF_ONE

    def folded(self, name: str | None) -> str:
        """A name without accents, articles, kinds of place and gaps."""
        plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
        words = _NO_LETTER.sub(" ", _POSSESSIVE.sub("", plain)).split()
        telling = [word for word in words if word not in self.articles | self.kinds_of_place]
        return "".join(telling or words)

    def same_side(self, one: str | None, other: str | None) -> bool:
        """Whether two short names mean one side: "ukraine" and "ukrainian army" do."""
        if one == other or not one or not other:
            return one == other
        if self._names_of_one(one.lower(), other.lower()):
            return True
        a, b = self._bare_side(one), self._bare_side(other)
        if not a or not b:
            return False
        if a == b or self._names_of_one(a, b):
            return True
        if " " in a + b:
            return SequenceMatcher(None, a, b).ratio() >= _SIDES_OF_ONE
        return _same_stem(a, b)

    def _bare_side(self, name: str) -> str:
        words = _BETWEEN_WORDS.split(name.lower())
        return " ".join(word for word in words if word not in self.forces_of_state)

    def _names_of_one(self, one: str, other: str) -> bool:
        return any(one in group and other in group for group in self.one_side)


def load_names() -> Names:
    """The words as they ship."""
    path = files("sitrep.scoring") / "data" / "names.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Names(
        articles=frozenset(data["articles"]),
        kinds_of_place=frozenset(data["kinds_of_place"]),
        forces_of_state=frozenset(data["forces_of_state"]),
        one_side=tuple(map(frozenset, data["one_side"])),
    )


def _same_stem(one: str, other: str) -> bool:
    """Whether two words begin alike, as a country's name and its adjective do."""
    short = min(len(one), len(other))
    pairs = enumerate(zip(one, other, strict=False))
    common = next((at for at, (a, b) in pairs if a != b), short)
    return common >= 4 and common >= 0.6 * short
