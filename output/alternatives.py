"""A chart in words, for those who do not see it: the alternative text of its picture."""

from __future__ import annotations

from collections.abc import Sequence

from output.boards import Board, CountryLine, StanceGroup
from output.outline import EventLine, write_standfirst
from output.pieces import Piece
from output.stops import Stop
from output.story import Story
from output.wording import Wording, add_aside, count_of, end_sentence, say

MOST_TOLD = 60
"""Events that are told one by one; a longer text than that nobody listens to."""


def describe_piece(piece: Piece, story: Story) -> str:
    """All that the picture of a piece shows, in sentences."""
    wording = story.outline.wording
    if piece.chart == "choropleth":
        answers = [describe_board(board, wording) for board in piece.boards]
        return join_sentences(answers or [say(wording, "embed.nothing")], wording)
    title, standfirst = (
        end_sentence(words, wording) for words in (piece.title, write_standfirst(story.outline))
    )
    head = say(wording, f"share.{piece.chart}", title=title, standfirst=standfirst)
    outline = story.outline
    told = (
        describe_stops(story)
        if piece.chart == "map"
        else describe_events(outline.events, wording, len(outline.others))
    )
    return join_sentences([head, told], wording)


def describe_events(events: tuple[EventLine, ...], wording: Wording, others: int = 0) -> str:
    """Each event with its day; the most important ones where there are too many, and how many more there are,
    `others` among them."""
    ranked = sorted(events, key=lambda line: (-line.event.importance, line.number))
    chosen = sorted(ranked[:MOST_TOLD], key=lambda line: line.number)
    sentences = [tell_event(line, wording) for line in chosen]
    if len(events) + others > len(chosen):
        more = count_of(wording, "more-events", len(events) + others - len(chosen))
        sentences.append(end_sentence(more, wording))
    return join_sentences(sentences, wording)


def tell_event(line: EventLine, wording: Wording) -> str:
    """ "11 Feb 2025: Leaders meet (sources disagree)."."""
    notes = [say(wording, "events.disputed")] if line.event.disputes else []
    notes += [say(wording, "events.announced")] if line.event.status == "announced" else []
    notes += [line.edit.label] if line.edit else []
    title = line.event.title
    if notes:
        title = add_aside(title, say(wording, "join.list").join(notes), wording)
    return end_sentence(say(wording, "share.event", date=line.when, title=title), wording)


def describe_stops(story: Story) -> str:
    """Each place with how much happened there, the busiest first."""
    stops = sorted(story.stops, key=lambda stop: (-len(stop.events), stop.events))
    wording = story.outline.wording
    return join_sentences([tell_stop(stop, wording) for stop in stops], wording)


def tell_stop(stop: Stop, wording: Wording) -> str:
    """ "Paris: 5 events."."""
    number = count_of(wording, "events", len(stop.events))
    basis = len(stop.inferred) == len(stop.events)
    events = add_aside(number, say(wording, "map.document"), wording) if basis else number
    return end_sentence(say(wording, "map.marker", place=stop.place.name, events=events), wording)


def describe_board(board: Board, wording: Wording) -> str:
    """The question, each answer with its countries, and how many are not named."""
    head = end_sentence(say(wording, "choropleth.label", title=board.question.title), wording)
    return join_sentences([head, *(tell_group(group, wording) for group in board.groups)], wording)


def tell_group(group: StanceGroup, wording: Wording) -> str:
    """ "Signed, 61: China, India. 59 more signatories are not named in these sources."."""
    names = [tell_country(line, wording) for line in group.countries]
    told = say(wording, "share.stance", label=group.label, count=group.total)
    if names:
        told = say(wording, "join.colon").join((told, say(wording, "join.list").join(names)))
    sentences = [end_sentence(told, wording), *([group.unnamed_words] if group.unnamed else [])]
    return join_sentences(sentences, wording)


def tell_country(line: CountryLine, wording: Wording) -> str:
    """ "India", "India (sources disagree)"."""
    notes = [say(wording, "choropleth.contested")] if line.contested else []
    notes += [line.edit.label] if line.edit else []
    return add_aside(line.name, say(wording, "join.list").join(notes), wording) if notes else line.name


def join_sentences(sentences: Sequence[str], wording: Wording) -> str:
    """One after the other, as far apart as the language sets them."""
    return say(wording, "join.between").join(sentences)
