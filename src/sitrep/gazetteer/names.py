"""Spellings of place names: the key of one spelling, and what all romanisations of a name share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from unicodedata import normalize

from anyascii import anyascii

MIN_CONSONANTS = 3
"""A skeleton of fewer consonants keeps its vowels, since it would match too much."""

LONGEST_ACRONYM = 5

_VOWEL = re.compile("[aeiouy]")
_FIRST_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words inside names, from `data/words.toml`.

    `kinds` and `alike` map each word to its class, `sounds` letters to one, `bearings` the points of
    the compass to degrees.
    """

    heads: frozenset[str]
    kinds: Mapping[str, str]
    alike: Mapping[str, str]
    sounds: Mapping[str, str]
    central: frozenset[str]
    bearings: Mapping[str, int]


def _read_words() -> Words:
    table = tomllib.loads(files(__package__).joinpath("data", "words.toml").read_text(encoding="utf-8"))
    return Words(
        heads=frozenset(table["heads"]),
        kinds=MappingProxyType({word: kind for kind, words in table["kinds"].items() for word in words}),
        alike=MappingProxyType({word: one for one, words in table["alike"].items() for word in words}),
        sounds=MappingProxyType(table["sounds"]),
        central=frozenset(table["central"]),
        bearings=MappingProxyType(table["bearings"]),
    )


WORDS = _read_words()

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
_ARABIC_LETTERS = str.maketrans("أإآٱىئؤةکی", "اااايءوهكي")

# "al", "el", or an article that took on the next word's first sound ("ash-Sha'ar"). At the start, in
# small letters and without a hyphen, "as" and "at" are English words.
_ARTICLE = re.compile(
    r"(?:^(?!a[st]\s)|(?<=[\s-]))"
    r"[AaEe](?:[Ll]|(?P<sun>[sdtrznj]|[sS]h|[dD]h|[tT]h|[SDTRZNJ])(?=[\s-]+(?i:(?P=sun))))[\s-]+(?=[\w'`])"
)
_BARE_ARTICLE = re.compile(r"[ae](?:l|sh|dh|th|[sdtrznj])")
_DROPPED = re.compile(r"['`.\u2018\u2019]+")
_APART = re.compile(r"[\W_]+")

# What folded words hold that other romanisations leave out: an article written as one word with its
# name ("alsaliheen", "ezzor"), the "h" of "-ah", and the "t" of a bound "-at".
_OPTIONAL = re.compile(
    r"\b[ae](?:l(?=\w{3})|(?P<sun>sh|dh|th|[sdtrznj])(?=(?P=sun)\w{2}))"
    r"|(?<=[aeiouy])h\b"
    r"|(?<=\w\w[bcdfghjklmnpqrstvwxz])[ae]t(?=\s)"
)
_PAIR = re.compile("|".join(sorted((s for s in WORDS.sounds if len(s) > 1), key=len, reverse=True)))
_SINGLE = str.maketrans({s: to for s, to in WORDS.sounds.items() if len(s) == 1})
_DOUBLED = re.compile(r"([^aeiouy\s])\1+")
_VOWELS = re.compile(r"(?<=\w)y|[aeiou\s]+|w(?![aeiouy])")
_DIPHTHONG = re.compile(r"[ae]+[iy]+|ae|[iy]+")
_ROUND = re.compile(r"[ao]+[uw]+(?![aeiy])|[ou]+")
_OPEN = re.compile(r"[ae]+")
_SOFT_CONSONANT = re.compile("[^aiu]")


def fold(name: str) -> str:
    """The comparison key of a spelling: small ASCII words with single spaces.

    Diacritics, apostrophes and full stops go, hyphens part words, a leading "the" and Arabic articles
    before a word go. Arabic script stays Arabic, with one form a letter and no article: its letters
    without vowels, turned to Latin ones, would meet acronyms (the town of Fasa would be "FSA").
    """
    if not name.isascii():
        if _ARABIC.search(name):
            return _fold_arabic(name)
        name = anyascii(name)
    if name.isalpha():
        return name.lower()
    words = _APART.sub(" ", _DROPPED.sub("", _ARTICLE.sub("", name))).strip().lower()
    if words.startswith("the ") and len(words) > 4:
        return words[4:]
    return words


def _fold_arabic(name: str) -> str:
    name = _ARABIC_MARKS.sub("", normalize("NFKC", name)).translate(_ARABIC_LETTERS)
    return _ARABIC_ARTICLE.sub("", _APART.sub(" ", name).strip()).casefold()


def skeleton(name: str) -> str:
    """What the romanisations of an Arabic name share: the consonants of `fold`, as one word.

    Articles go (also glued ones), doubled letters count once, variants of a sound are one, and the
    final "h" of "-ah" and "t" of a bound "-at" go. A first vowel is kept as "a". Fewer than three
    consonants keep their vowels as `form` has them, after "~". "" for a name that has no vowel, or is
    short and all capitals (an acronym), or has too little to go by.
    """
    return "" if is_acronym(name) else skeleton_of(fold(name))


def skeleton_of(words: str) -> str:
    """The skeleton of folded words, as `skeleton` has it."""
    spoken = _spoken(_latin(words))
    if not _VOWEL.search(spoken):
        return ""
    consonants = _consonants(spoken)
    if len(consonants.removeprefix("a")) >= MIN_CONSONANTS:
        return consonants
    softened = _softened(spoken)
    return "~" + softened if len(softened) >= MIN_CONSONANTS else ""


def is_acronym(name: str) -> bool:
    """Whether a name is short and all capitals."""
    return name.isupper() and len(name) <= LONGEST_ACRONYM


def form(words: str) -> str:
    """The sounds of folded words, their vowels in three classes: i (ai, ei, y), u (o, au), a (e)."""
    return _softened(_spoken(_latin(words)))


def beginning(words: str) -> str:
    """The consonants with which the skeletons of longer names begin that begin with these folded words."""
    return _consonants(_spoken(words + " "))


def unlikeness(one: str, other: str) -> float:
    """How far the vowels of two forms of one skeleton differ, gap by gap between the consonants.

    Half a point where they differ by an unwritten vowel, which romanisations guess ("a" or "i", or
    none; a vowel more beside the same one); a whole point otherwise.
    """
    gaps, others = _SOFT_CONSONANT.split(one), _SOFT_CONSONANT.split(other)
    if len(gaps) != len(others):
        return float(max(len(gaps), len(others)))
    inner = sum(_gap(a, b) for a, b in zip(gaps[:-1], others[:-1], strict=True))
    return inner + _last_gap(gaps[-1], others[-1])


def _gap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    short = {one, other} <= {"", "a", "i"}
    longer = one and other and (one.endswith(other) or other.endswith(one))
    return 0.5 if short or longer or one.strip("a") == other.strip("a") else 1.0


def _last_gap(one: str, other: str) -> float:
    """As `_gap`, but "-iya" is another name than "-a", and "-i" than none."""
    if one == other:
        return 0.0
    return 0.5 if one.strip("a") == other.strip("a") else 1.0


def _latin(words: str) -> str:
    return words if words.isascii() else anyascii(words)


def _spoken(words: str) -> str:
    """Folded words with one letter a sound, their vowels still in them."""
    words = " ".join([WORDS.alike.get(word, word) for word in words.split(" ")])
    words = _OPTIONAL.sub("", words)
    if "h" in words or "j" in words:
        words = _PAIR.sub(_one_sound, words)
    return _DOUBLED.sub(r"\1", words.translate(_SINGLE))


def _one_sound(match: re.Match[str]) -> str:
    return WORDS.sounds[match.group()]


def _consonants(spoken: str) -> str:
    return ("a" if spoken[:1] in _FIRST_VOWELS else "") + _VOWELS.sub("", spoken)


def _softened(spoken: str) -> str:
    return _OPEN.sub("a", _ROUND.sub("u", _DIPHTHONG.sub("i", spoken.replace(" ", ""))))


def variants(words: str) -> tuple[str, ...]:
    """Folded words without their generic first word ("karm myassar": "myassar"), if they have one.

    Only where what is left has enough consonants to stand alone.
    """
    first, _, rest = words.partition(" ")
    if not rest or first not in WORDS.heads:
        return ()
    bones = skeleton_of(rest)
    return (rest,) if bones and not bones.startswith("~") else ()


def is_article(words: str) -> bool:
    """Whether these folded words are but an article ("al", "ash"), which a name may follow."""
    return _BARE_ARTICLE.fullmatch(words) is not None


def without_article(words: str) -> str:
    """Folded words without an article at their end ("deir ez"), which is the next word's."""
    rest, _, last = words.rpartition(" ")
    return rest if rest and is_article(last) else words


def abbreviation(name: str) -> str:
    """The key of a spelling that counts only with its final full stop ("Ky.", "Miss."), else ""."""
    return "." + fold(name) if name.endswith(".") else ""


def split_kind(words: str) -> tuple[str, str] | None:
    """Folded words without the word that says what they are of, and that kind (admin1, city, part).

    "homs province" gives ("homs", "admin1"); None where no such word is.
    """
    rest, _, tail = words.rpartition(" ")
    if rest and tail in WORDS.kinds:
        return rest, WORDS.kinds[tail]
    head, _, rest = words.partition(" of ")
    if rest and head in WORDS.kinds:
        return rest, WORDS.kinds[head]
    return None
