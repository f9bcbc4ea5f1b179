"""The page: one HTML file that shows the picture, with no need of a server or a network.

The template, built from `web/`, holds the page's own script and style. What reports say goes in
as JSON that the browser never reads as markup, and the content policy lets nothing else run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from sitrep.errors import SitrepError
from sitrep.model import Evidence, Holding, Json, Place, Problem, Situation
from sitrep.publish import basemap
from sitrep.publish.payload import payload

_BUILT: Final = files("sitrep.publish").joinpath("page")
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_MARK: Final = re.compile(r"%sitrep:(policy|title|data)%")
_ESCAPES: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page(
    evidence: Evidence,
    situation: Situation,
    history: Sequence[Holding],
    problems: Sequence[Problem],
    title: str,
    version: str,
) -> bytes:
    """The whole page, as UTF-8 HTML: the same bytes for the same picture.

    `situation` holds all incidents, of all dates; `history` one holding for each place and day on
    which its picture changes, which stands until the next. `version` is Sitrep's own.

    Raises SitrepError where the page's template was not built, or where the picture cites a claim
    that the evidence does not hold.
    """
    template = _built("template.html")
    data = payload(evidence, situation, history, problems)
    view = basemap.view(_shown(situation, history), evidence.theatre.bounds)
    surroundings = basemap.around(view)
    data |= {
        "title": title,
        "version": version,
        "view": view,
        "ground": basemap.cut(json.loads(_built("basemap.json")), surroundings),
        "groundBox": surroundings,
    }
    parts = {"policy": _policy(template), "title": html.escape(title), "data": as_script(data)}
    # In one pass, so that a title or a report that spells a mark stays as it is. A lone surrogate, which
    # UTF-8 cannot hold, comes out as its JSON escape.
    return _MARK.sub(lambda mark: parts[mark[1]], template).encode("utf-8", "backslashreplace")


def as_script(value: Json) -> str:
    """JSON that is safe inside a script element: nothing in it can end the element or start another."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_ESCAPES)


def _built(name: str) -> str:
    """The text of a file that the build makes from `web/`."""
    try:
        return _BUILT.joinpath(name).read_text("utf-8")
    except FileNotFoundError:
        raise SitrepError(
            f"the page's {name} is not there: install Sitrep with `pip install .` (or `pip install -e .`), "
            "which builds it from the folder web"
        ) from None


def _policy(template: str) -> str:
    """A content policy that lets run what the template holds, and nothing that comes from elsewhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(_SCRIPT, template)}",
            f"style-src {_hashes(_STYLE, template)}",
            "img-src data: blob:",
            "worker-src blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types sitrep",
        )
    )


def _hashes(element: re.Pattern[str], template: str) -> str:
    """The hash of each such element's text, as a content policy names it."""
    digests = (hashlib.sha256(text.encode()).digest() for text in element.findall(template))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _shown(situation: Situation, history: Sequence[Holding]) -> list[Place]:
    """The places that something stands at."""
    wheres = (incident.where for incident in situation.incidents)
    return [holding.place for holding in history] + [w.place for w in wheres if w and w.place]
