"""What the simulated wars' places are called and what outlets write, from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Syllables of names, sentences by what they say, parts of fillers, and the span of vague numbers."""

    names: Mapping[str, Sequence[str]]
    says: Mapping[str, Sequence[str]]
    filler: Mapping[str, Sequence[str]]
    counts: Mapping[str, tuple[int, int]]

    def place_names(self, random: Random) -> Iterator[str]:
        """Names without end, none twice."""
        given: set[str] = set()
        while True:
            middles = "".join(random.choices(self.names["middles"], k=random.choice((0, 1, 1, 2))))
            name = random.choice(self.names["starts"]) + middles + random.choice(self.names["ends"])
            if name not in given:
                given.add(name)
                yield name

    def sentence(self, says: str, random: Random, **named: object) -> str:
        """One way to say something."""
        text = random.choice(self.says[says]).format_map(named)
        return text[0].upper() + text[1:]

    def background(self, random: Random) -> str:
        """A sentence that tells no fact, so that no two stories are alike by chance."""
        filler = self.filler
        parts = (random.choice(filler[part]) for part in ("subjects", "verbs", "places", "times"))
        return " ".join(parts) + "."

    def vague(self, count: int, random: Random) -> str | None:
        """A word that a number may be told by; None where no word fits."""
        fitting = [word for word, (low, high) in self.counts.items() if low <= count <= high]
        return random.choice(fitting) if fitting else None


def load_words() -> Words:
    """The words of `words.toml`."""
    found = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    found["counts"] = {word: tuple(span) for word, span in found["counts"].items()}
    return Words(**found)
