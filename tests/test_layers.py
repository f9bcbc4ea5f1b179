from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "sitrep"

# From low to high; those of one rank never import each other.
RANKS = [
    {"model", "errors"},
    {"sieve"},
    {"gazetteer"},
    {"theatres"},
    {"record", "reading", "coding", "framing", "weighing", "publish", "scoring"},
    {"batch"},
    {"flow"},
    {"cli"},
]
RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}


def imported_modules(code: str, package: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The modules that code of a package imports, as the parts of their full names."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            parts = (*base, *(node.module.split(".") if node.module else ()))
            # The layer may stand after the import: `from sitrep import flow`.
            yield from ((*parts, alias.name) for alias in node.names)


def layers_of(code: str, package: tuple[str, ...]) -> set[str]:
    """The layers that code of a package imports; the package's own `__version__` is of none."""
    found = {parts[1] for parts in imported_modules(code, package) if len(parts) > 1 and parts[0] == "sitrep"}
    return found - {"__version__"}


def offences(source: Path) -> list[str]:
    """Each import below `source` that goes up or sideways, as `file imports layer`."""
    found = []
    for path in sorted(source.rglob("*.py")):
        inside = path.relative_to(source)
        layer = inside.parts[0].removesuffix(".py")
        if layer == "__init__":
            continue
        package = ("sitrep", *inside.parts[:-1])
        imported = sorted(layers_of(path.read_text(encoding="utf-8"), package) - {layer})
        found += [f"{inside.as_posix()} imports {one}" for one in imported if RANK[one] >= RANK[layer]]
    return found


def test_no_module_imports_up_or_sideways() -> None:
    assert offences(SOURCE) == []


def test_every_layer_has_a_rank() -> None:
    layers = {
        p.name.removesuffix(".py")
        for p in SOURCE.iterdir()
        if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert layers - {"__init__"} == set(RANK)


@pytest.mark.parametrize(
    ("module", "code", "layer"),
    [
        ("coding/a.py", "from sitrep.flow import build", "flow"),
        ("coding/a.py", "from sitrep import weighing", "weighing"),
        ("coding/a.py", "import sitrep.reading.inputs", "reading"),
        ("coding/a.py", "from ..record import Record", "record"),
        ("scoring/a.py", "from sitrep import reading", "reading"),
        ("coding/deep/a.py", "from ...publish.page import page", "publish"),
        ("reading/a.py", "def late():\n    from sitrep import coding", "coding"),
        ("gazetteer/a.py", "from sitrep import model, theatres as t", "theatres"),
        ("flow.py", "import sitrep.cli as commands", "cli"),
        ("model.py", "from . import errors", "errors"),
    ],
)
def test_checker_catches_an_import_up_or_sideways(tmp_path: Path, module: str, code: str, layer: str) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    assert offences(tmp_path) == [f"{module} imports {layer}"]


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("coding/a.py", "from sitrep import __version__, theatres\nfrom sitrep.model import Claim"),
        ("coding/a.py", "from .words import words\nfrom sitrep.coding.scan import Scan"),
        ("weighing/a.py", "import json\nfrom sitrep_tools import flow"),
        ("cli.py", "from sitrep import flow, record, reading"),
    ],
)
def test_checker_lets_imports_go_down_and_stay_inside(tmp_path: Path, module: str, code: str) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    assert offences(tmp_path) == []
