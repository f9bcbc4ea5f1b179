"""The tree of a sentence: its words with their tags and relations, which every rule walks.

Rules ask for the words' attributes dozens of times. So they are read from the language model's own
tokens once, which makes a token anew, and looks its strings up, each time that it is asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(slots=True, eq=False)
class Token:
    """A word or mark of a sentence: each equals itself alone.

    `i` is its place in the tree, `idx` that in the sentence's text (characters). `lower` and `lemma` are
    in small letters. `tag` is one of the Penn Treebank's, `pos` one of Universal Dependencies', `dep`
    its relation to its `head` by ClearNLP's scheme; a root is its own head.
    """

    i: int
    idx: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    is_punct: bool
    is_quote: bool
    like_num: bool
    is_spaced: bool  # whether a space follows
    tree: Tree = field(init=False, repr=False)
    head: Token = field(init=False, repr=False)
    lefts: list[Token] = field(init=False, repr=False, default_factory=list)
    rights: list[Token] = field(init=False, repr=False, default_factory=list)
    children: list[Token] = field(init=False, repr=False)  # those on the left, then those on the right

    @property
    def end(self) -> int:
        """Where it ends in the sentence's text."""
        return self.idx + len(self.text)

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in their order as far as no branches cross."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> list[Token]:
        """The tokens that are joined to this one ("and", "or"), in order, without it."""
        first = self
        while first.dep == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [child for child in token.rights if child.dep == "conj"]
        return [token for token in joined if token is not self]

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, that one's head, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, step: int = 1) -> Token:
        """The token so many places on. Raises IndexError outside the sentence."""
        at = self.i + step
        if at < 0:
            raise IndexError(at)
        return self.tree[at]


class Tree(tuple[Token, ...]):
    """A sentence's tokens, in order, with the text that they are of."""

    text: str

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], heads: Sequence[int]) -> Tree:
        """The tree of a text's tokens, whose heads are given by their places."""
        tree = cls(tokens)
        tree.text = text
        for token, head in zip(tokens, heads, strict=True):
            token.tree, token.head = tree, tokens[head]
            if head > token.i:
                tokens[head].lefts.append(token)
            elif head < token.i:
                tokens[head].rights.append(token)
        for token in tokens:
            token.children = token.lefts + token.rights
        return tree

    @classmethod
    def unparsed(cls, text: str) -> Tree:
        """A text that was not parsed: one token, of which nothing is known."""
        unknown = Token(0, 0, text, text.lower(), "", "", "X", "", *(False,) * 4)
        return cls.of(text, [unknown], [0])

    @cached_property
    def forms(self) -> Sequence[tuple[str, str]]:
        """Each token's lemma and text, in small letters."""
        return [(token.lemma, token.lower) for token in self]

    @cached_property
    def spelled(self) -> Set[str]:
        """Every lemma and text, in small letters."""
        return frozenset(form for pair in self.forms for form in pair)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [token.idx for token in self]

    def touched(self, start: int, end: int) -> range:
        """The places of the tokens that a span of the text (characters) touches; none for one outside it."""
        if start < 0 or not 0 < end <= len(self.text):
            return range(0)
        first = bisect_right(self._starts, start) - 1
        if start == self[first].end:
            first += 1  # it begins at the space behind a word
        return range(first, bisect_right(self._starts, end - 1))
