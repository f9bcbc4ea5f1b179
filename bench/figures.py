"""Figures in a page of the docs, which stand between two markers that measures write them between."""

from __future__ import annotations

END = "<!-- end of figures -->"


def renewed(page: str, block: str, begin: str) -> str:
    """A page with the block between its markers, `begin` and END; all else is kept."""
    before, begun, rest = page.partition(begin)
    _, end, after = rest.partition(END)
    if not begun or not end:
        raise ValueError(f"the page has no {begin} with {END} after it")
    return f"{before}{begin}\n\n{block}\n\n{END}{after}"
