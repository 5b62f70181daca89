"""data/story.md: the page in words as Markdown (CommonMark), for a newsroom's own system or a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from output.batches import plan_boards
from output.boards import Batch, Board, StanceGroup, set_boards
from output.data.markdown import write_link, write_words
from output.data_block import list_notes
from output.edit_lines import write_edit
from output.model import Artifact, Explainer, Theme
from output.outline import DisputeLine, EventLine, Outline, outline_explainer, write_standfirst
from output.passages import Passage, SourceLine
from output.theme import load_palette
from output.wording import Wording, add_aside, end_sentence, say

_BESIDE = " · "


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The story: title and standfirst, the events date by date, who stood where, the sources."""
    outline = outline_explainer(explainer)
    blocks = [*tell_head(outline), *tell_events(outline)]
    plan = plan_boards(explainer, outline.library.documents, whole=True)
    for board in set_boards(outline, load_palette(), plan):
        blocks += tell_board(board, outline.wording)
    blocks += tell_sources(outline)
    return Artifact("data/story.md", ("\n\n".join(blocks) + "\n").encode("utf-8", "replace"))


def tell_head(outline: Outline) -> Iterator[str]:
    """Title and standfirst."""
    yield f"# {write_words(outline.explainer.title)}"
    yield write_words(say(outline.wording, "join.sentence", words=write_standfirst(outline)))


def tell_events(outline: Outline) -> Iterator[str]:
    """The events, those of one date under one heading."""
    if outline.events:
        yield f"## {write_words(say(outline.wording, 'events.heading'))}"
    for when, lines in groupby(outline.events, key=lambda line: line.when):
        yield f"### {write_words(when)}"
        for line in lines:
            yield from tell_event(line, outline.wording)


def tell_event(line: EventLine, wording: Wording) -> Iterator[str]:
    """Headline, place and doubts; why it was edited; the passage with its source; others; disputes."""
    yield f"#### {write_words(line.event.title)}"
    if known := (*name_places(line, wording), *list_notes(line, wording)):
        yield _BESIDE.join(map(write_words, known))
    if edited := write_edit(line.edit, wording):
        yield write_words(edited)
    yield quote_passage(line.passage)
    yield from tell_others(line.also, wording)
    for dispute in line.disputes:
        yield from tell_dispute(dispute, wording)


def name_places(line: EventLine, wording: Wording) -> Iterator[str]:
    """Where it happened, and whether that was inferred."""
    for placement in line.placements:
        name, inferred = placement.place.name, placement.basis == "document"
        yield add_aside(name, say(wording, "events.inferred"), wording) if inferred else name


def tell_others(passages: Iterable[Passage], wording: Wording) -> Iterator[str]:
    """The further sources, each once, with a link to its words."""
    first = {passage.source.id: passage for passage in reversed(tuple(passages))}
    if first:
        links = say(wording, "join.list").join(cite(passage) for passage in reversed(first.values()))
        yield end_sentence(say(wording, "events.also", names=links), wording)


def tell_dispute(dispute: DisputeLine, wording: Wording) -> Iterator[str]:
    """What sources disagree on, and the readings."""
    yield write_words(dispute.about)
    yield "\n".join(
        f"- {write_words(value)}{say(wording, 'join.colon')}{cite(told)}{say(wording, 'join.colon')}"
        f"{write_words(told.quote)}"
        for value, told in dispute.variants
    )


def tell_board(board: Board, wording: Wording) -> Iterator[str]:
    """A question, and under each answer the countries and the sentences that say so."""
    yield f"## {write_words(board.question.title)}"
    for group in board.groups:
        yield f"### {write_words(say(wording, 'join.colon').join((group.label, group.total)))}"
        yield from tell_group(group, wording)


def tell_group(group: StanceGroup, wording: Wording) -> Iterator[str]:
    """One answer; where no country is named, the sentences that count them."""
    for batch in group.batches:
        yield tell_countries(batch, wording)
        if batch.passage:
            yield quote_passage(batch.passage)
        yield from tell_others(batch.also.passages, wording)
    if group.unnamed_words:
        yield write_words(group.unnamed_words)
    if not group.batches:
        yield from (quote_passage(told) for line in group.counts for told in line.quoted.passages)


def tell_countries(batch: Batch, wording: Wording) -> str:
    """The countries that one passage tells of."""
    contested = say(wording, "choropleth.contested")
    names = (
        add_aside(line.name, contested, wording) if line.contested else line.name for line in batch.countries
    )
    listed = write_words(say(wording, "join.list").join(names))
    return _BESIDE.join((listed, write_words(batch.as_of))) if batch.as_of else listed


def tell_sources(outline: Outline) -> Iterator[str]:
    """The sources, newest first."""
    lines = outline.library.sources.values()
    if lines:
        yield f"## {write_words(say(outline.wording, 'sources.heading'))}"
        yield "\n".join(f"{line.number}. {_BESIDE.join(describe_source(line))}" for line in lines)


def describe_source(line: SourceLine) -> Iterator[str]:
    """Title, publisher, day."""
    yield write_link(line.title, line.url)
    if line.name != line.title:
        yield write_words(line.name)
    yield write_words(line.published)


def quote_passage(passage: Passage) -> str:
    """The words of a source and a link to them."""
    return f"> {write_words(passage.quote)}\n>\n> — {cite(passage)}"


def cite(passage: Passage) -> str:
    """The name of a source, which leads to the very words where it has a web address."""
    return write_link(passage.source.name, passage.href)
