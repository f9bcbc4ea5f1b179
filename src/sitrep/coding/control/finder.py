"""Who took, held, fought for, besieged, left or lost a place: from triggers and the tree around them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import Parties, actors_in, fights
from sitrep.coding.control.roles import (
    ends_in_taking,
    has_destination,
    heads_of,
    is_siege,
    is_told_by_pronoun,
    is_verb_of_holding,
    leaves_again,
    moves_alone,
    parties_of,
    passes_on,
    prepositions_of,
)
from sitrep.coding.events.drafts import Draft
from sitrep.coding.events.triggers import Hit
from sitrep.coding.modality.modality import Modality
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.place_phrases import PlacePhrase, PlaceReader
from sitrep.coding.places.shares import Shares
from sitrep.coding.speakers.quotes import quote
from sitrep.coding.syntax.grammar import is_passive, objects, prepositional, subjects
from sitrep.coding.syntax.tree import Token
from sitrep.model import Status

_TRANSFER = "Non-violent transfer of territory"
_OVERRUNS = ("overrun", "overran", "storm")
_OUT_OF = ("from", "out", "of")
_TO = ("to", "into", "under")

Places = tuple[PlacePhrase, ...]
Telling = Callable[[Parsed, Hit, Places, Parties], Iterator[Draft]]


class ControlFinder:
    """Finds facts of control in parsed sentences.

    `of_places` are verbs that only places stand beside, `signs` the words by which an entry ends in a taking.
    """

    def __init__(
        self,
        reader: PlaceReader,
        modality: Modality,
        shares: Shares,
        of_places: Collection[str],
        signs: Mapping[str, Collection[str]],
    ) -> None:
        self._signs = signs
        self._of_places = frozenset(of_places)
        self._reader = reader
        self._modality = modality
        self._shares = shares
        self._by_trigger: dict[str, Telling] = {
            "capture": self._captured,
            "patrol": self._patrolled,
            "hand-over": self._handed,
            "have": self._had,
            "flag": self._flag,
            "drive-out": self._driven_out,
            "enter": self._entered,
            "leave": self._left,
            "fall": self._lost,
            "lose": self._lost,
        }

    def find(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        """What a trigger tells of who holds a place."""
        if parsed.sentence.text.endswith("?") or (hit.form == "noun" and hit.token.pos == "VERB"):
            return
        if not self._modality.is_told(hit.token):
            if hit.trigger.control == "captured" and self._modality.is_fought_for(hit.token):
                yield from self._fought_for(parsed, hit)
            return
        who = parties_of(parsed, hit)
        if hit.trigger.name == "hold" and passes_on(hit.token):
            yield from self._lost(parsed, hit, self._places(parsed, hit), (None, None))
            return
        if hit.trigger.name == "hold" and not is_verb_of_holding(hit, who[0]):
            return
        if hit.form == "verb" and hit.trigger.control == "besieged" and not is_siege(hit, who[0]):
            return
        tell = self._by_trigger.get(hit.trigger.name, self._plain)
        yield from tell(parsed, hit, self._places(parsed, hit), who)

    def _places(self, parsed: Parsed, hit: Hit) -> Places:
        if hit.trigger.name == "leave":  # "evacuated their garrison from X"
            left = tuple(p for p in self._reader.read(parsed, prepositions_of(hit, "from")) if p.spots)
            if left:
                return left
        found = self._reader.read(parsed, heads_of(hit)) or self._behind(parsed, hit)
        if found or hit.form == "noun":
            return found
        takers = (a for h in prepositions_of(hit, "to") for a in actors_in(parsed, h) if fights(a))
        fell = hit.trigger.name == "fall" and any(takers)
        only_places = hit.token.lemma in self._of_places
        return self._reader.unlisted(parsed, heads_of(hit)) if fell or only_places else ()

    def _captured(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        if places:
            yield from self._plain(parsed, hit, places, who)
        elif hit.token.lemma in _OVERRUNS:
            yield from self._overrun(parsed, hit, places, who)
        else:
            yield from self._driven_out(parsed, hit, places, who)

    def _left(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        tell = self._evacuated if not places and objects(hit.token) else self._plain
        yield from tell(parsed, hit, places, who)

    def _patrolled(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Are patrolling the centre of X": not what patrols did or do."""
        if hit.token.tag == "VBG" and hit.token.dep != "acl":
            yield from self._plain(parsed, hit, places, who)

    def _entered(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Entered X" contests it; "entered X without a fight", "and chased out its garrison" takes it."""
        named = is_passive(hit.token) and any(p.spots for p in places)
        if named and who[0] is None:
            found: list[Draft] = [self._draft(parsed, hit, places, None, who[1])]
        else:
            found = list(self._plain(parsed, hit, places, who))
        left = leaves_again(hit.token)
        for draft in found:
            takes = left is not None or ends_in_taking(hit.token, self._signs)
            yield replace(draft, control="captured", event="territory") if takes else draft
            if left is not None:
                yield replace(
                    draft, control="withdrew", event=None, token=left, trigger="leave", start=draft.start
                )

    def _behind(self, parsed: Parsed, hit: Hit) -> Places:
        """The place right behind a verb, whatever the tree makes of it ("captured X Monday")."""
        if hit.form == "noun" or hit.trigger.place != "object" or is_passive(hit.token):
            return ()
        setting = self._reader.right_behind(parsed, hit.last)
        return (PlacePhrase(start=setting.start, spots=setting.spots),) if setting else ()

    def _plain(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        agent, loser = who
        needs = hit.trigger.needs or ""
        if places and _is_ground_alone(hit, places):
            advance = self._draft(parsed, _as(hit, None, None), places, agent, loser)
            yield replace(advance, trigger="gain ground", places=())
            return
        if "fighters" in needs and not fights(agent) and not is_told_by_pronoun(hit):
            return
        if needs == "place that moves" and not moves_alone(hit.token):
            return
        leaves = hit.trigger.name == "leave" and has_destination(hit) and not objects(hit.token)
        if not places and (leaves or (hit.trigger.bare and not has_destination(hit))):
            places = (PlacePhrase(start=parsed.start_of(hit.token), noun="there"),)
        if not places:
            return
        yield self._draft(parsed, hit, places, agent, loser)

    def _overrun(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Overran a garrison there", "overran the company at X": the place is theirs."""
        agent, loser = who
        things = [hit.token, *objects(hit.token)]
        heads = [h for t in things for h in prepositional(t, "in", "at", "near", "outside")]
        heads += [c for t in things for c in t.children if c.lower == "there"]
        places = self._reader.read(parsed, heads)
        if places and objects(hit.token):
            yield self._draft(parsed, hit, places, agent, loser)

    def _had(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Still had the port" holds it; "had the centre by nightfall" took it."""
        agent, _ = who
        if not places or not fights(agent):
            return
        if any(c.lower in ("still", "now") for c in hit.token.children):
            yield self._draft(parsed, _as(hit, "holds", None), places, agent, None)
        elif any(c.lower in ("by", "within") and c.dep == "prep" for c in hit.token.children):
            yield self._draft(parsed, _as(hit, "captured", "territory"), places, agent, None)

    def _handed(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Handed X over to Y": Y has it; with nobody named to take it, its holder left it."""
        agent, _ = who
        heads = [*prepositions_of(hit, "to"), *(c for c in hit.token.children if c.dep == "dative")]
        taker = next((a for h in heads for a in actors_in(parsed, h) if fights(a)), None)
        if places and taker:
            yield self._draft(parsed, hit, places, taker, agent)
        elif places and fights(agent):
            yield self._draft(parsed, _as(hit, "withdrew", _TRANSFER), places, agent, None)

    def _flag(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Raised the flag over the council in X", "their flag flies over X": X is theirs."""
        agent, _ = who
        passive = [c for c in hit.token.children if c.dep == "nsubjpass"]
        flag = next((t for t in (*objects(hit.token), *subjects(hit.token), *passive) if _is_flag(t)), None)
        if flag is None:
            return
        heads = list(prepositions_of(hit, *hit.trigger.at))
        inside = [o for h in heads for t in h.subtree for o in prepositional(t, "in", "of", "at")]
        read = self._reader.read(parsed, heads) + self._reader.read(parsed, inside)
        start = parsed.start_of(hit.token)
        whole = next((PlacePhrase(start=p.start, spots=p.spots) for p in read if p.spots), None)
        place = whole or (PlacePhrase(start=start, noun="there") if read or places else None)
        own = next((a for a in actors_in(parsed, flag) if a.side), None)
        if place is None and hit.token.pos == "VERB" and not is_passive(hit.token):
            place = next((p for p in self._reader.read(parsed, subjects(hit.token)) if p.spots), None)
            agent, heads = (None, heads) if own else (agent, [flag])
        if place and (agent or own or heads):
            yield self._draft(parsed, hit, (place,), own or agent, None)

    def _driven_out(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Drove X out of Y", "cleared X from Y": the place is Y; with nobody said to do it, X lost it."""
        agent, _ = who
        driven = next((a for o in objects(hit.token) for a in actors_in(parsed, o) if fights(a)), None)
        places = self._reader.read(parsed, prepositions_of(hit, *_OUT_OF))
        if not places or not (driven or any(o.pos == "PRON" for o in objects(hit.token))):
            return
        if agent is driven:
            agent = None
        if agent is None and is_passive(hit.token):
            yield self._draft(parsed, _as(hit, "lost", None), places, driven, None)
        else:
            yield self._draft(parsed, hit, places, agent, driven)

    def _evacuated(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "Fighters were evacuated from X"."""
        leaving = next((a for o in objects(hit.token) for a in actors_in(parsed, o) if fights(a)), who[1])
        places = self._reader.read(parsed, prepositions_of(hit, *_OUT_OF))
        if leaving and places and hit.token.lemma == "evacuate":
            yield self._draft(parsed, _as(hit, "withdrew", _TRANSFER), places, leaving, None)

    def _lost(self, parsed: Parsed, hit: Hit, places: Places, who: Parties) -> Iterator[Draft]:
        """ "X fell (to Y)", "X lost Y (to Z)"."""
        agent, _ = who
        if not places or (hit.words == "open gate" and not _is_town(places)):
            return
        heads = [
            *prepositions_of(hit, *_TO),
            *(prepositional(hit.token.head, *_TO) if hit.form == "noun" else ()),
        ]
        taker = next((a for head in heads for a in actors_in(parsed, head) if fights(a)), None)
        if taker is None and any(h.lemma == "hand" for h in heads):
            yield self._draft(parsed, _as(hit, "captured", "territory"), places, None, agent)
            return
        if hit.trigger.name == "fall":
            agent = None
        if taker:
            yield self._draft(parsed, _as(hit, "captured", "territory"), places, taker, agent)
        else:
            yield self._draft(parsed, _as(hit, "lost", None), places, agent, None)

    def _fought_for(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        """A place that a fight is told to be for: "an offensive to take X"."""
        agent, loser = parties_of(parsed, hit)
        places = tuple(p for p in self._reader.read(parsed, heads_of(hit)) if p.spots)
        if places:
            yield self._draft(parsed, _as(hit, "contested", None), places, agent, loser)

    def _draft(
        self,
        parsed: Parsed,
        hit: Hit,
        places: Places,
        agent: ActorMention | None,
        loser: ActorMention | None,
    ) -> Draft:
        spans = [(p.start, max((s.toponym.end for s in p.spots), default=p.start + 1)) for p in places]
        start, end = quote(parsed, parsed.start_of(hit.token), parsed.end_of(hit.last), spans[0])
        takes = hit.trigger.control in ("captured", "holds", "lost")
        return Draft(
            event=hit.trigger.event,
            control=hit.trigger.control,
            token=hit.token,
            places=places,
            agent=agent,
            patient=loser,
            start=start,
            end=end,
            share=self._shares.find(parsed, hit.token) if takes else None,
            trigger=hit.trigger.name,
        )


def _as(hit: Hit, control: Status | None, event: str | None) -> Hit:
    """A hit that tells of another status and event than its trigger does by itself."""
    return replace(hit, trigger=replace(hit.trigger, control=control, event=event))


def _is_ground_alone(hit: Hit, places: Places) -> bool:
    """ "Gained ground", wherever it is."""
    gains = hit.token.lemma in ("gain", "win", "lose", "make")
    return gains and all(p.nameless and not p.spots and p.noun in ("ground", "territory") for p in places)


def _is_town(places: Places) -> bool:
    """Whether a name is a town's, as far as is known: a country opens no gate."""
    known = [s.toponym.place for p in places for s in p.spots]
    return bool(known) and all(place is None or place.kind != "country" for place in known)


def _is_flag(noun: Token) -> bool:
    return noun.lemma in ("flag", "banner", "colour", "color", "standard")
