"""The map of the events, built with folium.

Folium runs every string it is given as a Jinja template, so it gets coordinates and numbers and nothing
else: no name, no title, no quotation. static/map.js writes the words in the browser, as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from output.model import Theme
from output.short_way import unwrap_longitudes
from output.stops import Stop

if TYPE_CHECKING:
    from branca.element import Element

MAP_ID = "map_dateline"
LAND_MAX_ZOOM = 7
"""Closer than this, country outlines of 1:110m promise more than they know."""
TILES_MAX_ZOOM = 17


def map_script(stops: Sequence[Stop], theme: Theme) -> str:
    """JavaScript that draws the map into the element MAP_ID and returns it with its cluster of markers."""
    # Folium takes half a second to import; a command that draws no map does without it.
    import folium
    from folium.plugins import FastMarkerCluster

    tiles = theme.basemap == "tiles"
    world = folium.Map(
        location=[20, 0],
        zoom_start=2,
        tiles=None,
        maxZoom=TILES_MAX_ZOOM if tiles else LAND_MAX_ZOOM,  # folium's own max_zoom is that of its tiles
        zoom_snap=0.25,
        world_copy_jump=False,
        scroll_wheel_zoom=False,
        zoom_control=False,
        attribution_control=tiles,
    )
    pin(world, "dateline")
    # Before anything is on it: countries would be drawn and markers clustered once for folium's own view.
    pin(call_script("fitStops"), "view").add_to(world)
    base = folium.TileLayer("OpenStreetMap") if tiles else call_script("addLand")
    pin(base, "base").add_to(world)
    longitudes = unwrap_longitudes([stop.place.longitude for stop in stops])
    cluster = FastMarkerCluster(  # type: ignore[no-untyped-call]  # folium is half typed
        [(stop.place.latitude, longitude) for stop, longitude in zip(stops, longitudes, strict=True)],
        callback="addStop",
        control=False,
        icon_create_function="function (cluster) { return clusterIcon(cluster); }",
        options={
            "animate": False,
            "maxClusterRadius": 34,
            "showCoverageOnHover": False,
            "spiderfyOnMaxZoom": True,
        },
    )
    pin(cluster, "places").add_to(world)
    figure = world.get_root()
    figure.render()
    script = figure.script.render()  # type: ignore[attr-defined]  # a Figure has it, an Element has not
    drawing = "\n".join(line.strip() for line in script.splitlines() if line.strip())
    return f"{drawing}\nreturn {{ map: {MAP_ID}, cluster: fast_marker_cluster_places }};"


def call_script(function: str) -> Element:
    """A call of a function of static/map.js with the map: the countries, which the page carries once for all
    its maps; the stretch of the world that is shown first."""
    from branca.element import MacroElement  # as slow as folium
    from folium.template import Template

    call = MacroElement()  # type: ignore[no-untyped-call]  # branca is half typed
    call._template = Template(
        f"{{% macro script(this, kwargs) %}}{function}({{{{ this._parent.get_name() }}}});{{% endmacro %}}"
    )
    return call


def pin(element: Element, name: str) -> Element:
    """The element with a fixed id in place of the random one folium draws."""
    element._id = name  # branca has no public way to say it
    return element
