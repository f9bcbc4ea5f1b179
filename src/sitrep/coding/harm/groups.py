"""People in a sentence: each quantity with the noun that it counts, and people named without a number."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.people import People
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.syntax.grammar import phrase
from sitrep.coding.syntax.tree import Token
from sitrep.coding.times.timex import TimeMention
from sitrep.model import Modifier

ELLIPTIC = {"other", "others", "more", "additional", "further"}
_FARTHEST = 7  # tokens between a number and its noun ("50 Islamic State militants")
_PLURAL = ("NNS", "NNPS")
_BEFORE_NOUN = ("det", "poss", "amod", "compound", "nmod", "nummod")
_ORDINALS = ("another", "second", "third", "fourth", "fifth")
QUOTES = "-–\"“”'‘’()"
_NOUNS = ("NOUN", "PROPN")

Amount = tuple[int | None, str | None, Modifier]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People in a sentence, from token `first` to `last`: a quantity with its noun, or a noun alone.

    `named` is one person by name, `single` one without a noun ("a third was hurt"); `families` is how
    families are spelled, which are not counted as people ("200 families").
    """

    quantity: Quantity | None
    head: Token | None
    first: int
    last: int
    named: bool = False
    single: bool = False
    families: str | None = None

    @property
    def is_elliptic(self) -> bool:
        """Whether it leaves the noun to the words before it ("31", "twelve more")."""
        return not self.named and (self.head is None or self.head.lower in ELLIPTIC)

    def amounts(self) -> list[Amount]:
        """How many: the number, else the words for it, and how exact they are; a range is two."""
        quantity, head = self.quantity, self.head
        if self.families:
            return [(None, self.families, quantity.modifier if quantity else "about")]
        if quantity and quantity.count is not None:
            if quantity.highest is not None:
                return [(quantity.count, None, "at_least"), (quantity.highest, None, "up_to")]
            return [(quantity.count, None, quantity.modifier)]
        if quantity:
            return [(None, quantity.words, "about")]
        if head is not None and head.tag in _PLURAL and not self.named:
            kept = [t.lower for t in head.lefts if t.dep in ("compound", "amod")]
            return [(None, " ".join([*kept, head.lower]), "about")]
        return [(1, None, "exact")]


class GroupFinder:
    """Finds groups of people. `harm` are the nouns that a number of people can stand before ("12 deaths")."""

    def __init__(self, people: People, harm: Collection[str]) -> None:
        self._people = people
        self._harm = harm

    def find(self, parsed: Parsed) -> list[Group]:
        """The groups of a sentence in order."""
        counted = _without_wholes(parsed, [*self._counted(parsed)])
        used = {i for group, _ in counted for i in range(group.first, group.last + 1)}
        groups = [group for group, is_people in counted if is_people]
        for token in parsed.tree:
            if token.i in used:
                continue
            if token.pos in _NOUNS:
                groups += self._alone(parsed, token)
            elif token.lower in _ORDINALS and token.dep in ("nsubj", "nsubjpass"):
                groups.append(Group(quantity=None, head=None, first=token.i, last=token.i, single=True))
        return sorted(groups, key=lambda g: (g.first, g.last))

    def _alone(self, parsed: Parsed, token: Token) -> Iterator[Group]:
        """People named without a number: by a noun for people, or by a name."""
        if token.dep in ("compound", "amod", "nmod", "poss"):
            return
        near = parsed.tree[max(0, token.i - 4) : token.i]
        ranks = [t for t in near if t.head == token and t.dep == "compound"]
        named = _is_name(parsed, token) and not any(self._people.of_noun(t) for t in near if t not in ranks)
        if not named and not self._people.is_person(parsed, token):
            return
        own = [c for c in token.children if c.i < token.i and c.dep in _BEFORE_NOUN]
        left = min((t.i for c in own for t in phrase(c)), default=token.i)
        yield Group(quantity=None, head=token, first=left, last=token.i, named=named)

    def _counted(self, parsed: Parsed) -> Iterator[tuple[Group, bool]]:
        """Each quantity as a group, and whether it counts people."""
        for quantity in parsed.quantities:
            span = parsed.tokens(quantity.start, quantity.end)
            if not span or _is_age(parsed, span):
                continue
            head, is_people = self._noun_of(parsed, span)
            last = head.i if head is not None else span[-1]
            families = None
            if head is not None and head.lemma in ("family", "household"):
                spelled = parsed.text(quantity.counted_from, parsed.end_of(head))
                families = " ".join(spelled.lower().split())
            yield (
                Group(quantity=quantity, head=head, first=span[0], last=last, families=families),
                is_people,
            )

    def _noun_of(self, parsed: Parsed, span: range) -> tuple[Token | None, bool]:
        """The noun that a quantity counts, None where it stands alone; and whether it counts people."""
        tree, at = parsed.tree, span[-1] + 1
        while at < len(tree) and (tree[at].text in QUOTES or tree[at].lower == "plus"):
            at += 1
        if at + 1 < len(tree) and tree[at].lower == "of":
            if tree[at + 1].lower in ("them", "those", "whom"):  # "two of them children"
                nouns = (t for t in tree[at + 2 : at + 6] if t.pos in _NOUNS and self._people.of_noun(t))
                return next(nouns, None), True
            at += 1
        numbers = {i for q in parsed.quantities for i in parsed.tokens(q.start, q.end)}
        for token in tree[at : at + _FARTHEST]:
            if self._counts_harm(token):
                return token, True
            if parsed.at(token, TimeMention) or token.lower in ("last", "this"):
                return None, True
            if token.pos in _NOUNS and self._people.is_person(parsed, token, counted=True):
                return self._last_of_run(token), True
            if token.i in numbers:
                break
            if token.pos == "NOUN" and token.lemma in self._harm:
                return None, True
            if not _may_stand_between(token):
                return None, token.pos != "NOUN"
        return None, True

    def _counts_harm(self, token: Token) -> bool:
        """Whether a word is what a number counts where a noun of harm follows it, or is itself lives."""
        if token.lemma == "life":
            return True
        following = token.nbor(1).lemma if token.i + 1 < len(token.tree) else ""
        return following in self._harm and self._people.of_noun(token) is not None

    def _last_of_run(self, token: Token) -> Token:
        """The last of a run of nouns is the one counted ("police officers")."""
        while token.i + 1 < len(token.tree):
            following = token.nbor(1)
            if following.pos not in _NOUNS or not self._people.of_noun(following):
                break
            token = following
        return token


def _without_wholes(parsed: Parsed, counted: list[tuple[Group, bool]]) -> list[tuple[Group, bool]]:
    """Numbers without those that others are parts of: in "sixty of the 180 people", sixty people."""
    kept: list[tuple[Group, bool]] = []
    for group, is_people in counted:
        before = kept[-1][0] if kept else None
        between = list(parsed.tree[before.last + 1 : group.first]) if before else []
        of = bool(before and between and between[0].lower == "of")
        if before and of and before.head is not None and len(between) == 1:
            continue  # "ten members of one family"
        if before and of and len(between) < 3 and before.head is None:
            kept[-1] = (replace(before, head=group.head, last=group.last), is_people)
        else:
            kept.append((group, is_people))
    return kept


def _is_name(parsed: Parsed, token: Token) -> bool:
    """Whether a noun ends the name of a person: two capitalised words that name no place, actor or day."""
    if token.pos != "PROPN" or token.tag != "NNP" or any(c.dep == "det" for c in token.children):
        return False
    before = [c for c in token.children if c.dep == "compound" and c.pos == "PROPN"]
    tokens = [*before, token]
    if (
        token.dep == "appos"
        or not (before or any(c.dep == "appos" for c in token.children))
        or not all(t.text[:1].isupper() and not t.text.isupper() for t in tokens)
    ):
        return False
    return not any(parsed.at(t, kind) for t in tokens for kind in (ActorMention, Toponym, TimeMention))


def _is_age(parsed: Parsed, span: range) -> bool:
    """Whether a number is somebody's age: "aged nine", "a boy of nine", "nine years old"."""
    tree = parsed.tree
    before = tree[span[0] - 1].lower if span[0] else ""
    if before == "than" and span[0] > 1 and tree[span[0] - 2].lower in ("younger", "older"):
        return True
    ends = span[-1] + 1 >= len(tree) or tree[span[-1] + 1].is_punct
    if tree[span[0]].lower == "under" and ends:
        return True
    after = [t.lower for t in tree[span[-1] + 1 : span[-1] + 4]]
    person = tree[span[0] - 2].lemma if span[0] > 1 else ""
    of_age = before == "of" and person in ("boy", "girl", "child", "man", "woman", "son", "daughter")
    return before in ("aged", "age") or of_age or ("old" in after and after[0] in ("year", "years", "months"))


def _may_stand_between(token: Token) -> bool:
    """Whether a token may stand between a number and the noun that it counts."""
    if token.lower in ELLIPTIC:
        return True
    if token.pos == "PUNCT":
        spaced = token.text in "-–" and token.i > 0 and token.nbor(-1).is_spaced
        return token.text in QUOTES and not spaced
    following = token.nbor(1) if token.i + 1 < len(token.tree) else None
    if token.tag == "VBN" or token.lower in ("dead", "wounded", "injured", "missing"):
        # "12 wounded children", but not "12 wounded in".
        return following is not None and following.pos in ("NOUN", "PROPN", "ADJ")
    return token.pos in ("ADJ", "PROPN", "DET", "ADV", "PART") or token.dep in (
        "amod",
        "compound",
        "nmod",
        "poss",
        "case",
    )
