"""The kinds of files that Sitrep reads, by the ends of their names."""

from __future__ import annotations

PAGES = frozenset({".html", ".htm"})
DOCUMENTS = frozenset({".txt", ".eml", ".docx", ".pdf"}) | PAGES
COLLECTIONS = frozenset({".jsonl", ".json", ".csv", ".tsv", ".warc", ".warc.gz"})
ZIPS = frozenset({".zip"})
TARS = frozenset({".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"})
PACKED = frozenset({".gz", ".bz2", ".xz"})  # one file, packed
ARCHIVES = ZIPS | TARS | PACKED
KINDS = DOCUMENTS | COLLECTIONS | ARCHIVES


def kind_of(name: str) -> str:
    """The kind that a file's name ends in, the longest that fits (".tar.gz"); "" where none does."""
    lower = name.lower()
    return max((kind for kind in KINDS if lower.endswith(kind)), key=len, default="")
