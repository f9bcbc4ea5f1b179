"""The coder's words, read from its data files into one frozen value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_args

from sitrep.coding.timex import TimeWords
from sitrep.model import Modifier, Outcome, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Number words with their values, vague quantities, shares, and what stands before a number."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    shares: Mapping[str, float]
    vague: Sequence[str]
    modifiers: Mapping[str, Modifier]


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmWords:
    """Words for one outcome: verbs by what their victim is to them, adjectives, nouns, phrases."""

    acts: frozenset[str]
    undergoes: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Every word list of the coder."""

    abbreviations: frozenset[str]
    hours: tuple[str, ...]
    time: TimeWords
    numbers: NumberWords
    people: Mapping[str, Who]
    harm: Mapping[Outcome, HarmWords]
    triggers: Mapping[str, Any]
    places: Mapping[str, Any]
    modality: Mapping[str, frozenset[str]]
    speech: Mapping[str, Any]
    forces: Mapping[str, Any]


def _data(name: str) -> dict[str, Any]:
    text = (files("sitrep.coding") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def load() -> Lexicon:
    """The words that the package ships."""
    numbers, harm, people = _data("numbers"), _data("harm"), _data("people")
    return Lexicon(
        abbreviations=frozenset(_data("sentences")["abbreviations"]),
        hours=tuple(_data("time")["hours"]),
        time=_time_words(_data("time"), numbers),
        numbers=NumberWords(
            units=numbers["units"],
            tens=numbers["tens"],
            scales=numbers["scales"],
            shares=numbers["shares"],
            vague=tuple(numbers["vague"]["words"]),
            modifiers={w: m for m, words in numbers["modifiers"].items() for w in words},
        ),
        people={noun: who for who in get_args(Who) for noun in people[who]},
        harm={outcome: _harm_words(harm[outcome]) for outcome in get_args(Outcome)},
        triggers=_data("triggers"),
        places=_data("places"),
        modality={k: frozenset(v) for k, v in _data("modality").items()},
        speech=_data("speech"),
        forces=_data("forces"),
    )


def _time_words(data: Mapping[str, Any], numbers: Mapping[str, Any]) -> TimeWords:
    return TimeWords(
        months={name: i for i, names in enumerate(data["months"], 1) for name in names},
        weekdays={name: i for i, names in enumerate(data["weekdays"]) for name in names},
        deictic=data["deictic"],
        seasons=data["seasons"],
        numbers={**numbers["units"], **numbers["tens"]},
    )


def _harm_words(words: Mapping[str, Any]) -> HarmWords:
    return HarmWords(
        acts=frozenset(words["acts"]),
        undergoes=frozenset(words["undergoes"]),
        adjectives=frozenset(words["adjectives"]),
        nouns=frozenset([*words["nouns"], *words.get("tolls", [])]),
        phrases=tuple(tuple(phrase.split()) for phrase in words["phrases"]),
    )
