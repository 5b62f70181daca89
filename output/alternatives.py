"""A chart in words, for those who do not see it: the alternative text of its picture."""

from __future__ import annotations

from output.boards import Board, StanceGroup
from output.outline import EventLine, write_standfirst
from output.pieces import Piece
from output.stops import Stop
from output.story import Story
from output.wording import Wording, count_of, say

MOST_TOLD = 60
"""Events that are told one by one; a longer text than that nobody listens to."""


def describe_piece(piece: Piece, story: Story) -> str:
    """All that the picture of a piece shows, in sentences."""
    wording = story.outline.wording
    if piece.boards:
        return describe_board(piece.boards[0], wording)
    head = say(wording, f"share.{piece.chart}", title=piece.title, standfirst=write_standfirst(story.outline))
    told = describe_stops(story) if piece.chart == "map" else describe_events(story.outline.events, wording)
    return head + say(wording, "join.between") + told


def describe_events(events: tuple[EventLine, ...], wording: Wording) -> str:
    """Each event with its day; the most important ones where there are too many."""
    ranked = sorted(events, key=lambda line: (-line.event.importance, line.number))
    chosen = sorted(ranked[:MOST_TOLD], key=lambda line: line.number)
    sentences = [tell_event(line, wording) for line in chosen]
    if len(events) > len(chosen):
        more = count_of(wording, "more-events", len(events) - len(chosen))
        sentences.append(end_sentence(more, wording))
    return say(wording, "join.between").join(sentences)


def tell_event(line: EventLine, wording: Wording) -> str:
    """ "11 Feb 2025: Leaders meet (sources disagree)."."""
    notes = [say(wording, "events.disputed")] if line.event.disputes else []
    notes += [say(wording, "events.announced")] if line.event.status == "announced" else []
    title = line.event.title
    if notes:
        title += " " + say(wording, "join.aside", words=say(wording, "join.list").join(notes))
    return end_sentence(say(wording, "share.event", date=line.when, title=title), wording)


def describe_stops(story: Story) -> str:
    """Each place with how much happened there, the busiest first."""
    stops = sorted(story.stops, key=lambda stop: (-len(stop.events), stop.events))
    wording = story.outline.wording
    return say(wording, "join.between").join(tell_stop(stop, wording) for stop in stops)


def tell_stop(stop: Stop, wording: Wording) -> str:
    """ "Paris: 5 events."."""
    number = count_of(wording, "events", len(stop.events))
    basis = len(stop.inferred) == len(stop.events)
    inferred = say(wording, "join.aside", words=say(wording, "map.document"))
    events = f"{number} {inferred}" if basis else number
    return end_sentence(say(wording, "map.marker", place=stop.place.name, events=events), wording)


def describe_board(board: Board, wording: Wording) -> str:
    """The question, each answer with its countries, and how many are not named."""
    head = end_sentence(say(wording, "choropleth.label", title=board.question.title), wording)
    told = (tell_group(group, wording) for group in board.groups)
    return say(wording, "join.between").join([head, *told])


def tell_group(group: StanceGroup, wording: Wording) -> str:
    """ "Signed, 61: China, India. 59 more signatories are not named in these sources."."""
    contested = say(wording, "join.aside", words=say(wording, "choropleth.contested"))
    names = [f"{line.name} {contested}" if line.contested else line.name for line in group.countries]
    head = say(wording, "share.stance", label=group.label, count=group.total)
    if names:
        head += say(wording, "join.colon") + say(wording, "join.list").join(names)
    told = end_sentence(head, wording)
    return told + say(wording, "join.between") + group.unnamed_words if group.unnamed else told


def end_sentence(words: str, wording: Wording) -> str:
    """The words with a full stop, unless they end in a mark of their own."""
    ended = words.endswith((".", "!", "?", "…", "。", "？", "؟"))
    return words if ended else say(wording, "join.sentence", words=words)
