from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "sitrep"

# From low to high; those of one rank never import each other.
RANKS = [
    {"model", "errors"},
    {"gazetteer"},
    {"theatres"},
    {"record", "reading", "coding", "weighing", "publish"},
    {"flow"},
    {"cli"},
]
RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}


def imported_layers(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == "sitrep":
            yield from (alias.name for alias in node.names if alias.name in RANK)
        names = [node.module] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            parts = (name or "").split(".")
            if parts[0] == "sitrep" and len(parts) > 1:
                yield parts[1]


def offences(layer: str, code: str) -> list[str]:
    return [other for other in imported_layers(code) if other != layer and RANK[other] >= RANK[layer]]


def test_no_module_imports_up_or_sideways() -> None:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        layer = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if layer in ("__init__",):
            continue
        found += [
            f"{path.relative_to(SOURCE)}: {o}" for o in offences(layer, path.read_text(encoding="utf-8"))
        ]
    assert not found


def test_checker_catches_an_import_up_and_one_sideways() -> None:
    assert offences("coding", "from sitrep.flow import build") == ["flow"]
    assert offences("coding", "from sitrep import weighing") == ["weighing"]
    assert not offences("coding", "from sitrep.model import Claim\nfrom sitrep import theatres")


def test_every_layer_has_a_rank() -> None:
    layers = {
        p.name.removesuffix(".py")
        for p in SOURCE.iterdir()
        if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert layers - {"__init__"} == set(RANK)
