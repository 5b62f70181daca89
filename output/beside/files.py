"""The files beside a page: its other events in parts, one that leads to these, and the list of all sources.

Without JavaScript they are read like any page. With it the page opens them in frames and takes in what they
say (static/asking.js): their elements, and what its charts and its finder need to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from output.beside.cited import PATH as ALL_SOURCES
from output.beside.cited import lists_all
from output.beside.parts import Part
from output.beside.rest import Rest, place_stops, prepare_page, tell_gap
from output.data import explainer_json
from output.data_block import Json, describe_events, describe_facets, figure_json, to_json
from output.document import environment, plain_style, say_words_of
from output.facets import Facet
from output.model import Artifact, Explainer, Theme
from output.news import list_former, list_marks
from output.outline import EventLine
from output.page import write_page_with_pictures
from output.quoted import leave_out, quoting_others
from output.scripts import content_policy, load_own
from output.story import Story
from output.timeline_chart import timeline_figure
from output.wording import count_of


def render_page_and_beside(explainer: Explainer, theme: Theme) -> Iterator[Artifact]:
    """index.html with what belongs to it, and the files beside it, of a story that is worked out once."""
    story, rest = prepare_page(explainer, theme)
    yield from write_page_with_pictures(story, rest)
    yield from write_beside(story, rest)


def write_beside(story: Story, rest: Rest | None) -> Iterator[Artifact]:
    """events/index.html, events/1.html and so on when the page does not carry all events; then, and when it
    does not list all sources, events/sources.html. For most stories nothing."""
    if rest is not None:
        writer = Writer(story, rest)
        yield Artifact("events/index.html", writer.write_index())
        yield from (Artifact(f"events/{part.number}.html", writer.write_part(part)) for part in rest.parts)
    if rest is not None or not lists_all(story):
        yield Artifact(ALL_SOURCES, write_sources(story, rest))


def write_sources(story: Story, rest: Rest | None) -> bytes:
    """The list of all sources."""
    sources = tuple(story.outline.library.sources.values())
    head = count_of(story.outline.wording, "sources", len(sources))
    return fill_template({}, story, rest, head=head, sources=sources)


def fill_template(data: Json, story: Story, rest: Rest | None, **values: object) -> bytes:
    """A document beside the page."""
    script, wording = load_own("telling"), story.outline.wording
    common = {
        **say_words_of(story),
        "marks": list_marks(story.outline.explainer, wording),
        "style": Markup(plain_style(story)),  # noqa: S704 our own style sheets
        "policy": content_policy(script, ()),
        "script": Markup(script),  # noqa: S704 ours
        "home": "../index.html",
        "all_data": f"../{explainer_json.PATH}",
        "alone": False,
        "leaves_out": False,
        "former": {},
        "number": 0,
        "lines": (),
        "contents": (),
        "sources": (),
        "tellings": {},
        "last": len(rest.parts) if rest else 0,
        "every": count_of(wording, "events", len(rest.outline.events)) if rest else "",
        "data": to_json(data),
    }
    return environment().get_template("part.html").render(common | values).encode("utf-8", "replace")


class Writer:
    """Writes the files beside a page that tell events."""

    def __init__(self, story: Story, rest: Rest) -> None:
        self._story, self._rest = story, rest
        self._wording = story.outline.wording
        self._places = place_stops(rest)
        self._former = list_former(story.outline.explainer)

    def write_part(self, part: Part) -> bytes:
        """The events of a part, with what the scripts of the page need to know of them."""
        edits = self._story.outline.explainer.edits.documents
        return self._write(
            self.describe_part(part),
            head=tell_gap(part.lines, "events", self._wording),
            number=part.number,
            lines=part.lines,
            quote_others=quoting_others(part.lines, edits),
            leaves_out=leave_out(part.lines, edits),
        )

    def write_index(self) -> bytes:
        """The list of the parts; for the scripts the part of each event, and all choices of the finder."""
        parts = self._rest.parts
        data = {
            "parts": {name: part.number for part in parts for name in self._list_names(part)},
            "facets": describe_facets(self._rest.facets),
            "options": {facet.name: list_options(facet) for facet in self._rest.facets},
        }
        head = count_of(self._wording, "more-events", sum(len(part.lines) for part in parts))
        contents = [(part.number, tell_gap(part.lines, "events", self._wording)) for part in parts]
        return self._write(data, head=head, contents=contents)

    def describe_part(self, part: Part) -> Json:
        """The events with their numbers and former ids, their places, and their marks on the timeline."""
        lines = part.lines
        figure = timeline_figure(lines, [-1] * len(lines), self._story.palette, self._wording)
        told = describe_events(lines, passages=False, wording=self._wording)
        return {
            "events": [{**event, "key": False} for event in told],
            "numbers": [line.number for line in lines],
            "former": {name: line.number for line in lines for name in self._former.get(line.event.id, ())},
            "stops": list(self._describe_stops(lines)),
            "traces": figure_json(figure)["data"],
        }

    def _describe_stops(self, lines: Sequence[EventLine]) -> Iterator[Json]:
        found: dict[int, list[int]] = {}
        for line in lines:
            if line.placements:
                found.setdefault(self._places[line.number], []).append(line.number)
        for at, numbers in found.items():
            stop = self._rest.stops[at]
            yield {
                "at": at,
                "name": stop.place.name,
                "latitude": stop.place.latitude,
                "longitude": stop.place.longitude,
                "events": numbers,
                "inferred": [number for number in numbers if number in stop.inferred],
            }

    def _list_names(self, part: Part) -> Iterator[str]:
        for line in part.lines:
            yield line.event.id
            yield from self._former.get(line.event.id, ())

    def _write(self, data: Json, **values: object) -> bytes:
        whole = {"outline": self._rest.outline, "former": self._former}
        return fill_template(data, self._story, self._rest, **whole, **values)


def list_options(facet: Facet) -> Json:
    """The choices of a facet by group: value, label and how many events."""
    return [
        [group.label, [[choice.value, choice.label, len(choice.events)] for choice in group.choices]]
        for group in facet.groups
    ]
