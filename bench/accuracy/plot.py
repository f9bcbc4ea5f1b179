"""The reliability of confidence as an SVG: the share right over the confidence given."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.scoring import Calibration

_SIDE = 300  # of the square that is plotted in, in pixels
_LEFT, _TOP = 52, 16
_WIDTH, _HEIGHT = _LEFT + _SIDE + 64, _TOP + _SIDE + 48
_LARGEST = 14  # radius of the bin with most claims


def plot(found: Calibration) -> str:
    """An SVG: a dot a bin, its area by the number of claims; on the dashed line confidence is right."""
    return "\n".join(_elements(found)) + "\n"


def _elements(found: Calibration) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}"'
        f' height="{_HEIGHT}" font-family="sans-serif" font-size="12">'
    )
    yield "<title>Share of claims that are right, by the confidence given</title>"
    yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>'
    yield from _axes()
    yield _line(0, 0, 1, 1, '#888888" stroke-dasharray="4 4')
    most = max((one.share.of for one in found.bins), default=1)
    for one in found.bins:
        radius = max(2.0, _LARGEST * (one.share.of / most) ** 0.5)
        x, y = _x(one.confidence), _y(one.share.right / one.share.of)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1f6f8b" fill-opacity="0.8"/>'
        yield _text(x + radius + 4, y + 4, str(one.share.of), "start")
    yield "</svg>"


def _axes() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        value = tenth / 10
        yield _line(value, 0, value, 1, "#dddddd")
        yield _line(0, value, 1, value, "#dddddd")
        yield _text(_x(value), _y(0) + 18, f"{value:.1f}", "middle")
        yield _text(_x(0) - 8, _y(value) + 4, f"{value:.1f}", "end")
    yield _text(_x(0.5), _y(0) + 38, "confidence given", "middle")
    yield (
        f'<text transform="translate(14 {_y(0.5):.1f}) rotate(-90)" text-anchor="middle">share right</text>'
    )


def _x(value: float) -> float:
    return _LEFT + value * _SIDE


def _y(value: float) -> float:
    return _TOP + (1 - value) * _SIDE


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    ends = f'x1="{_x(x1):.1f}" y1="{_y(y1):.1f}" x2="{_x(x2):.1f}" y2="{_y(y2):.1f}"'
    return f'<line {ends} stroke="{stroke}"/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'
