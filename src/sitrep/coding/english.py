"""The coder of English reports: one pass over a report, from its sentences to its claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, compress
from typing import Any, Final

from spacy.language import Language

from sitrep import __version__
from sitrep.coding.actors.mentions import ActorFinder
from sitrep.coding.actors.metonyms import Metonyms
from sitrep.coding.actors.open_sides import SideNamer, state_forces
from sitrep.coding.actors.opponents import Opponents, name_opponents
from sitrep.coding.actors.perpetrators import name_perpetrators
from sitrep.coding.actors.reference import Reference
from sitrep.coding.actors.takers import Takers
from sitrep.coding.actors.unlisted import UnlistedGroups
from sitrep.coding.claims import ClaimMaker, Marked, ReaderId
from sitrep.coding.confidence import Confidence
from sitrep.coding.english_sieve import english_sieve
from sitrep.coding.events.facts import FactFinder
from sitrep.coding.events.incidents import one_incident
from sitrep.coding.harm.finder import HarmFinder
from sitrep.coding.harm.quantities import QuantityFinder
from sitrep.coding.harm.repeats import harm_once
from sitrep.coding.inflection import Inflection
from sitrep.coding.lexicon import Lexicon
from sitrep.coding.modality.modality import Modality
from sitrep.coding.named import Named, named
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.asides import Asides, dateline
from sitrep.coding.places.focus import Focus
from sitrep.coding.places.place_reference import PlaceMemory
from sitrep.coding.places.place_words import PlaceWords
from sitrep.coding.places.settings import Spot, settings
from sitrep.coding.places.toponyms import ToponymFinder
from sitrep.coding.scan import Scan, Scanner
from sitrep.coding.sentence_sieve import sentence_sieve
from sitrep.coding.sentences import sentences as split
from sitrep.coding.speakers.credits import heard
from sitrep.coding.speakers.finder import SpeakerFinder
from sitrep.coding.speakers.sources import SourceNamer
from sitrep.coding.statements import statements
from sitrep.coding.syntax.syntax import Syntax, irregular
from sitrep.coding.syntax.tree import Tree
from sitrep.coding.telling import Finders, Telling
from sitrep.coding.times.days import dates_no_fact, said_when
from sitrep.coding.times.timex import TimeGrammar, periods
from sitrep.coding.told import (
    control_once,
    further_places,
    later_days,
    outcomes_only,
    tie,
    without_summaries,
)
from sitrep.gazetteer import Gazetteer
from sitrep.model import Claim, Report, Theatre, digest
from sitrep.sieve import Sieve
from sitrep.theatres import State


class EnglishCoder:
    """Reads claims out of English reports, by rule. One for all reports of a theatre.

    Its version is that of Sitrep and a digest of the theatre: with other rules or another theatre
    it reads otherwise.
    """

    name: Final = "rules-en"
    language: Final = "en"

    def __init__(
        self,
        theatre: Theatre,
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        nlp: Language,
        states: Sequence[State] = (),
    ) -> None:
        self.version = f"{__version__}-{digest('theatre', repr(theatre))[:8]}"
        war = english_sieve(lexicon, theatre, Inflection(irregular(nlp)))
        self.sieve: Sieve = war
        self.sentence_sieve = sentence_sieve(lexicon.sentence_sieve, war)
        self._place_words = PlaceWords.of(lexicon.places, lexicon.given, _demonyms(states))
        self._abbreviations = lexicon.abbreviations
        self._syntax = Syntax(nlp)
        self._scanner = _scanner(theatre, gazetteer, lexicon, self._place_words, states)
        self._asides = Asides(
            lexicon.speech["verbs"],
            lexicon.speech["sources"],
            lexicon.triggers["seats"]["participles"],
            lexicon.triggers["seats"]["firing"],
            {
                *lexicon.people,
                *lexicon.triggers["units"]["nouns"],
                *lexicon.triggers["weapons"]["Air/drone strike"],
            },
        )
        self._finders = _finders(theatre, lexicon, self._place_words)
        self._kinds = {kind: frozenset(nouns) for kind, nouns in lexicon.sites["kinds"].items()}
        self._confidence = Confidence(lexicon.confidence)
        self._reference = Reference(lexicon.reference, _verbs(lexicon.triggers), sides_are_open=bool(states))
        self._common = frozenset() if theatre.sides else frozenset({"sides unknown"})

    def annotate(self, report: Report) -> Scan:
        """What a report names, before any fact is read from it."""
        return self._scanner.scan(report.text, report.published)

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report: control, events, harm and statements, in the order of its text."""
        return tuple(marked.claim for marked in self.marked(report))

    def marked(self, report: Report) -> tuple[Marked, ...]:
        """The claims of a report, each with the marks of how it was read."""
        scan = self.annotate(report)
        sentences = self._parsed(report, scan)
        self._reference.resolve(sentences)
        drafts = [self._finders.facts.find(parsed) for parsed in sentences]
        takers = Takers(chain.from_iterable(drafts), scan.actors)
        focus = Focus(title=self._titled(report, scan))
        telling = Telling(self._finders, PlaceMemory(self._kinds, report.title), takers, focus=focus)
        credited = heard(report, sentences, self._finders.speakers)
        for i, parsed in enumerate(sentences):
            telling.read(parsed, drafts[i], i, credited[i])
        events = one_incident(without_summaries(telling.events))
        harm = harm_once(telling.harm)
        tie(harm, events)
        events += [*later_days(harm), *further_places(harm)]
        telling.days.date_lead(events)
        flyers = (
            () if self._finders.theatre.sides else scan.actors
        )  # several states fly where sides are listed
        name_perpetrators(events, sentences, flyers, report.text)
        opponents = Opponents(scan.actors, telling.events, self._finders.theatre)
        name_opponents(events, harm, scan.actors, opponents)
        controls = outcomes_only(control_once(telling.controls))
        said = [(s, said_when(s.said_at, scan, report.text)) for s in statements(report.text, scan.actors)]
        maker = ClaimMaker(
            reader=ReaderId(self.name, self.version), confidence=self._confidence, common=self._common
        )
        return maker.claims(report, sentences, events, controls, harm, said)

    def _titled(self, report: Report, scan: Scan) -> tuple[Spot, ...]:
        """The places of the title, as far as the text names them too or the gazetteer knows them."""
        toponyms = self._scanner.scan(report.title, report.published).toponyms if report.title else ()
        in_text = {t.name.casefold() for t in scan.toponyms}
        known = [t for t in toponyms if t.place or t.name.casefold() in in_text]
        found = settings(report.title or "", known, self._place_words)
        return tuple(spot for setting in found for spot in setting.spots)

    def named(self, report: Report, scan: Scan) -> list[Named]:
        """The sentences of a report, with what each of them names."""
        text = report.text
        times = periods([t for t in scan.times if not dates_no_fact(t, text, report.published)], text)
        return named(split(text, self._abbreviations), scan, times)

    def _parsed(self, report: Report, scan: Scan) -> list[Parsed]:
        """The sentences of a report; only those that may tell a fact are parsed."""
        sentences = self.named(report, scan)
        telling = [self.sentence_sieve.passes(one.sentence.text, one.kinds) for one in sentences]
        trees = self._syntax.trees(one.sentence.text for one in compress(sentences, telling))
        found = []
        for one, tells in zip(sentences, telling, strict=True):
            tree = next(trees) if tells else Tree.unparsed(one.sentence.text)
            parsed = Parsed(
                sentence=one.sentence,
                tree=tree,
                actors=one.actors,
                toponyms=one.toponyms,
                times=one.times,
                quantities=one.quantities,
                settings=settings(report.text, one.toponyms, self._place_words),
            )
            parsed.scene, parsed.dateline = self._asides.scene(parsed), dateline(parsed)
            found.append(parsed)
        return found


def _demonyms(states: Sequence[State]) -> dict[str, str]:
    """The adjectives and peoples of the states, one word each, with the state's code."""
    names = ((name, state.code) for state in states for name in (*state.adjectives, *state.people))
    places = {name for state in states for name in state.names}
    return {
        name.casefold(): code
        for name, code in names
        if name.isalpha() and not name.isupper() and name not in places
    }


def _scanner(
    theatre: Theatre, gazetteer: Gazetteer, lexicon: Lexicon, place_words: PlaceWords, states: Sequence[State]
) -> Scanner:
    fighters = [noun for noun, who in lexicon.people.items() if who == "combatant"]
    forces = state_forces(states, lexicon.forces)
    return Scanner(
        times=TimeGrammar(lexicon.time),
        actors=ActorFinder(theatre.actors, [*fighters, *(f"{noun}s" for noun in fighters)], forces),
        toponyms=ToponymFinder(gazetteer, theatre, place_words),
        quantities=QuantityFinder(lexicon.numbers),
        unlisted=UnlistedGroups(lexicon.groups) if states else None,
        metonyms=Metonyms(states, lexicon.forces["metonyms"]) if states else None,
        sides=SideNamer(states, lexicon.forces) if states else None,
    )


def _finders(theatre: Theatre, lexicon: Lexicon, place_words: PlaceWords) -> Finders:
    modality = Modality(lexicon.modality)
    home = next((side.id for side in theatre.sides if side.state), None)
    bearers = {noun for noun, who in lexicon.people.items() if who == "combatant"}
    return Finders(
        facts=FactFinder(
            lexicon.triggers, modality, place_words, lexicon.sites, lexicon.numbers.shares, home, bearers
        ),
        harm=HarmFinder(lexicon.harm, lexicon.people, lexicon.figures, modality),
        speakers=SpeakerFinder(lexicon.speech, SourceNamer(lexicon.speech, theatre)),
        theatre=theatre,
    )


def _verbs(triggers: Mapping[str, Any]) -> frozenset[str]:
    """The verbs of which armed actors are subjects."""
    verbs = (v for t in triggers["trigger"] for v in (*t.get("verbs", ()), *t.get("phrases", ())))
    return frozenset(verb.split()[0] for verb in verbs)
