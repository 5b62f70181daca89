"""The road from articles to a site: each stage returns something new, none calls back up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from dateline.choices import choose_gazetteer, choose_geocoders
from dateline.config import Config
from dateline.corrections.applying import apply_corrections
from dateline.corrections.concealing import conceal_events, recall_events
from dateline.corrections.model import Corrections
from dateline.corrections.publishing import correct_sources
from dateline.past import Past, add_changes, list_former
from dateline.site import write_site
from dateline.steps import PlaceMentions, ReadDocument
from dateline.terminal import open_progress, say_all
from geo.gazetteer import Gazetteer
from geo.geocoders import Known, Service
from geo.model import PlacedMention
from geo.placing import Placeable, place_events, place_mentions, place_readings
from geo.stances import find_positions
from output import render_site
from output.model import Explainer, Skipped, Theme
from timeline.columns import Joined, column
from timeline.copies import fold_copies
from timeline.keeping import Kept, keep_ids
from timeline.merging import merge_events
from timeline.model import Event, Reading, SourceDocument
from timeline.publication import date_documents
from timeline.selection import select_events
from timeline.story import name_story
from timeline.works import Each, one_by_one

_UNTITLED = "Timeline"


@dataclass(frozen=True, slots=True)
class Found:
    """A story as it was found, before an editor's corrections, and what applying those takes."""

    explainer: Explainer
    tellings: Sequence[tuple[Event, ...]]
    """The events as single documents tell them, by document."""
    placed: Mapping[str, tuple[PlacedMention, ...]]
    kept: Kept

    def hold(self) -> Found:
        """The same with all of it in memory, for one who looks again and again, or longer than the store is
        open."""
        return replace(self, tellings=tuple(self.tellings), placed=dict(self.placed))


def build_explainer(
    config: Config,
    sources: tuple[SourceDocument, ...],
    skipped: tuple[Skipped, ...],
    each: Each = one_by_one,
    known: Known | None = None,
    past: Past | None = None,
    corrections: Corrections | None = None,
) -> Explainer:
    """All that the documents tell, with the passages that tell it; `known` is what geocoders told before,
    `past` the build that made the site. A correction that fits nothing is named on stderr."""
    corrections = corrections or Corrections()
    found = find_story(config, sources, skipped, each, known, past, corrections)
    explainer, unmatched = finish_story(config, found, corrections, past)
    say_all(unmatched)
    return explainer


def find_story(
    config: Config,
    sources: tuple[SourceDocument, ...],
    skipped: tuple[Skipped, ...],
    each: Each,
    known: Known | None,
    past: Past | None,
    corrections: Corrections,
) -> Found:
    """What the documents tell. Of the corrections only the days of publication count here, and the ids that
    they name."""
    documents = fold_copies(
        date_documents(correct_sources(sources, corrections), config.reference, each), each
    )
    readings = _read(config, documents, each)
    merged = merge_events(readings, config.about, each)
    concealed = past.changes.concealed if past else ()
    recalled = recall_events(concealed, corrections, merged, documents)
    kept = keep_ids(merged, documents, list_former(past, recalled))
    timeline = kept.timeline
    placed = _place(config, readings, each, known)
    positions = find_positions(readings, placed, config.questions, each)
    explainer = Explainer(
        title=config.title or _UNTITLED,
        language=config.language,
        documents=documents,
        timeline=timeline,
        shown=frozenset(),
        placements=place_events(timeline, placed),
        questions=positions.questions,
        stances=positions.stances,
        counts=positions.counts,
        skipped=skipped,
    )
    tellings = column(readings, "events")
    return Found(explainer, tellings, placed, kept)


def finish_story(
    config: Config, found: Found, corrections: Corrections, past: Past | None
) -> tuple[Explainer, tuple[str, ...]]:
    """The story as the site tells it, and a line for each correction that fits nothing in it."""
    edited, unmatched = edit_story(config, found, corrections)
    return add_changes(edited, past, found.kept), unmatched


def edit_story(config: Config, found: Found, corrections: Corrections) -> tuple[Explainer, tuple[str, ...]]:
    """The story as an editor wants it, and a line for each correction that fits nothing in it."""
    place = partial(place_events, placed=found.placed)
    tellings = chain.from_iterable(found.tellings)
    edited, unmatched = apply_corrections(found.explainer, corrections, tellings, place)
    return _choose(config, conceal_events(found.explainer, edited)), unmatched


def _choose(config: Config, edited: Explainer) -> Explainer:
    """The explainer with its title, and what of it is shown."""
    timeline = edited.timeline
    shown = select_events(timeline, config.limit, config.first, config.last) | edited.edits.pinned
    return replace(edited, title=config.title or name_story(timeline) or _UNTITLED, shown=shown)


def _read(config: Config, documents: Sequence[SourceDocument], each: Each) -> Sequence[Reading]:
    """All documents read; what was found in them need not be in memory, only they are."""
    found = each(ReadDocument(config.places, config.date_order), documents)
    names = ("sentences", "mentions", "dates", "events")
    return Joined(Reading, document=documents, **{name: column(found, name) for name in names})


def _place(
    config: Config, readings: Sequence[Reading], each: Each, known: Known | None
) -> Mapping[str, tuple[PlacedMention, ...]]:
    """The places of all documents. Services are asked one by one: they have their own pace, and a memory."""
    gazetteer, homes = choose_gazetteer(config.places), dict(config.homes)
    services = choose_geocoders(config, known)
    if not services:
        return place_readings(readings, gazetteer, homes, partial(each, PlaceMentions(config.places)))
    placed = place_readings(readings, gazetteer, homes, partial(_ask, gazetteer, services))
    for service in services:
        say_all(service.troubles)
    return placed


def _ask(
    gazetteer: Gazetteer, services: Sequence[Service], placeables: Sequence[Placeable]
) -> list[tuple[PlacedMention, ...]]:
    placed = []
    with open_progress(len(placeables), "Placing") as advance:
        for one in placeables:
            placed.append(place_mentions(one.document, one.mentions, gazetteer, services, one.home))
            advance()
    return placed


def build_site(explainer: Explainer, theme: Theme, folder: Path, each: Each = one_by_one) -> None:
    """Render the explainer and write the site, whole or not at all. Raises SiteError."""
    write_site(render_site(explainer, theme, each), folder)
