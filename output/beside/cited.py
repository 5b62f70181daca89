"""The sources that a page lists: all, or of very many those that it cites; events/sources.html has all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from output.passages import Passage, SourceLine
from output.quoted import quoting_others
from output.story import Story
from output.wording import count_of, write_number

PATH = "events/sources.html"
"""The list of all: beside the page, as the events are that it does not carry."""


def lists_all(story: Story) -> bool:
    """Whether the page lists all sources: when they are no more than it may carry events."""
    return len(story.outline.library.sources) <= story.theme.most_events


def choose_sources(story: Story) -> tuple[SourceLine, ...]:
    """The sources that the page lists, newest first; of very many those that it cites, and those that an
    editor changed."""
    sources = story.outline.library.sources
    if lists_all(story):
        return tuple(sources.values())
    wanted = {passage.source.id for passage in list_cited(story)} | story.outline.source_edits.keys()
    return tuple(sources[name] for name in sources if name in wanted)


def list_cited(story: Story) -> Iterator[Passage]:
    """The passages that the page quotes."""
    quote_others = quoting_others(story.outline.events, story.outline.explainer.edits.documents)
    for line in story.outline.events:
        yield line.passage
        yield from quote_others(line).passages
        yield from (passage for dispute in line.disputes for _, passage in dispute.variants)
    for group in (group for board in story.boards for group in board.groups):
        for country in group.countries:
            yield from country.passages
            yield from (passage for _, quoted in country.earlier for passage in quoted.passages)
        yield from (passage for line in group.counts for passage in line.quoted.passages)


def write_cited(listed: Sequence[SourceLine], story: Story) -> str:
    """ "Cited here: 1,034 of 10,000 sources"; "" where all are listed."""
    total, wording = len(story.outline.library.sources), story.outline.wording
    if len(listed) == total:
        return ""
    return count_of(wording, "cited-sources", total, kept=write_number(len(listed), wording))
