"""The preview drawn with Pillow and the one typeface it carries, so that it looks alike on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from PIL import Image, ImageDraw, ImageFont

from output.lanes import Mark
from output.lettering import shorten
from output.outline import EventLine
from output.theme import Palette
from output.timeline_chart import is_exact, is_long, role_of
from output.timeline_plan import FONT, HEAD, LANE, Drawing, room_at

FINER = 2
"""Drawn so many times as large, then reduced: Pillow does not smooth what it draws."""
BOLD_FROM = 40
"""Type of this size is thickened: the typeface has one weight."""
SIZES = {"title": 54, "standfirst": 27}
PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "€": "EUR ",
        "£": "GBP ",
        "ß": "ss",
    }
)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a preview: lines of the head as (kind, baseline, words), and the timeline below."""

    size: tuple[int, int]
    margin: int
    lines: tuple[tuple[str, float, str], ...]
    top: float
    """Where the timeline starts."""
    zoom: float
    drawing: Drawing | None
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Pen:
    """A drawing surface, enlarged, and the colours."""

    draw: ImageDraw.ImageDraw
    palette: Palette
    scale: float
    origin: Point


def draw_picture(sheet: Sheet, palette: Palette) -> Image.Image:
    """The preview as an image."""
    width, height = sheet.size
    image = Image.new("RGB", (width * FINER, height * FINER), palette.light["paper"])
    draw = ImageDraw.Draw(image)
    for kind, baseline, words in sheet.lines:
        pen = Pen(draw, palette, FINER, (sheet.margin, baseline))
        write(pen, (0, 0), words, SIZES[kind], "ink" if kind == "title" else "muted")
    if sheet.drawing:
        origin = (sheet.margin / sheet.zoom, sheet.top / sheet.zoom)
        draw_timeline(Pen(draw, palette, FINER * sheet.zoom, origin), sheet.drawing, sheet.ticks)
    return image.resize(sheet.size, Image.Resampling.LANCZOS)


def draw_timeline(pen: Pen, drawing: Drawing, ticks: Sequence[tuple[float, str]]) -> None:
    """Grid, marks and labels, as output/static_timeline.py places them."""
    height = HEAD + drawing.lanes * LANE
    for x, words in ticks:
        line(pen, (x, HEAD - 6), (x, height), "rule")
        write(pen, (x, 16), words, 12, "muted", "ms")
    for event, mark, spot in zip(drawing.lines, drawing.marks, drawing.spots, strict=True):
        if spot.lane >= 0:
            y = HEAD + spot.lane * LANE + LANE / 2
            draw_mark(pen, event, mark, y, drawing.scale.width)
            words = shorten(event.event.title, FONT, room_at(spot, drawing.scale.width))
            write(pen, (spot.label_left, y + 4.5), words, FONT, "ink")


def draw_mark(pen: Pen, event: EventLine, mark: Mark, y: float, width: float) -> None:
    """A point, two points and a bar, or a pale bar; hollow when announced, a diamond when disputed."""
    role = role_of(event.event)
    colour = "disputed" if role == "disputed" else "accent"
    if not is_exact(event.event):
        middle = (mark.left + mark.right) / 2
        left, right = max(0, min(mark.left, middle - 6)), min(width, max(mark.right, middle + 6))
        box(pen, (left, y - 7), (right, y + 7), "accent-soft")
        return
    if is_long(event.event):
        box(pen, (mark.left, y - 4), (mark.right, y + 4), "accent-soft")
    for x in dict.fromkeys((mark.left, mark.right)):
        if role == "disputed":
            diamond(pen, (x, y), 7, colour)
        else:
            circle(pen, (x, y), 6, colour)
        if role == "announced":
            circle(pen, (x, y), 3.6, "paper")


def place(pen: Pen, point: Point) -> Point:
    """A point of the drawing on the surface."""
    return (pen.origin[0] + point[0]) * pen.scale, (pen.origin[1] + point[1]) * pen.scale


def box(pen: Pen, start: Point, end: Point, role: str) -> None:
    """A filled rectangle."""
    pen.draw.rectangle((*place(pen, start), *place(pen, end)), fill=pen.palette.light[role])


def line(pen: Pen, start: Point, end: Point, role: str) -> None:
    """A hairline."""
    pen.draw.line((*place(pen, start), *place(pen, end)), fill=pen.palette.light[role], width=FINER)


def circle(pen: Pen, centre: Point, radius: float, role: str) -> None:
    """A filled circle."""
    pen.draw.circle(place(pen, centre), radius * pen.scale, fill=pen.palette.light[role])


def diamond(pen: Pen, centre: Point, radius: float, role: str) -> None:
    """A filled square on its tip."""
    x, y = centre
    corners = [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)]
    pen.draw.polygon([place(pen, corner) for corner in corners], fill=pen.palette.light[role])


def write(pen: Pen, point: Point, words: str, size: float, role: str, anchor: str = "ls") -> None:
    """Words with their baseline at a point; nothing when the typeface cannot write them."""
    font = ImageFont.load_default(size * pen.scale)
    bold = FINER if size > BOLD_FROM else 0
    ink = pen.palette.light[role]
    pen.draw.text(place(pen, point), spell(words), ink, font, anchor, stroke_width=bold, stroke_fill=ink)


def spell(words: str) -> str:
    """The words in the letters that the typeface has, which are those of ASCII; "" when they are others."""
    plain = normalize("NFKD", words.translate(PLAIN))
    letters = "".join(char for char in plain if not combining(char))
    return letters if letters.isascii() and letters.isprintable() else ""
