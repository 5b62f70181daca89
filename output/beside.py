"""The files beside a page of many events: each part of them as a page of its own, and one that leads there.

Without JavaScript they are read like any page. With it the page opens them in frames and takes in what they
say (static/asking.js): their elements, and what its charts and its finder need to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from output.data_block import Json, describe_events, describe_facets, figure_json, to_json
from output.document import environment, plain_style, say_words_of
from output.facets import Facet
from output.model import Artifact, Explainer, Theme
from output.news import list_former, list_marks
from output.outline import EventLine
from output.parts import Part
from output.rest import Rest, place_stops, prepare_page, tell_gap
from output.scripts import content_policy, load_own
from output.story import Story
from output.timeline_chart import timeline_figure
from output.wording import count_of


def render_beside(explainer: Explainer, theme: Theme) -> Iterator[Artifact]:
    """events/index.html, events/1.html and so on; none when the page carries all events."""
    story, rest = prepare_page(explainer, theme)
    if rest is None:
        return
    writer = Writer(story, rest)
    yield Artifact("events/index.html", writer.write_index())
    yield Artifact("events/sources.html", writer.write_sources())
    for part in rest.parts:
        yield Artifact(f"events/{part.number}.html", writer.write_part(part))


class Writer:
    """Writes the files beside a page."""

    def __init__(self, story: Story, rest: Rest) -> None:
        self._story, self._rest = story, rest
        self._wording = story.outline.wording
        self._places = place_stops(rest)
        self._former = list_former(story.outline.explainer)
        script = load_own("telling")
        self._values = {
            **say_words_of(story),
            "outline": rest.outline,
            "former": self._former,
            "marks": list_marks(story.outline.explainer, self._wording),
            "style": Markup(plain_style(story)),  # noqa: S704 our own style sheets
            "policy": content_policy(script, ()),
            "script": Markup(script),  # noqa: S704 ours
            "home": "../index.html",
            "sources": (),
            "tellings": {},
            "last": len(rest.parts),
            "every": count_of(self._wording, "events", len(rest.outline.events)),
        }

    def write_part(self, part: Part) -> bytes:
        """The events of a part, with what the scripts of the page need to know of them."""
        return self._write(
            self.describe_part(part),
            head=tell_gap(part.lines, "events", self._wording),
            number=part.number,
            lines=part.lines,
            contents=(),
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
        return self._write(data, head=head, number=0, lines=(), contents=contents)

    def write_sources(self) -> bytes:
        """All sources."""
        sources = tuple(self._rest.outline.library.sources.values())
        head = count_of(self._wording, "sources", len(sources))
        return self._write({}, head=head, number=0, lines=(), contents=(), sources=sources)

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
        template = environment().get_template("part.html")
        return template.render(self._values | values | {"data": to_json(data)}).encode("utf-8", "replace")


def list_options(facet: Facet) -> Json:
    """The choices of a facet by group: value, label and how many events."""
    return [
        [group.label, [[choice.value, choice.label, len(choice.events)] for choice in group.choices]]
        for group in facet.groups
    ]
