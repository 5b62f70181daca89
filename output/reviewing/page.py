"""The page of a review: its document, the list in it, one event of the list, and the files it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geo.boundaries import Borders, load_boundaries
from geo.countries import country_name, load_countries
from output.assets import load_text
from output.document import environment
from output.reviewing.listing import LANGUAGE, Listing, choose_lines, nearest_events
from output.reviewing.model import Entry, PositionLine, Review, ReviewLine, Show
from output.theme import css_variables, load_palette
from output.wording import load_wording, say

SHOWS: Mapping[Show, str] = {
    "doubtful": "Doubtful",
    "accepted": "Accepted",
    "hidden": "Hidden",
    "all": "All",
    "positions": "Positions",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The page may run and load what its own server has, and nothing else."""
_SCRIPTS = ("land", "world", "review/desk", "review/queue", "review/forms", "review/pin", "review/keys")
_STYLES = ("page", "charts", "review/review")
_MOST_OTHERS = 300


@dataclass(frozen=True, slots=True)
class File:
    """What the page loads: its content and the type of that."""

    content: bytes
    type: str


def list_files(borders: Borders) -> Mapping[str, File]:
    """The scripts, the styles and the land, by name."""
    script = "\n".join(load_text(f"static/{name}.js") for name in _SCRIPTS)
    leaflet = re.sub(r"url\([^)]*\)", "none", load_text("assets/leaflet.css"))  # pictures we do not have
    style = "\n".join(
        [css_variables(load_palette()), leaflet, *(load_text(f"static/{name}.css") for name in _STYLES)]
    )
    return {
        "review.js": _encode(f'(function () {{\n"use strict";\n{script}\n}})();\n', "text/javascript"),
        "leaflet.js": _encode(load_text("assets/leaflet.js"), "text/javascript"),
        "review.css": _encode(style, "text/css"),
        "land.json": _encode(load_boundaries(borders).packed, "application/json"),
    }


def _encode(text: str, kind: str) -> File:
    return File(text.encode(), f"{kind}; charset=utf-8")


def write_document(review: Review, listing: Listing, show: Show) -> str:
    """The whole page."""
    countries = sorted((country_name(code), code) for code in load_countries())
    return _render("page", review=review, listing=listing, show=show, countries=countries)


def write_desk(review: Review, listing: Listing, show: Show) -> str:
    """What of the page changes with every click: counts, choices, problems, the list."""
    return _render("desk", review=review, listing=listing, show=show)


def write_event(review: Review, listing: Listing, each: ReviewLine) -> str:
    """One event with its evidence, and the forms to change it."""
    others = nearest_events(each.line, listing.lines)[:_MOST_OTHERS]
    entry = review.entries.get(each.line.event.id, Entry())
    return _render("event", review=review, each=each, line=each.line, others=others, entry=entry)


def write_position(review: Review, each: PositionLine) -> str:
    """One position with its evidence, and the form to decide it."""
    _, question, country = each.id.split(":", 2)
    entry = review.decisions.get((question, country))
    return _render("position", each=each, entry=entry or Entry(), decided=entry is not None)


def _render(name: str, listing: Listing | None = None, show: Show = "doubtful", **values: object) -> str:
    wording = load_wording(LANGUAGE)
    shown = choose_lines(listing, show) if listing else ()
    counts = {each: len(choose_lines(listing, each)) for each in SHOWS} if listing else {}
    if listing:
        counts["positions"] = len(listing.positions)
    return (
        environment()
        .get_template(f"review/{name}.html")
        .render(
            say=lambda key, **fields: say(wording, key, **fields),
            listing=listing,
            shown=shown,
            show=show,
            shows=SHOWS,
            counts=counts,
            **values,
        )
    )
