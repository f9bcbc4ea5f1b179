"""Who was hurt: each number or group that a sentence says was killed, injured, taken or driven out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitrep.coding.harm.groups import Group, GroupFinder
from sitrep.coding.harm.people import People
from sitrep.coding.harm.scenes import Telling
from sitrep.coding.harm.tellers import Tellers
from sitrep.coding.harm.tellings import HarmReader
from sitrep.coding.lexicon import HarmWords
from sitrep.coding.modality.modality import Modality
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token
from sitrep.model import Modifier, Outcome, Scope, Who

_CUMULATIVE = (
    " since ",
    "so far this",
    "in total",
    "a total of",
    "over the past",
    "in the past",
    "this year",
    "this month",
)
_WAR = 10_000  # a number as large as this counts a war
_FEW = 4  # a number smaller than this may count two groups of a sentence
_LONGEST_QUOTE = 22  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmDraft:
    """One group that a sentence says was hurt, before it is placed and dated.

    `token` is the word that tells of the harm, `start` and `end` the words of the report to quote,
    `start_of_group` those that name the group;
    `named` says that the number has its noun beside it.
    """

    outcome: Outcome
    who: Who
    count: int | None
    words: str | None
    modifier: Modifier
    side: str | None
    part_of: bool
    cumulative: bool
    token: Token
    start: int
    end: int
    start_of_group: int
    named: bool = True

    @property
    def scope(self) -> Scope:
        """Whether it counts one incident or a running total."""
        return "cumulative" if self.cumulative else "incident"


class HarmFinder:
    """Finds harm in parsed sentences."""

    def __init__(
        self,
        harm: Sequence[HarmWords],
        nouns: Mapping[str, Who],
        figures: Mapping[str, frozenset[str]],
        modality: Modality,
    ) -> None:
        people = People(nouns)
        self._tellers = Tellers(harm)
        self._groups = GroupFinder(people, self._tellers.nouns)
        self._reader = HarmReader(harm, people, figures, self._tellers)
        self._modality = modality

    def find(self, parsed: Parsed, before: Sequence[HarmDraft] = ()) -> list[HarmDraft]:
        """The groups that a sentence says were hurt, in order; `before` is the harm told just before it."""
        scene = self._reader.scene(parsed, self._tellers.find(parsed.tree), self._groups.find(parsed), before)
        drafts: list[HarmDraft] = []
        for group in scene.groups if scene.tells else ():
            for telling in self._reader.tellings(scene, group):
                if self._is_told(telling) and _is_harm(telling):
                    scene.told.append((group, telling))
                    drafts += _drafts(parsed, group, telling)
        return _without_repeats(drafts)

    def _is_told(self, telling: Telling) -> bool:
        """Whether it is told as done; of what is told by its absence, whether it is denied."""
        return self._modality.is_told(telling.token) != telling.denied


def _is_harm(telling: Telling) -> bool:
    """Fighters who leave or are moved out are no harm ("many militants fled")."""
    return not (telling.outcome == "displaced" and telling.who == "combatant")


def _drafts(parsed: Parsed, group: Group, telling: Telling) -> list[HarmDraft]:
    token = telling.token
    first, last = min(group.first, token.i), max(group.last, token.i)
    if last - first > _LONGEST_QUOTE:
        first, last = group.first, min(group.last + 3, len(parsed.tree) - 1)
    return [
        HarmDraft(
            outcome=telling.outcome,
            who=telling.who,
            count=count,
            words=words,
            modifier=modifier,
            side=telling.side,
            part_of=telling.part,
            cumulative=_is_cumulative(parsed, group),
            token=token,
            start=parsed.start_of(parsed.tree[first]),
            end=parsed.end_of(parsed.tree[last]),
            start_of_group=parsed.start_of(parsed.tree[group.first]),
            named=group.head is not None,
        )
        for count, words, modifier in group.amounts()
    ]


def _is_cumulative(parsed: Parsed, group: Group) -> bool:
    """Whether a number counts a campaign, months or the war rather than an incident."""
    if group.quantity and (group.quantity.count or 0) >= _WAR:
        return True
    text = parsed.sentence.text.lower()
    return any(words in text for words in _CUMULATIVE)


def _without_repeats(drafts: Sequence[HarmDraft]) -> list[HarmDraft]:
    """Each group and outcome once, from its first mention in the sentence."""
    kept: dict[tuple[object, ...], HarmDraft] = {}
    for draft in drafts:
        at = draft.start_of_group if draft.count is not None and draft.count < _FEW else None
        kept.setdefault((draft.outcome, draft.count, draft.words, draft.who, at), draft)
    return list(kept.values())
