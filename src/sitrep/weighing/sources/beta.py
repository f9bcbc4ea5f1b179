"""The Beta distribution: a chance as it is known from some that came true and some that did not."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

_STEPS = 20  # halvings: to a millionth
_TERMS = 300  # of the continued fraction, which needs some sqrt(a + b)
_NEAR = 1e-12


def interval(a: float, b: float, mass: float) -> tuple[float, float]:
    """The middle interval that holds `mass` of Beta(a, b): as much lies below it as above."""
    tail = (1.0 - mass) / 2.0
    return quantile(a, b, tail), quantile(a, b, 1.0 - tail)


def quantile(a: float, b: float, below: float) -> float:
    """The value below which a share of Beta(a, b) lies, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2.0
        if share_below(a, b, middle) < below:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def share_below(a: float, b: float, x: float) -> float:
    """The share of Beta(a, b) below x: the regularised incomplete beta function (DLMF 8.17)."""
    if x <= 0.0 or x >= 1.0:
        return float(x >= 1.0)
    if x > (a + 1.0) / (a + b + 2.0):  # the fraction converges fast on the other side
        return 1.0 - share_below(b, a, 1.0 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front / (a * _fraction(a, b, x))


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of DLMF 8.17.22, from its first term on, by Lentz's method."""
    value, c, d = 1.0, 1.0, 0.0
    for n in range(1, _TERMS):
        d = 1.0 / (1.0 + _term(n, a, b, x) * d)
        c = 1.0 + _term(n, a, b, x) / c
        value *= c * d
        if abs(c * d - 1.0) < _NEAR:
            break
    return value


def _term(n: int, a: float, b: float, x: float) -> float:
    m = n // 2
    if n % 2:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
