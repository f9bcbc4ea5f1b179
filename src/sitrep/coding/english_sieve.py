"""The sieve of English reports, made of the coder's own words and the groups of a theatre."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitrep.coding.inflection import Inflection
from sitrep.coding.lexicon import Lexicon
from sitrep.model import Theatre
from sitrep.sieve import WeighedWords
from sitrep.sieve.weighed import spell

_GROUPS = ("group", "alliance")
_SHORTEST = 5  # letters; a shorter name may be a word too


def english_sieve(lexicon: Lexicon, theatre: Theatre, inflection: Inflection) -> WeighedWords:
    """Weighs words as `sieve.toml` says, of which the last word holds.

    A name of an armed group is worth what its `groups` say, by whether it is one word or several.
    """
    rules = lexicon.sieve
    one, several = rules["groups"]
    worth = {name: several if " " in name else one for name in _groups(theatre)}
    for rule in rules["listed"]:
        worth |= {form: rule["worth"] for word in _listed(rule, lexicon) for form in _forms(word, inflection)}
    for rule in rules["words"]:
        words = (form for word in rule.get("words", ()) for form in _forms(word, inflection))
        worth |= dict.fromkeys((*words, *rule.get("forms", ())), rule["worth"])
    phrases: dict[tuple[str, str], dict[str, float]] = {}
    for phrase, value in worth.items():
        spelled = spell(phrase)
        if len(spelled) > 1:
            phrases.setdefault((spelled[0], spelled[1]), {})[" ".join(spelled)] = value
    return WeighedWords(
        reason=rules["reason"],
        words={word: value for word, value in worth.items() if value and spell(word) == [word]},
        phrases=phrases,
        share=rules["share"],
        enough=rules["enough"],
    )


def _listed(rule: Mapping[str, Any], lexicon: Lexicon) -> Iterator[str]:
    """The words of the coder's lists that a rule names."""
    for trigger in lexicon.triggers["trigger"]:
        if trigger["name"] in rule["triggers"]:
            yield from (*trigger.get("verbs", ()), *trigger.get("nouns", ()))
    for harm in lexicon.harm:
        if harm.outcome in rule.get("outcomes", ()):
            yield from (verb[0] for verb in harm.acts | harm.undergoes if len(verb) == 1)
            yield from (*harm.nouns, *harm.adjectives)
    yield from (noun for noun, who in lexicon.people.items() if who in rule.get("people", ()))


def _forms(phrase: str, inflection: Inflection) -> Iterable[str]:
    """The forms of a word, or of a phrase's last word."""
    *before, last = phrase.split()
    return (" ".join((*before, form)) for form in inflection.forms(last))


def _groups(theatre: Theatre) -> Iterator[str]:
    """The names of armed groups, as the sieve spells them."""
    groups = (actor for actor in theatre.actors if actor.kind in _GROUPS)
    names = (alias.name for group in groups for alias in group.aliases)
    yield from (" ".join(spell(name)) for name in names if len(name) >= _SHORTEST)
