"""Draft facts: what a sentence says was done or held, before it is placed and dated in its report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.places.place_phrases import PlacePhrase
from sitrep.coding.places.settings import Spot
from sitrep.coding.syntax.tree import Token
from sitrep.model import Status

BOMBARDMENTS = ("Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon")
_MEANS = {*BOMBARDMENTS, "Suicide bomb", "Remote explosive/landmine/IED"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A fact of a sentence before it is grounded: an event, a control, or both by one trigger.

    `spots` are where it stands, `unnamed` says that it is about nameless parts of them
    ("several districts of Aleppo"), `definite` that it points back at an incident told before,
    `distinct` that it is another one, `back` that it is at a place named before ("the town");
    `could_be` are the types of incident that its words can stand for; `military` that it struck what
    armed men hold; `places` are those of a fact of control, as the sentence words them.
    `start` and `end` are the words to quote.
    """

    token: Token
    start: int
    end: int
    event: str | None = None
    control: Status | None = None
    spots: tuple[Spot, ...] = ()
    agent: ActorMention | None = None
    patient: ActorMention | None = None
    unnamed: bool = False
    share: float | None = None
    trigger: str = ""
    definite: bool = False
    distinct: bool = False
    back: bool = False
    could_be: frozenset[str] = frozenset()
    military: bool = False
    places: tuple[PlacePhrase, ...] = ()


def settled(drafts: Sequence[Draft]) -> list[Draft]:
    """A sentence's drafts without those that only say in other words what another says."""
    told = {d.event for d in drafts if d.event}
    triggers = {d.trigger for d in drafts}
    return [d for d in drafts if not any(says_less(d, told, triggers) for says_less in _LESS)]


def _held_by_the_loser(draft: Draft, _told: set[str], triggers: set[str]) -> bool:
    """ "The territory held by X was put under the control of Y"."""
    return draft.trigger == "hold" and "under control" in triggers


def _held_until_taken(draft: Draft, _told: set[str], triggers: set[str]) -> bool:
    """ "The capture of rebel-held territory": what is taken, without a name, is no holding of its own."""
    return draft.trigger == "state" and draft.control == "holds" and draft.unnamed and "capture" in triggers


def _advance_nowhere(draft: Draft, _told: set[str], _triggers: set[str]) -> bool:
    """ "The advance", with no place beside it."""
    return draft.trigger == "offensive" and draft.token.pos == "NOUN" and not draft.spots


def _blast_of(draft: Draft, told: set[str], _triggers: set[str]) -> bool:
    """The blast of a bomb, shell or missile that the sentence names."""
    return (
        draft.event == "Remote explosive/landmine/IED"
        and bool(draft.could_be)
        and bool(told & (_MEANS - {draft.event, "Chemical weapon"}))
    )


def _attack_by_means(draft: Draft, told: set[str], _triggers: set[str]) -> bool:
    """ "The attack", where the sentence says by what means or with what end."""
    return (
        draft.trigger == "assail"
        and draft.event == "Armed clash"
        and bool(told & (_MEANS | {"territory", "Attack"}))
    )


def _brought_down(draft: Draft, told: set[str], _triggers: set[str]) -> bool:
    """The missile, bomb or drone that the sentence says was stopped or found."""
    return "Disrupted weapons use" in told and draft.event in _MEANS and draft.token.pos in ("NOUN", "PROPN")


def _fought_to_its_end(draft: Draft, told: set[str], _triggers: set[str]) -> bool:
    """ "After weeks of fighting", where the sentence tells who took the place."""
    return draft.event == "Armed clash" and draft.token.pos == "NOUN" and "territory" in told


def _wrecked(draft: Draft, told: set[str], _triggers: set[str]) -> bool:
    """What an attack destroyed, where the sentence tells the attack."""
    return draft.trigger in ("destroy property", "set fire") and bool(told & _MEANS)


def _kills(draft: Draft, told: set[str], _triggers: set[str]) -> bool:
    """A killing, where the sentence says in what."""
    return draft.trigger == "kill" and len(told) > 1


def _move_in_a_fight(draft: Draft, told: set[str], _triggers: set[str]) -> bool:
    """An advance or a launch, where the sentence tells the fight itself."""
    moved = draft.event == "Change to group/activity" and draft.trigger in ("offensive", "launch")
    return moved and bool(told & {"territory", "Armed clash"})


_LESS: tuple[Callable[[Draft, set[str], set[str]], bool], ...] = (
    _held_by_the_loser,
    _held_until_taken,
    _advance_nowhere,
    _blast_of,
    _attack_by_means,
    _move_in_a_fight,
    _brought_down,
    _fought_to_its_end,
    _wrecked,
    _kills,
)
