"""How high a chart alone will be, worked out before a browser has drawn it, so that no page jumps.

The numbers are those of the style sheets (page.css, charts.css, embed.css), in pixels. Typefaces are guessed,
so the result is true to some lines; the frame itself tells the rest (height.js).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from output.boards import Board, StanceGroup
from output.legend import key_of_timeline
from output.lettering import measure
from output.pieces import Piece
from output.story import Story
from output.timeline_plan import plan_timeline
from output.wording import Wording, say

WIDTHS_PX = (0, 340, 370, 420, 480, 560, 624, 680, 760, 860, 992, 1100)
PADDING, ORIGIN, CAPTION_TOP = 24, 34, 13
NOTE_PX, NOTE_LINE = 13.4, 19.5
TOOLBAR, BEYOND, AXIS = 42, 29, 48
LANE, NARROW_LANE, NARROW = 30, 42, 600
BESIDE, TWO_COLUMNS, COLUMN = 992, 640, 272
"""From these widths on the answers stand beside the map, or beside one another."""
WORLD = 0.47
KEY_GAP, MARK_PX, SWATCH_PX = 21, 42, 22
SAYING = 36


def estimate_heights(piece: Piece, story: Story) -> dict[int, int]:
    """Heights by the least width they hold for, both in pixels."""
    return {width: round(estimate_height(piece, story, width)) for width in WIDTHS_PX}


def height_at(heights: Mapping[int, int], width: int) -> int:
    """The height that holds at a width."""
    return heights[max(least for least in heights if least <= width)]


def estimate_height(piece: Piece, story: Story, least: int) -> float:
    """The height of a piece in a frame somewhat wider than `least`."""
    wider = next((width for width in WIDTHS_PX if width > least), least)
    frame = (max(least, 320) + max(wider, 320)) / 2
    width = frame - PADDING
    head = PADDING + lines(story.outline.explainer.title, 18.4 * 1.1, width) * 23 + 11 + ORIGIN
    wording = story.outline.wording
    if piece.chart == "timeline":
        return head + timeline_height(story, width)
    if piece.chart == "map":
        return head + min(max(240, frame * 0.6), 440) + CAPTION_TOP + note(say(wording, "map.caption"), width)
    boards = [board_height(board, frame, wording) for board in piece.boards]
    return head + sum(boards) + 32 * (len(boards) - 1)


def lines(text: str, size: float, width: float) -> int:
    """On how many lines a text will stand: words that do not fit leave some room."""
    length = measure(text, size)
    return max(1, ceil(length / width + (0.12 if length > width else 0)))


def rows(lengths: Iterable[float], gap: float, width: float) -> int:
    """In how many rows things of these lengths will stand."""
    count, at = 1, 0.0
    for length in lengths:
        if at and at + length > width:
            count, at = count + 1, 0.0
        at += length + gap
    return count


def note(text: str, width: float) -> float:
    """A text in small type."""
    return lines(text, NOTE_PX, width) * NOTE_LINE


def key(words: Iterable[str], symbol: float, width: float) -> float:
    """A key."""
    return rows((symbol + measure(each, NOTE_PX) for each in words), KEY_GAP, width) * 25 - 5


def timeline_height(story: Story, width: float) -> float:
    """Buttons, the chart, what lies beyond, and the caption."""
    drawing = plan_timeline(story.outline.events, width)
    lanes = drawing.lanes + any(spot.lane < 0 for spot in drawing.spots)
    wording = story.outline.wording
    marks = key_of_timeline(story.outline.events, wording)
    return (
        TOOLBAR
        + AXIS
        + lanes * (LANE if width >= NARROW else NARROW_LANE)
        + BEYOND
        + CAPTION_TOP
        + key((words for _, words in marks), MARK_PX, width)
        + note(say(wording, "timeline.caption"), width)
        + note(say(wording, "timeline.keys"), width)
    )


def board_height(board: Board, frame: float, wording: Wording) -> float:
    """The map of a question with its answers below or beside it, and the sentences folded away."""
    width = frame - PADDING
    beside = frame >= BESIDE
    left, right = ((width - 48) * 2.1 / 3.1, (width - 48) / 3.1) if beside else (width, width)
    words = [group.label for group in board.groups] + [say(wording, "choropleth.unnamed")]
    caption = f"{say(wording, 'choropleth.caption')} {say(wording, 'choropleth.disclaimer')}"
    world = left * WORLD + CAPTION_TOP + key(words, SWATCH_PX, left) + 6 + note(caption, left) + 10
    head = lines(board.question.title, 18.4 * 1.1, width) * 21 + 11
    sayings = 29 + SAYING * len(board.groups)
    if beside:
        return head + max(world, answers_height(board, right, 1)) + sayings
    columns = max(1, int((width + 40) // (COLUMN + 40))) if frame >= TWO_COLUMNS else 1
    return head + world + 29 + answers_height(board, width, columns) + sayings


def answers_height(board: Board, width: float, columns: int) -> float:
    """The answers in so many columns."""
    room = (width - 40 * (columns - 1)) / columns
    heights = [group_height(group, room) for group in board.groups]
    rows_of = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
    return sum(rows_of) + 26 * (len(rows_of) - 1)


def group_height(group: StanceGroup, width: float) -> float:
    """One answer: its head, its squares, its countries, and how many are not named."""
    squares = ceil(group.tiles / ((width + 3) // 15)) * 15 + 16 if group.tiles else 0
    names = rows((measure(country.name, 16, bold=True) for country in group.countries), 14, width) * 31 + 15
    unnamed = lines(group.unnamed_words, 14.1, width) * 22 if group.unnamed else 0
    return 34 + squares + names + unnamed
