"""The coder's words, read from its data files into one frozen value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_args

from sitrep.coding.times.words import TimeWords
from sitrep.model import Modifier, Outcome, Who

# Files of triggers; where a word is in several, the first one is tried first.
_TRIGGERS = ("control", "violence", "activity", "arguments", "senses")


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
    """Words for one outcome, phrases as tuples: verbs by what their victim is to them, adjectives, nouns.

    `outcome` is None for being taken, which is one or another by who is taken by whom. `denied` are
    verbs that tell of it by not having happened. The verbs of `weak` and the `weak_nouns` tell of harm
    only where people are named; `bodies` are nouns for the dead themselves; `tolls` are nouns whose
    number is the outcome's.
    """

    outcome: Outcome | None
    acts: frozenset[tuple[str, ...]]
    undergoes: frozenset[tuple[str, ...]]
    weak: frozenset[tuple[str, ...]]
    denied: frozenset[tuple[str, ...]]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    weak_nouns: frozenset[str]
    bodies: frozenset[str]
    tolls: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Every word list of the coder."""

    abbreviations: frozenset[str]
    time: TimeWords
    numbers: NumberWords
    people: Mapping[str, Who]
    harm: Sequence[HarmWords]
    figures: Mapping[str, frozenset[str]]
    triggers: Mapping[str, Any]
    places: Mapping[str, Any]
    given: frozenset[str]
    sites: Mapping[str, Any]
    modality: Mapping[str, frozenset[str]]
    speech: Mapping[str, Any]
    forces: Mapping[str, Any]
    confidence: Mapping[str, Mapping[str, float]]
    groups: Mapping[str, Any]
    reference: Mapping[str, Any]
    sieve: Mapping[str, Any]
    sentence_sieve: Mapping[str, Any]


_TAKEN = "taken"  # the section of those who were taken, by whomever


def _data(name: str) -> dict[str, Any]:
    text = (files("sitrep.coding") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _triggers() -> Mapping[str, Any]:
    """The triggers of all files in order, and the words that they need."""
    parts = [_data(f"triggers/{name}") for name in _TRIGGERS]
    merged = {key: value for part in parts for key, value in part.items()}
    return merged | {"trigger": [t for part in parts for t in part.get("trigger", ())]}


def load() -> Lexicon:
    """The words that the package ships."""
    numbers, harm, people = _data("numbers"), _data("harm"), _data("people")
    return Lexicon(
        abbreviations=frozenset(_data("sentences")["abbreviations"]),
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
        harm=[_harm_words(outcome, harm[outcome or _TAKEN]) for outcome in (*get_args(Outcome), None)],
        figures={k: frozenset(v) for k, v in harm["figures"].items()},
        triggers=_triggers(),
        places=_data("places"),
        given=frozenset(_data("names")["given"]),
        sites=_data("sites"),
        modality={k: frozenset(v) for k, v in _data("modality").items()},
        speech=_data("speech"),
        forces=_data("forces"),
        confidence=_data("confidence"),
        groups=_data("groups"),
        reference=_data("reference"),
        sieve=_data("sieve"),
        sentence_sieve=_data("sentence_sieve"),
    )


def _time_words(data: Mapping[str, Any], numbers: Mapping[str, Any]) -> TimeWords:
    return TimeWords(
        months={name: i for i, names in enumerate(data["months"], 1) for name in names},
        weekdays={name: i for i, names in enumerate(data["weekdays"]) for name in names},
        deictic=data["deictic"],
        hours=data["hours"],
        seasons=data["seasons"],
        holidays=data["holidays"],
        named_days=data["named_days"],
        numbers={**numbers["units"], **numbers["tens"]},
        ordinals=data["ordinals"],
        counted=data["counted"],
        steps=data["steps"],
        ahead=data["ahead"],
        modal=data["modal"],
        past=data["past"],
    )


def _harm_words(outcome: Outcome | None, words: Mapping[str, Any]) -> HarmWords:
    weak = _phrases(words["acts_on_people"]), _phrases(words["undergone_by_people"])
    return HarmWords(
        outcome=outcome,
        acts=_phrases(words["acts"]) | weak[0],
        undergoes=_phrases(words["undergoes"]) | weak[1],
        weak=weak[0] | weak[1],
        denied=_phrases(words["denied"]),
        adjectives=frozenset(words["adjectives"]),
        nouns=frozenset(words["nouns"]),
        weak_nouns=frozenset(words["nouns_of_people"]),
        bodies=frozenset(words["bodies"]),
        tolls=frozenset(words["tolls"]),
    )


def _phrases(entries: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.split()) for entry in entries)
