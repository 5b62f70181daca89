"""Puts an HTML document together: our templates, the styles, the data, the scripts and their policy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from geo.attributions import list_attributions
from geo.boundaries import Borders, load_boundaries
from output.assets import load_packed, load_text, pack
from output.data import explainer_json
from output.data_block import to_json
from output.disclaimer import write_disclaimer
from output.legend import key_of_timeline
from output.marker_map import map_script
from output.outline import EventLine, count_carried
from output.quoted import quoting_others
from output.scripts import LIBRARIES, content_policy, list_libraries, own_script
from output.static_defs import svg_defs
from output.static_map import svg_choropleth, svg_map
from output.static_timeline import Still, draw_still, say_still
from output.story import NARROW_PX, WIDE_PX, Story, chart_data, chart_words
from output.theme import css_variables
from output.translations import Saying, pack_translations
from output.wording import Wording, count_of, say

MOST_NAMES = 3
"""Further sources are counted, not named."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def build_document(
    template: str,
    story: Story,
    charts: Sequence[str],
    single: bool = False,
    others: Sequence[Story] = (),
    rest: Mapping[str, Any] | None = None,  # Any: JSON
    **values: object,
) -> bytes:
    """An HTML document with these charts, from one of our templates; `single`: there is no site around it;
    `others`: the story in other languages, to choose from; `rest`: what the scripts need to know of events
    that are told beside this document."""
    drawing = map_script(story.stops, story.theme) if "map" in charts else ""
    script, libraries = own_script(charts, drawing, single, rest is not None), list_libraries(charts)
    alone, borders = template == "embed.html", story.theme.borders
    early = load_text("static/theme.js") if alone else ""
    figures = draw_figures(story, charts)
    data, words = chart_data(story, charts, alone) | {"single": single}, say_words(story, figures)
    data |= {"rest": rest} if rest else {}
    values |= {
        "charts": charts,
        "single": single,
        "alone": alone,
        "all_data": "" if single else f"{'../' if alone else ''}{explainer_json.PATH}",
        "left_open": bool(load_boundaries(borders).left_open),
        "services": list_attributions(chain.from_iterable(story.outline.explainer.placements.values())),
        "style": Markup(page_style(story, charts, alone)),  # noqa: S704 our own style sheets
        "policy": content_policy(script, libraries, story.theme.basemap == "tiles", early, rest is not None),
        "early": Markup(early),  # noqa: S704 our own script
        "data": to_json(data),
        "land": load_land(borders) if {"map", "choropleth"} & set(charts) else None,
        "libraries": [(name, load_packed(LIBRARIES[name])) for name in libraries],
        "translations": "",
        "script": Markup(script),  # noqa: S704 ours, and numbers
    }
    page = environment().get_template(template)
    if others:
        # Only what stands in <main> is compared.
        bare = {**values, "style": "", "data": "", "land": None, "libraries": [], "script": ""}
        told = Saying(story.outline.wording, page.render(bare | words), data)
        says = partial(say_document, page, bare, figures, charts)
        values["translations"] = pack_translations(told, map(says, others))
    return page.render(values | words).encode("utf-8", "replace")


def say_document(
    page: Template, values: Mapping[str, object], figures: Figures, charts: Sequence[str], story: Story
) -> Saying:
    """A chart alone in the language of a story."""
    words = chart_words(story, charts, alone=True)
    if charts == ("choropleth",):
        del words["events"]  # it shows none
    return Saying(story.outline.wording, page.render({**values, **say_words(story, figures)}), words)


def say_words(story: Story, figures: Figures) -> dict[str, object]:
    """What a template shows that depends on the language of this story."""
    wording = story.outline.wording
    return {
        **say_words_of(story),
        "figures": say_figures(figures, story.outline.events, wording),
        "disclaimer": write_disclaimer(story.theme.borders, wording),
        "carried": count_carried(story.outline),
    }


def say_words_of(story: Story) -> dict[str, object]:
    """The same of a document without charts."""
    wording, edits = story.outline.wording, story.outline.explainer.edits.documents
    return {
        "story": story,
        "outline": story.outline,
        "wording": wording,
        "say": lambda key, **fields: say(wording, key, **fields),
        "count": lambda what, number, **fields: count_of(wording, what, number, **fields),
        "quote_others": quoting_others(story.outline.events, edits),
    }


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
        finalize=without_controls,
    )
    made.filters["names"] = name_sources
    return made


def without_controls(value: object) -> object:
    r"""What a template shows, with a mark in place of what could steer a terminal: a file may have any name.

    >>> without_controls("a\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return _CONTROLS.sub("\ufffd", value)
    return value


def name_sources(names: Sequence[str], say: Callable[..., str]) -> str:
    """The names of these sources; of many the first and how many more."""
    comma = say("join.list")
    if len(names) <= MOST_NAMES:
        return comma.join(names)
    return say("events.and-more", names=comma.join(names[: MOST_NAMES - 1]), n=len(names) - MOST_NAMES + 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """The charts as SVG, for readers without JavaScript and for print, but for the words of a language."""

    defs: Markup
    wide: Still | None
    narrow: Still | None
    map: Markup
    choropleths: tuple[Markup, ...]


def draw_figures(story: Story, charts: Sequence[str]) -> Figures:
    """Those of these charts."""
    events, borders = story.outline.events, story.theme.borders
    tells_time, boards = "timeline" in charts, story.boards if "choropleth" in charts else ()
    return Figures(
        svg_defs(bool({"map", "choropleth"} & set(charts)), borders),
        draw_still(events, WIDE_PX) if tells_time else None,
        draw_still(events, NARROW_PX) if tells_time else None,
        svg_map(story.stops, borders) if "map" in charts else Markup(""),
        tuple(svg_choropleth(board, borders) for board in boards),
    )


def say_figures(
    figures: Figures, events: tuple[EventLine, ...], wording: Wording
) -> dict[str, Any]:  # Any: markup, or a tuple of it
    """The charts as SVG in a language, by their names in the templates."""
    return {
        "defs": figures.defs,
        "timeline": say_still(figures.wide, wording),
        "key": key_of_timeline(events, wording),
        "narrow": say_still(figures.narrow, wording),
        "map": figures.map,
        "choropleths": figures.choropleths,
    }


def plain_style(story: Story) -> str:
    """The style sheet of a document without charts."""
    names = ("page", "stances", "direction", "print", "parts")
    return squeeze([css_variables(story.palette), *(load_text(f"static/{name}.css") for name in names)])


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
        *(["parts"] if story.outline.others else []),
    ]
    sheets = [css_variables(story.palette)]
    if "map" in charts:
        leaflet = load_text("assets/leaflet.css") + load_text("assets/leaflet.markercluster.css")
        sheets.append(re.sub(r"url\([^)]*\)", "none", leaflet))
    sheets += [load_text(f"static/{name}.css") for name in ours]
    return squeeze(sheets)


def squeeze(sheets: Iterable[str]) -> str:
    """Sheets in one, without comments and indentation: they are for those who read them here."""
    return re.sub(r"\s+", " ", re.sub(r"(?s)/\*.*?\*/", "", " ".join(sheets)))
