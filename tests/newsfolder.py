"""A folder of inputs, some good and some bad, for tests of the whole."""

from __future__ import annotations

from pathlib import Path

GOOD = {
    "capture.txt": "Quarter falls\n\n5 December 2016\n\n"
    "The army captured al-Jazmati on Sunday, killing 12 fighters, activists said.\n",
    "wire.jsonl": '{"id": "w1", "source": "mill-post", "published": "2016-12-06", "title": "Raid", '
    '"text": "Jets bombed Saraqib on Monday, killing two people."}\n'
    '{"id": "w2", "source": "mill-post", "published": "2016-12-08", "title": "Toll", '
    '"text": "Rockets hit Nubl on Wednesday, wounding seven people."}\n',
}
FRENCH = (
    "Le quartier est tombé\n\n5 décembre 2016\n\nLes soldats sont entrés dans le quartier dimanche matin, "
    "après une nuit de combats, et les habitants ont fui vers le nord de la ville avec leurs enfants.\n"
)
BAD_LINES = (
    '{"id": "b1", "source":\n'
    '{"id": "b2", "source": "mill-post", "published": "5th Dec", "title": "Raid", "text": "They left."}\n'
    '["no object"]\n'
    '{"id": "b4", "source": "mill-post", "published": "2016-12-05", "title": "Raid"}\n'
)
# Where each of the bad inputs fails, and a word of why.
FAILS = {
    "broken.jsonl:1": "JSON",
    "broken.jsonl:2": "5th Dec",
    "broken.jsonl:3": "object",
    "broken.jsonl:4": "text",
    "empty.txt": "empty",
    "notes.odt": "kind of file",
    "picture.txt": "PNG",
}


def write_good(folder: Path) -> Path:
    """Three reports in two files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_bad(folder: Path) -> Path:
    """Inputs that fail, each in its own way."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "broken.jsonl").write_text(BAD_LINES, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "notes.odt").write_bytes(b"words")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
