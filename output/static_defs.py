"""What the still pictures of a page draw by reference: the countries, the patterns, a bar with soft ends."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from geo.boundaries import Borders
from output.projection import world_paths

PATTERNS = {
    "second": "M-2 2L2-2M0 8L8 0M6 10L10 6",
    "third": "M0 2H8M0 6H8",
    "fourth": "M2 2h0M6 6h0",
    "fifth": "M2 0V8M6 0V8",
    "open": "M0 0L8 8M-4 0L4 8M4 0L12 8",
    "contested": "M-2 2L2-2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6-2L10 2",
}
"""The strokes of roles that carry a pattern too, for black and white and for eyes that mix up colours."""
LAND_SCALE = 0.1
"""Country outlines are in tenths of a unit of the projection."""
HATCH_UNITS = (9, 20)
"""How wide a hatch of 8 becomes on the still map of the world, in units of the projection: on a desk, and on
a telephone, where a unit is a third of a pixel."""
SOFT = Markup(
    '<linearGradient id="soft-ends"><stop class="soft-stop" stop-opacity="0"/>'
    '<stop offset=".18" class="soft-stop" stop-opacity=".3"/>'
    '<stop offset=".82" class="soft-stop" stop-opacity=".3"/>'
    '<stop offset="1" class="soft-stop" stop-opacity="0"/></linearGradient>'
)


def svg_defs(land: bool, borders: Borders = ()) -> Markup:
    """One hidden SVG element with the definitions; the countries only where there are maps."""
    world = svg_land(borders) if land else Markup("")
    return Markup(
        '<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{}{}{}</defs></svg>'
    ).format(SOFT, svg_patterns(), world)


@cache
def svg_land(borders: Borders) -> Markup:
    """The outline of each country."""
    paths = Markup("").join(
        Markup('<path id="land-{}" d="{}"/>').format(code, path)
        for code, path in world_paths(borders).items()
    )
    return Markup('<g id="land" transform="scale({})">{}</g>').format(LAND_SCALE, paths)


@cache
def svg_patterns() -> Markup:
    """A pattern for each role that has one, for the still map, wide and narrow, and for pixels."""
    pattern = Markup(
        '<pattern id="pattern-{0}" width="8" height="8" patternUnits="userSpaceOnUse" '
        'patternTransform="scale({2})">'
        '<rect width="8" height="8" class="role-{0}"/><path d="{1}" class="hatch is-{0}"/></pattern>'
        '<pattern id="pattern-narrow-{0}" href="#pattern-{0}" patternTransform="scale({3})"/>'
        '<pattern id="pattern-live-{0}" href="#pattern-{0}" patternTransform="scale(.8)"/>'
    )
    wide, narrow = (round(units / 8 / LAND_SCALE, 2) for units in HATCH_UNITS)
    return Markup("").join(pattern.format(role, strokes, wide, narrow) for role, strokes in PATTERNS.items())
