"""How high a chart alone will be, worked out before a browser has drawn it, so that no page jumps."""

from __future__ import annotations

from output.pieces import Piece
from output.story import Story

WIDTHS_PX = (0, 360, 480, 600, 720, 900)


def estimate_heights(piece: Piece, story: Story) -> dict[int, int]:
    """Heights by the least width they hold for, both in pixels."""
    return {width: {"timeline": 620, "map": 480}.get(piece.chart, 900) for width in WIDTHS_PX}
