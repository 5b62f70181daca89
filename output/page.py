"""The explainer itself: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from output.beside.cited import PATH as ALL_SOURCES
from output.beside.cited import choose_sources, write_cited
from output.beside.rest import Rest, describe_rest, prepare_page, say_rest
from output.boards import write_named
from output.data_block import to_json
from output.document import build_document
from output.downloads import list_downloads
from output.facets import count_chosen, count_tellings
from output.model import Artifact, Explainer, Theme
from output.news import list_former, list_marks, tell_news
from output.outline import Outline, write_standfirst
from output.pictures import draw_pictures
from output.pieces import list_pieces
from output.quoted import leave_out
from output.sharing import describe_sharing
from output.snippets import Snippets, describe_snippets, write_snippets
from output.story import Story, list_charts, prepare_story
from output.structured_data import describe_article
from output.timeline_chart import key_events
from output.wording import say, write_day

PATH = "index.html"


def render_page(explainer: Explainer, theme: Theme) -> Artifact:
    """index.html: the words first, then the charts, then every event with the passage that tells it."""
    return next(each for each in render_page_with_pictures(explainer, theme) if each.path == PATH)


def render_page_with_pictures(explainer: Explainer, theme: Theme) -> Iterator[Artifact]:
    """index.html, what it offers to paste (embed/snippets.json), and the pictures that this tells the heights
    of: they take the longest, and are drawn once."""
    return write_page_with_pictures(*prepare_page(explainer, theme))


def write_page_with_pictures(story: Story, rest: Rest | None) -> Iterator[Artifact]:
    """The same of a story that is worked out, and of what is told beside it."""
    alone = prepare_story(story.outline.explainer, story.theme) if rest else story
    drawn = {piece: draw_pictures(piece, alone) for piece in list_pieces(alone)}
    snippets = [
        describe_snippets(piece, alone, wide.height, narrow.height) for piece, (wide, narrow) in drawn.items()
    ]
    yield Artifact(PATH, write_page(story, snippets, rest=rest))
    yield write_snippets(snippets, story)
    yield from (picture.file for pictures in drawn.values() for picture in pictures)


def write_page(
    story: Story, snippets: Sequence[Snippets], single: bool = False, rest: Rest | None = None
) -> bytes:
    """The page as a document; `single`: there are no other files beside it; `rest`: what those files tell."""
    outline, explainer = story.outline, story.outline.explainer
    keys, wording = key_events(outline.events), outline.wording
    sources = choose_sources(story)
    named = write_named(story.boards, wording)
    return build_document(
        "page.html",
        story,
        list_charts(story),
        single,
        (),
        describe_rest(rest, story) if rest else None,
        beside=say_rest(rest, story),
        sources=sources,
        cited=write_cited(sources, story),
        every_source=ALL_SOURCES,
        leaves_out=leave_out(outline.events, explainer.edits.documents),
        home="",
        description=write_standfirst(outline),
        standfirst=say(wording, "join.sentence", words=write_standfirst(outline, named)),
        updated=write_updated(outline),
        keys=[line for line in outline.events if line.number in keys],
        unshown=len(explainer.timeline.events) - len((rest.outline if rest else outline).events),
        unplaced=sum(not line.placements for line in outline.events),
        unplaced_beside=any(not line.placements for line in rest.outline.events) if rest else False,
        tellings=count_shown(story, rest),
        news=tell_news(explainer, wording),
        marks=list_marks(explainer, wording),
        former=list_former(explainer),
        downloads=tuple(list_downloads(outline)),
        linked=to_json(describe_article(outline, story.theme.url, sources)),
        pieces=snippets,
        **describe_sharing(story),
    )


def count_shown(story: Story, rest: Rest | None) -> Mapping[str, int]:
    """How many events of a source the finder can show, by document id, for the sources that it knows."""
    chosen = count_chosen(story.facets, "source")
    return count_tellings(rest.outline) if rest and chosen else chosen


def write_updated(outline: Outline) -> str:
    """ "Sources up to 12 Feb 2025.", with what follows a sentence; "" when no day is known."""
    if outline.updated is None:
        return ""
    wording = outline.wording
    words = say(wording, "page.updated", date=write_day(outline.updated, wording))
    return say(wording, "join.sentence", words=words) + say(wording, "join.between")
