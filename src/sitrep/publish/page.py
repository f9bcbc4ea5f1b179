"""The page: one HTML file that shows the picture, with no need of a server or a network.

The template, built from `web/`, holds the page's own script and style. What reports say goes in
packed, so that the browser can't read it as markup, and the content policy lets nothing else run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import zlib
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from sitrep.errors import SitrepError
from sitrep.model import Json, Place
from sitrep.publish import basemap
from sitrep.publish.edition import Edition
from sitrep.publish.payload import payload

_BUILT: Final = files("sitrep.publish").joinpath("page")
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_MARK: Final = re.compile(r"%sitrep:(policy|title|data)%")


def page(edition: Edition) -> bytes:
    """The whole page, as UTF-8 HTML: the same bytes for the same edition.

    Raises SitrepError where the page's template was not built, or where the picture cites a claim
    that the evidence does not hold.
    """
    template = _built("template.html")
    parts = {
        "policy": _policy(template),
        "title": html.escape(edition.title),
        "data": packed(_data(edition)),
    }
    # In one pass, so that a title that spells a mark stays as it is. A lone surrogate, which UTF-8 cannot
    # hold, comes out as its escape.
    return _MARK.sub(lambda mark: parts[mark[1]], template).encode("utf-8", "backslashreplace")


def packed(value: Json) -> str:
    """JSON, deflated (zlib's format) and in base 64: a fifth of its size, and no character of markup."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _data(edition: Edition) -> Json:
    """The payload with what only the page needs: its title, and its part of the base map."""
    view = basemap.view(list(_shown(edition)), edition.evidence.theatre.bounds)
    surroundings = basemap.around(view)
    return payload(edition) | {
        "title": edition.title,
        "version": edition.version,
        "view": view,
        "ground": basemap.cut(json.loads(_built("basemap.json")), surroundings),
        "groundBox": surroundings,
    }


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


def _shown(edition: Edition) -> Iterator[Place]:
    """The places that something stands at."""
    yield from (holding.place for holding in edition.history)
    for incident in edition.situation.incidents:
        if incident.where and incident.where.place:
            yield incident.where.place
