"""Who holds what, told without a verb of taking: "rebel-held X", "under the control of"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from spacy.tokens import Token

from sitrep.coding.actors import ActorMention
from sitrep.coding.drafts import Draft
from sitrep.coding.modality import Modality
from sitrep.coding.parsed import Parsed, prepositional
from sitrep.coding.parties import actors_in, fights
from sitrep.coding.roles import PlaceRoles
from sitrep.coding.settings import Setting
from sitrep.coding.shares import Shares
from sitrep.coding.toponyms import PlaceWords

_NEAR = 70  # characters within which a place belongs to the words that say who holds it


class StateFinder:
    """Finds states of control in parsed sentences. `home` is the side that "state control" means."""

    def __init__(
        self,
        data: Mapping[str, Any],
        modality: Modality,
        place_words: PlaceWords,
        roles: PlaceRoles,
        shares: Shares,
        home: str | None,
    ) -> None:
        self._words = {name: frozenset(words) for name, words in data.items()}
        self._modality = modality
        self._generic = place_words.generic
        self._roles = roles
        self._shares = shares
        self._home = home

    def find(self, parsed: Parsed) -> Iterator[Draft]:
        """The states of control that a sentence tells."""
        for actor in parsed.actors:
            if actor.holds:
                yield from self._held_by(parsed, actor)
        for token in parsed.doc:
            if self._is_stronghold(token) or self._is_under(token):
                yield from self._stronghold(parsed, token)
            elif token.lower_ == "besieged" and token.dep_ in ("amod", "compound", "nmod"):
                yield from self._besieged(parsed, token)

    def _held_by(self, parsed: Parsed, actor: ActorMention) -> Iterator[Draft]:
        """ "Rebel-held X", "government-controlled districts of X", "rebel-held districts"."""
        token = parsed.doc[parsed.tokens(actor.start, actor.end)[-1]]
        setting = next((s for s in parsed.settings if 0 <= s.start - actor.end <= _NEAR), None)
        if setting is None:
            if any(t.lower_ in self._generic for t in parsed.doc[token.i + 1 : token.i + 6]):
                end = parsed.end_of(parsed.doc[min(token.i + 3, len(parsed.doc) - 1)])
                yield _state(token, actor, None, actor.start, end, unnamed=True)
            return
        between = parsed.text(actor.end, setting.start).lower()
        breaks = any(mark in between for mark in (".", ";", " from ", " to ", " by ", " and the "))
        if (
            not breaks
            and len(between.split()) <= 9
            and "former" not in parsed.text(actor.start - 10, actor.start)
        ):
            yield self._of(parsed, token, setting, actor, actor.start)

    def _is_stronghold(self, token: Token) -> bool:
        before = _before(token, 3)
        if token.lower_ == "capital":
            return bool(before & self._words["self_styled"])
        return token.lemma_.lower() in self._words["nouns"]

    def _is_under(self, token: Token) -> bool:
        return token.lower_ in self._words["under"] and bool({"under", "in"} & _before(token, 5))

    def _stronghold(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        if _before(token, 6) & self._words["former"] or not self._modality.is_told(token):
            return
        if self._is_under(token) and any(_is_the_state(c) for c in token.children):
            yield from self._state_control(parsed, token)
            return
        actor, setting = _holder(parsed, token), _held(parsed, token)
        if actor and setting:
            yield self._of(
                parsed, token, setting, actor, min(actor.start, parsed.start_of(token), setting.start)
            )

    def _state_control(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        """ "Under state control": the state is the theatre's own."""
        if self._home is None:
            return
        noun = next(c for c in token.children if _is_the_state(c))
        start = parsed.start_of(noun)
        actor = ActorMention(
            start=start,
            end=parsed.end_of(noun),
            name=noun.text,
            side=self._home,
            kind="state",
            actor=self._home,
        )
        setting = min(parsed.settings, key=lambda s: abs(s.end - start), default=None)
        yield Draft(
            event=None,
            control="holds",
            token=token,
            spots=setting.spots if setting else (),
            agent=actor,
            start=start,
            end=parsed.end_of(token),
            unnamed=setting is None or self._roles.is_part(parsed, setting),
            share=self._shares.find(parsed),
            trigger="under control",
        )

    def _besieged(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        """ "Besieged X", "the besieged districts of X"."""
        end = parsed.end_of(token)
        setting = next((s for s in parsed.settings if 0 <= s.start - end <= 40), None)
        if setting is None:
            return
        between = parsed.text(end, setting.start).lower().split()
        if all(w in self._generic | self._words["between"] or w.endswith(("-held", "ern")) for w in between):
            start = parsed.start_of(token)
            yield Draft(
                event=None,
                control="besieged",
                token=token,
                spots=setting.spots,
                agent=None,
                start=start,
                end=setting.end,
                unnamed=self._roles.is_part(parsed, setting),
                trigger="state",
            )

    def _of(self, parsed: Parsed, token: Token, setting: Setting, actor: ActorMention, start: int) -> Draft:
        end = max(setting.end, parsed.end_of(token))
        return _state(token, actor, setting, start, end, unnamed=self._roles.is_part(parsed, setting))


def _state(
    token: Token, actor: ActorMention, setting: Setting | None, start: int, end: int, *, unnamed: bool
) -> Draft:
    return Draft(
        event=None,
        control="holds",
        token=token,
        spots=setting.spots if setting else (),
        agent=actor,
        start=start,
        end=end,
        unnamed=unnamed,
        trigger="state",
    )


def _is_the_state(token: Token) -> bool:
    """Whether a word is the common noun, and no part of a name ("Islamic State")."""
    return token.text == "state"


def _before(token: Token, words: int) -> set[str]:
    return {t.lower_ for t in token.doc[max(0, token.i - words) : token.i]}


def _holder(parsed: Parsed, token: Token) -> ActorMention | None:
    """Whose stronghold it is, or under whose control: in the phrase itself, else the nearest named."""
    phrases = [token, *prepositional(token, "of", "for")]
    own = next((a for head in phrases for a in actors_in(parsed, head) if fights(a)), None)
    if own:
        return own
    at = parsed.start_of(token)
    near = [a for a in parsed.actors if abs(a.start - at) < 60 and fights(a) and not (a.holds or a.modifies)]
    named = [a for a in near if a.kind != "common"]
    return min(named or near, key=lambda a: abs(a.start - at), default=None)


def _held(parsed: Parsed, token: Token) -> Setting | None:
    """The place that is the stronghold: beside it or "of X", else what the clause is about; not "in X"."""
    at, end = parsed.start_of(token), parsed.end_of(token)
    for setting in parsed.settings:
        gap = parsed.text(end, setting.start).strip(" ,").lower() if setting.start >= end else None
        if gap in ("", "of", "the", "of the", "in the town of"):
            return setting
    before = [s for s in parsed.settings if s.end <= at and at - s.end < _NEAR]
    return before[-1] if before else None
