"""Puts an HTML document together: our templates, the styles, the data, the scripts and their policy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from geo.attributions import list_attributions
from geo.boundaries import Borders, load_boundaries
from output.assets import load_packed, load_text, pack
from output.data_block import to_json
from output.disclaimer import write_disclaimer
from output.legend import key_of_timeline
from output.marker_map import map_script
from output.passages import Passage
from output.scripts import LIBRARIES, content_policy, list_libraries, own_script
from output.static_defs import svg_defs
from output.static_map import svg_choropleth, svg_map
from output.static_timeline import svg_timeline
from output.story import NARROW_PX, WIDE_PX, Story, chart_data, chart_words
from output.theme import css_variables
from output.translations import Saying, pack_translations
from output.wording import Wording, count_of, say

MOST_NAMES = 3
"""Further sources are counted, not named."""


def build_document(
    template: str,
    story: Story,
    charts: Sequence[str],
    single: bool = False,
    others: Sequence[Story] = (),
    **values: object,
) -> bytes:
    """An HTML document with these charts, from one of our templates; `single`: there is no site around it;
    `others`: the story in other languages, to choose from."""
    drawing = map_script(story.stops, story.theme) if "map" in charts else ""
    script, libraries = own_script(charts, drawing, single), list_libraries(charts)
    alone, borders = template == "embed.html", story.theme.borders
    early = load_text("static/theme.js") if alone else ""
    data, words = chart_data(story, charts, alone) | {"single": single}, say_words(story, charts, story)
    values |= {
        "charts": charts,
        "single": single,
        "left_open": bool(load_boundaries(borders).left_open),
        "services": list_attributions(chain.from_iterable(story.outline.explainer.placements.values())),
        "style": Markup(page_style(story, charts, alone)),  # noqa: S704 our own style sheets
        "policy": content_policy(script, libraries, story.theme.basemap == "tiles", early),
        "early": Markup(early),  # noqa: S704 our own script
        "data": to_json(data),
        "land": load_land(borders) if {"map", "choropleth"} & set(charts) else None,
        "libraries": [(name, load_packed(LIBRARIES[name])) for name in libraries],
        "translations": "",
        "script": Markup(script),  # noqa: S704 ours, and numbers
    }
    html = environment().get_template(template).render(values | words)
    if others:
        told = Saying(story.outline.wording, html, data)
        values["translations"] = translate_document(template, story, charts, values, told, others)
        html = environment().get_template(template).render(values | words)
    return html.encode("utf-8", "replace")


def say_words(story: Story, charts: Sequence[str], drawn: Story) -> dict[str, object]:
    """What a template shows that depends on the language; `drawn` is the same story, in any language."""
    wording = story.outline.wording
    return {
        "story": story,
        "outline": story.outline,
        "wording": wording,
        "say": lambda key, **fields: say(wording, key, **fields),
        "count": lambda what, number: count_of(wording, what, number),
        "figures": static_figures(drawn, charts, wording),
        "disclaimer": write_disclaimer(story.theme.borders, wording),
    }


def translate_document(
    template: str,
    story: Story,
    charts: Sequence[str],
    values: Mapping[str, object],
    told: Saying,
    others: Sequence[Story],
) -> str:
    """The same document in other languages, as differences, packed."""
    # Only what stands in <main> is compared.
    bare = {**values, "style": "", "data": "", "land": None, "libraries": [], "script": ""}
    sayings = []
    for other in others:
        html = environment().get_template(template).render(bare | say_words(other, charts, story))
        words = chart_words(other, charts, alone=True)
        if charts == ("choropleth",):
            del words["events"]  # it shows none
        sayings.append(Saying(other.outline.wording, html, words))
    return pack_translations(told, sayings)


@cache
def load_land(borders: Borders) -> str:
    """The outlines of the countries for the scripts, packed."""
    return pack(load_boundaries(borders).packed)


@cache
def environment() -> Environment:
    """Our templates and no others; everything put into them is escaped."""
    made = Environment(
        loader=FunctionLoader(lambda name: load_text(f"templates/{name}")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["names"] = name_sources
    return made


def name_sources(passages: Iterable[Passage], say: Callable[..., str]) -> str:
    """The sources of these passages, each once; of many the first and how many more."""
    names, comma = list(dict.fromkeys(passage.source.name for passage in passages)), say("join.list")
    if len(names) <= MOST_NAMES:
        return comma.join(names)
    return say("events.and-more", names=comma.join(names[: MOST_NAMES - 1]), n=len(names) - MOST_NAMES + 1)


def static_figures(
    story: Story, charts: Sequence[str], wording: Wording
) -> dict[str, Any]:  # Any: markup, or a tuple of it
    """The charts as SVG, for readers without JavaScript and for print."""
    events, borders = story.outline.events, story.theme.borders
    return {
        "defs": svg_defs(bool({"map", "choropleth"} & set(charts)), borders),
        "timeline": svg_timeline(events, WIDE_PX, wording) if "timeline" in charts else "",
        "key": key_of_timeline(events, wording),
        "narrow": svg_timeline(events, NARROW_PX, wording) if "timeline" in charts else "",
        "map": svg_map(story.stops, borders) if "map" in charts else "",
        "choropleths": tuple(svg_choropleth(board, borders) for board in story.boards)
        if "choropleth" in charts
        else (),
    }


def page_style(story: Story, charts: Sequence[str], alone: bool) -> str:
    """The style sheet: colours, ours, and Leaflet's without its pictures, which would be requests."""
    ours = [
        "page",
        "charts",
        "board",
        "stances",
        "finder",
        "direction",
        "print",
        *(["embed"] if alone else []),
    ]
    sheets = [css_variables(story.palette)]
    if "map" in charts:
        leaflet = load_text("assets/leaflet.css") + load_text("assets/leaflet.markercluster.css")
        sheets.append(re.sub(r"url\([^)]*\)", "none", leaflet))
    sheets += [load_text(f"static/{name}.css") for name in ours]
    # Comments and indentation are for those who read the sheets here, not for every reader of the page.
    return re.sub(r"\s+", " ", re.sub(r"(?s)/\*.*?\*/", "", " ".join(sheets)))
