"""The scripts of a page: ours in one element, the libraries folded up, and the policy that admits them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache

from output.assets import load_text

LIBRARIES = {
    "leaflet": "assets/leaflet.js",
    "markercluster": "assets/leaflet.markercluster.js",
    "plotly": "assets/plotly-geo.min.js",
    "plotly-basic": "assets/plotly-basic.min.js",
}
NEEDS = {"map": ("leaflet", "markercluster"), "timeline": ("plotly",), "choropleth": ("plotly",)}
OWN = {
    "map": ("land", "world", "map"),
    "timeline": (
        "lanes",
        "focus",
        "timescale",
        "gestures",
        "wheel",
        "labels",
        "crowd",
        "marks",
        "moves",
        "timeline",
    ),
    "choropleth": ("land", "question", "choropleth"),
}
TILE_HOST = "https://tile.openstreetmap.org"


def list_libraries(charts: Sequence[str]) -> tuple[str, ...]:
    """The libraries that these charts need, each once, in the order they are loaded."""
    if "timeline" in charts and "choropleth" not in charts:
        return (*list_libraries([chart for chart in charts if chart != "timeline"]), "plotly-basic")
    return tuple(dict.fromkeys(library for chart in charts for library in NEEDS[chart]))


def own_script(charts: Sequence[str], drawing: str = "", single: bool = False, rest: bool = False) -> str:
    """Our script for these charts; `drawing` is what folium wrote; `single`: there is no site around it;
    `rest`: some of the events are told beside the page."""
    parts = [
        "data",
        *(["numbers"] if rest else []),
        "translate",
        "colours",
        "tip",
        "address",
        "keeping",
        "here" if rest else "kept",
        "keepers",
        "selection",
        "finder",
        *([] if rest else ["finding"]),
        "card",
        *(["single"] if single else []),
    ]
    parts += dict.fromkeys(part for chart in charts for part in OWN[chart])
    parts += ["asking", "rest"] if rest else []
    code = "\n".join(load_own(part) for part in (*parts, "boot"))
    # folium's names are pinned and of this scope alone; what it calls is ours, in static/map.js
    # At once begins what others wait for: threads that unfold, a page that asks how high its frame must be.
    # The rest waits until the words are painted (start.js).
    early = "".join(load_own(part) for part in ("inflate", "height", "start"))
    drawn = f"function drawing() {{\n{drawing}\n}}"
    return f'(function () {{\n"use strict";\nfunction start() {{\n{code}\n{drawn}\n}}\n{early}\n}})();\n'


@cache
def load_own(part: str) -> str:
    """A script of ours without comments and indentation: they are for those who read it in output/static."""
    return re.sub(r"(?m)^[ \t]*//.*\n|^[ \t]+", "", load_text(f"static/{part}.js"))


def content_policy(
    script: str, libraries: Sequence[str], tiles: bool = False, early: str = "", rest: bool = False
) -> str:
    """A policy under which only these very scripts run and nothing is requested (but map tiles, when wanted,
    and documents of this very site in frames when it has a `rest` to tell).

    `early` is what runs in the head. Styles are free because plotly and Leaflet write style attributes.
    """
    texts = [script, *filter(None, [early]), *(load_text(LIBRARIES[library]) for library in libraries)]
    hashes = " ".join(f"'sha256-{digest(text)}'" for text in texts)
    images = f"data: {TILE_HOST}" if tiles else "data:"
    # Not scripts: what a frame says is data to this page, whoever says it.
    frames = "frame-src 'self'; " if rest else ""
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src {images}; "
        f"{frames}base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """SHA-256 in base64, as a content security policy names a script."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
