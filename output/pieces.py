"""The pieces of an explainer for other pages: each chart, and each question where there are several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from output.boards import Board
from output.story import Story

ChartKind = Literal["timeline", "map", "choropleth"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One chart on its own."""

    chart: ChartKind
    name: str
    """What its files are called: "timeline", "choropleth", "choropleth-QUESTION"."""
    title: str
    boards: tuple[Board, ...] = ()
    """The questions it answers."""
    question: str | None = None
    """The id of its question, where it is one among several."""


def list_pieces(story: Story) -> tuple[Piece, ...]:
    """All pieces there is something to show of, the timeline first."""
    title, boards = story.outline.explainer.title, story.boards
    pieces = [Piece("timeline", "timeline", title)] if story.outline.events else []
    if story.stops:
        pieces.append(Piece("map", "map", title))
    if len(boards) == 1:
        pieces.append(Piece("choropleth", "choropleth", boards[0].question.title, boards))
    elif boards:
        pieces.append(Piece("choropleth", "choropleth", title, boards))
        pieces += [
            Piece("choropleth", name_piece(board), board.question.title, (board,), board.question.id)
            for board in boards
        ]
    return tuple(pieces)


def name_piece(board: Board) -> str:
    """A name for the files of a question."""
    return f"choropleth-{name_for_files(board.question.id)}"


def name_for_files(question: str) -> str:
    """Of the letters of a question's id those that are safe anywhere."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", question)
