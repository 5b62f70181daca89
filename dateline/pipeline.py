"""The road from articles to a site: each stage returns something new, none calls back up."""

from __future__ import annotations

from pathlib import Path

from dateline.choices import choose_gazetteer, choose_geocoders, choose_language
from dateline.config import Config
from dateline.site import write_site
from dateline.terminal import say_all, show_progress
from geo.geocoders import Known
from geo.placing import place_events, place_readings
from geo.stances import find_questions, find_stances
from output import render_site
from output.model import Explainer, Skipped, Theme
from timeline.copies import fold_copies
from timeline.merging import merge_events
from timeline.model import SourceDocument
from timeline.publication import date_documents
from timeline.reading import read_document
from timeline.selection import select_events
from timeline.story import name_story

_UNTITLED = "Timeline"


def build_explainer(
    config: Config,
    sources: tuple[SourceDocument, ...],
    skipped: tuple[Skipped, ...],
    known: Known | None = None,
) -> Explainer:
    """All that the documents tell, with the passages that tell it; `known` is what geocoders told before."""
    gazetteer, geocoders = choose_gazetteer(config), choose_geocoders(config, known)
    documents = fold_copies(date_documents(sources, config.reference))
    readings = [
        read_document(document, gazetteer.names, choose_language(document.language, config.date_order))
        for document in show_progress(documents, "Reading")
    ]
    timeline = merge_events(readings, config.about)
    placed = place_readings(show_progress(readings, "Placing"), gazetteer, geocoders, dict(config.homes))
    for service in geocoders:
        say_all(service.troubles)
    questions = config.questions or find_questions(readings, placed)
    stances, counts = find_stances(readings, placed, questions)
    return Explainer(
        title=config.title or name_story(timeline) or _UNTITLED,
        language=config.language,
        documents=documents,
        timeline=timeline,
        shown=select_events(timeline, config.limit, config.first, config.last),
        placements=place_events(timeline, placed),
        questions=questions,
        stances=stances,
        counts=counts,
        skipped=skipped,
    )


def build_site(explainer: Explainer, theme: Theme, folder: Path) -> None:
    """Render the explainer and write the site, whole or not at all. Raises SiteError."""
    write_site(render_site(explainer, theme), folder)
