"""What the scripts of a page need to know, as JSON: the only way from an article's words to JavaScript."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import plotly.graph_objects as go  # type: ignore[import-untyped]  # plotly has no types
from babel.dates import get_day_names, get_month_names
from markupsafe import Markup

from geo.boundaries import Borders, load_boundaries
from output.boards import Board
from output.choropleth import choropleth_figure
from output.disclaimer import name_territory
from output.edit_lines import EditLine
from output.facets import Facet, list_choices
from output.news import list_former
from output.outline import EventLine, Outline
from output.passages import Passage
from output.short_way import unwrap_longitudes
from output.stops import Stop
from output.theme import Palette
from output.timeline_chart import bounds_of, is_exact, key_events
from output.wording import Wording, say

Json = Any  # Any: a JSON value

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
"""Those that JSON may hold as they are, and that some terminals obey; a file may have any name."""
ESCAPES: dict[str, str | int | None] = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def to_json(value: Json) -> Markup:
    """JSON that is safe inside a script element: nothing in it can close the element or open another."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Markup(text.translate(str.maketrans(ESCAPES) | CONTROLS))  # noqa: S704 escaped here


def figure_json(figure: go.Figure) -> Json:
    """A figure as plain JSON: its data and its layout."""
    return json.loads(figure.to_json(validate=False, remove_uids=True))


def describe_events(events: Sequence[EventLine], passages: bool, wording: Wording) -> Json:
    """The events by number, with the moments between which they are drawn, and what tells them if wanted."""
    keys = key_events(events)
    return [
        {
            "id": line.event.id,
            "title": line.event.title,
            "lang": line.language,
            "when": line.when,
            "start": milliseconds(bounds_of(line.event)[0]),
            "end": milliseconds(bounds_of(line.event)[1]),
            "exact": is_exact(line.event),
            "importance": round(line.event.importance, 4),
            "key": line.number in keys,
            "notes": list_notes(line, wording),
            **(describe_passage(line.passage) if passages else {}),
            **(describe_edit_line(line.edit) if passages and line.edit else {}),
        }
        for line in events
    ]


def list_notes(line: EventLine, wording: Wording) -> list[str]:
    """What a mark shows by its shape, in words."""
    notes = [say(wording, "events.disputed")] if line.event.disputes else []
    return [*notes, say(wording, "events.announced")] if line.event.status == "announced" else notes


def describe_passage(passage: Passage) -> dict[str, Json]:
    """The words of a source, their language, who says them, and where."""
    source = passage.source
    return {"quote": passage.quote, "said": source.language, "source": source.name, "href": passage.href}


def describe_edit_line(edit: EditLine) -> dict[str, Json]:
    """Why an editor changed something, and where more of it stands."""
    return {"edit": {"label": edit.label, "reason": edit.reason, "href": edit.href, "host": edit.host}}


def milliseconds(moment: datetime) -> int:
    """Since 1970, as JavaScript counts."""
    return round((moment - EPOCH).total_seconds() * 1000)


def describe_facets(facets: Sequence[Facet]) -> Json:
    """For each facet the numbers of the events of each choice, in the order of the options on the page."""
    return {facet.name: [list(choice.events) for choice in list_choices(facet)] for facet in facets}


def describe_stops(stops: Sequence[Stop]) -> Json:
    """The places of the map in the order of its markers; longitudes may go on beyond 180 degrees."""
    longitudes = unwrap_longitudes([stop.place.longitude for stop in stops])
    return [
        {
            "name": stop.place.name,
            "latitude": stop.place.latitude,
            "longitude": longitude,
            "events": list(stop.events),
            "inferred": sorted(stop.inferred),
        }
        for stop, longitude in zip(stops, longitudes, strict=True)
    ]


def describe_board(board: Board, palette: Palette, borders: Borders = ()) -> Json:
    """The choropleth of a question and the answers by country."""
    figure = figure_json(choropleth_figure(board, load_boundaries(borders), palette))
    return {"figure": figure, "answers": list_answers(board)}


def list_answers(board: Board) -> dict[str, list[str]]:
    """The labels of its answers, by country."""
    answers: dict[str, list[str]] = {}
    for group in board.groups:
        for country in group.countries:
            answers.setdefault(country.code, []).append(group.label)
    return answers


def name_countries(wording: Wording, borders: Borders = ()) -> Mapping[str, str]:
    """Every country that a map can show, and what it leaves open."""
    boundaries = load_boundaries(borders)
    codes = sorted({*boundaries.middles, *boundaries.left_open})
    return {code: name_territory(code, wording) for code in codes}


def describe_words(wording: Wording) -> Json:
    """The interface strings that scripts use."""
    return {
        "events": wording.strings["plural"]["events"],
        "earlier": wording.strings["plural"]["earlier"],
        "later": wording.strings["plural"]["later"],
        "kept": wording.strings["plural"]["kept"],
        "unplaced": wording.strings["plural"]["unplaced"],
        "nothing": say(wording, "finder.nothing"),
        "crowd": say(wording, "timeline.crowd"),
        "close": say(wording, "map.close"),
        "map-marker": say(wording, "map.marker"),
        "map-cluster": say(wording, "map.cluster"),
        "basis-text": say(wording, "map.text"),
        "basis-document": say(wording, "map.document"),
        "unnamed": say(wording, "choropleth.unnamed"),
        "between": say(wording, "join.between"),
        "aside": say(wording, "join.aside"),
        "stop": say(wording, "join.stop"),
        "list": say(wording, "join.list"),
        "titles": say(wording, "join.titles"),
        "open": say(wording, "borders.open"),
    }


def describe_locale(wording: Wording) -> Json:
    """The locale of the page for plotly's axis: names of days and months from CLDR.

    In some languages a month has another form beside a day than alone ("10 мар.", "март"); plotly knows but
    one: its short months are ours beside a day (%b), its long ones ours alone (%B).
    """
    name = wording.locale.language if wording.locale.language != "en" else "en-dateline"
    days = [(6, *range(6))[number] for number in range(7)]
    names = {
        "days": [get_day_names("wide", locale=wording.locale)[day] for day in days],
        "shortDays": [get_day_names("abbreviated", locale=wording.locale)[day] for day in days],
        "months": list_months("stand-alone", wording),
        "shortMonths": list_months("format", wording),
    }
    return {"moduleType": "locale", "name": name, "dictionary": {}, "format": names}


def list_months(context: Literal["format", "stand-alone"], wording: Wording) -> list[str]:
    """The short names of the twelve months, beside a day or alone."""
    names = get_month_names("abbreviated", context, wording.locale)
    return [names[month] for month in range(1, 13)]


def describe_page(outline: Outline, alone: bool) -> dict[str, Json]:
    """What every page tells its scripts, whatever charts it has; a chart alone brings the passages too."""
    numbers = {line.event.id: line.number for line in outline.events}
    led = list_former(outline.explainer).items()
    former = {id_: numbers[into] for into, ids in led if into in numbers for id_ in ids}
    return {
        **({"former": former} if former else {}),
        "language": str(outline.wording.locale).replace("_", "-"),
        "words": describe_words(outline.wording),
        "events": describe_events(outline.events, alone, outline.wording),
    }
