"""Each chart as a picture file: with its title, a key and its sources, in its own colours, without a script.

Light or dark as the reader's system, or as its address says: timeline.svg#dark, timeline.svg#light.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from output.alternatives import describe_piece
from output.disclaimer import write_disclaimer
from output.ink import ink_rules, paint_svg
from output.legend import SYMBOL_PX, KeyItem, key_of_board, key_of_map, key_of_timeline
from output.lettering import break_lines, measure
from output.model import Artifact
from output.outline import count_carried, write_standfirst
from output.pieces import Piece
from output.static_defs import svg_defs
from output.static_map import svg_choropleth, svg_map
from output.static_timeline import svg_timeline
from output.story import Story
from output.theme import Palette, declare_colours
from output.wording import count_of, say, write_day
from output.xml_text import encode_xml

WIDE_PX, NARROW_PX = 720, 340
"""How wide a column of an article is, on a desk and in a hand."""
MARGIN = 16
ROOMY_PX = 600
"""From this width on, titles are larger."""
NOTE_PX, WORDS_PX = 12, 12.5
SPARE_PX = 16
BROADER = {"title": 1.2, "note": 1.08}
"""Bold type, and the faces of some systems, run longer than we measure."""
ROW, GAP = 22, 18
"""Of the key: the height of a row, and the space between two items."""
ID_LINK = re.compile(r'<a href="#')
LINK = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Page:
    """The surface a picture is set on: its width, and whether its language is written from the right."""

    width: int
    leftward: bool

    @property
    def room(self) -> int:
        """What is left between the margins."""
        return self.width - 2 * MARGIN


Block = tuple[Markup, float]
"""A part of the picture drawn from y = 0 downwards, and its height."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A piece drawn for columns of a width, as a file of the site, and its height in pixels."""

    file: Artifact
    height: int


def draw_pictures(piece: Piece, story: Story) -> tuple[Picture, Picture]:
    """embed/timeline.svg or its like, and the same for narrow screens in embed/narrow/."""
    return _draw(piece, story, WIDE_PX, "../"), _draw(piece, story, NARROW_PX, "../../")


def _draw(piece: Piece, story: Story, width: int, site: str) -> Picture:
    picture, height = draw_piece(piece, story, width, site)
    return Picture(Artifact(picture_path(piece, width), encode_xml(f"{picture}\n")), height)


def picture_path(piece: Piece, width: int) -> str:
    """Where the picture lies in the site."""
    return f"embed/{'narrow/' if width == NARROW_PX else ''}{piece.name}.svg"


def draw_piece(piece: Piece, story: Story, width: int, site: str | None = None) -> tuple[Markup, int]:
    """The picture of a piece, and its height in pixels; labels are links where there is a `site`."""
    wording = story.outline.wording
    page = Page(width, wording.direction == "rtl")
    blocks = list(stack(list_blocks(piece, story, page)))
    height = round(blocks[-1][1] + MARGIN)
    body = Markup("").join(
        Markup('<g transform="translate({} {})">{}</g>').format(MARGIN, round(top, 1), drawn)
        for drawn, top in blocks[:-1]
    )
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" lang="{2}" '
        'role="img" direction="{3}"><title>{4}</title><desc>{5}</desc><style>{6}</style>'
        '<g id="light"/><g id="dark"/>'
        '<g class="all">{7}<rect class="sheet" width="{0}" height="{1}"/>{8}</g></svg>'
    ).format(
        width,
        height,
        wording.tag,
        wording.direction,
        piece.title,
        describe_piece(piece, story),
        Markup(picture_style(story.palette)),  # noqa: S704 our own style sheet
        svg_defs(piece.chart != "timeline", story.theme.borders),
        body,
    )
    painted = str(paint_svg(svg, story.palette))
    linked = ID_LINK.sub(f'<a href="{site}index.html#', painted) if site else LINK.sub("", painted)
    return Markup(linked), height  # noqa: S704 markup before, with other addresses or none


def list_blocks(piece: Piece, story: Story, page: Page) -> Iterator[Block]:
    """What stands on the picture, from the top."""
    wording = story.outline.wording
    size = 24 if page.width >= ROOMY_PX else 19
    yield set_lines(piece.title, "title", size, page, 3)
    yield set_lines(write_standfirst(story.outline), "note", NOTE_PX, page, 2)
    if not (piece.boards or story.outline.events):
        yield set_lines(say(wording, "embed.nothing"), "note", NOTE_PX, page, 2)
    for board in piece.boards:
        if len(piece.boards) > 1:
            yield set_lines(board.question.title, "title", size * 0.75, page, 3)
        yield fit_chart(svg_choropleth(board, story.theme.borders), page.room)
        yield set_key(key_of_board(board, wording), page)
    if piece.chart == "map" and story.stops:
        yield fit_chart(draw_still(piece, story, page.room), page.room, "sea")
        yield set_key(key_of_map(story.stops, wording), page)
    if piece.chart == "timeline" and story.outline.events:
        yield fit_chart(draw_still(piece, story, page.room), page.room)
        yield set_key(key_of_timeline(story.outline.events, wording), page)
    for words in list_notes(piece, story):
        yield set_lines(words, "note", NOTE_PX, page, 3)


def fit_chart(svg: Markup, width: int, ground: str = "") -> Block:
    """A chart scaled to a width, on a ground of its own."""
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)
    assert found, "every still picture says what it shows"
    height = round(width * float(found[2]) / float(found[1]), 1)
    below = Markup('<rect class="{}" width="{}" height="{}" rx="4"/>').format(ground, width, height)
    nested = Markup('{}<svg width="{}" height="{}">{}</svg>')
    return nested.format(below if ground else "", width, height, svg), height


def draw_still(piece: Piece, story: Story, width: int) -> Markup:
    """The timeline or the map as our pages have it, laid out for a width."""
    if piece.chart == "map":
        return svg_map(story.stops, story.theme.borders, width)
    return widen(svg_timeline(story.outline.events, width - SPARE_PX, story.outline.wording), width)


def widen(svg: Markup, width: int) -> Markup:
    """The timeline on a little more room than it was laid out for: the labels of a broad typeface need it."""
    had = width - SPARE_PX
    wider = str(svg).replace(f'"0 0 {had} ', f'"0 0 {width} ', 1).replace(f'"{had}"', f'"{width}"', 1)
    return Markup(wider)  # noqa: S704 ours, as it was


def set_lines(words: str, kind: str, size: float, page: Page, most: int) -> Block:
    """Words on as many lines as they need, at most so many."""
    lines = break_lines(words, size * BROADER[kind], page.room, most)
    step = size * 1.3
    x = page.room if page.leftward else 0
    drawn = (
        Markup('<text class="{}" font-size="{}" x="{}" y="{}">{}</text>').format(
            kind, size, x, round(size + number * step, 1), line
        )
        for number, line in enumerate(lines)
    )
    return Markup("").join(drawn), len(lines) * step


def set_key(items: Sequence[KeyItem], page: Page) -> Block:
    """Symbols and their words, in rows."""
    x, row, drawn = 0.0, 0, []
    for symbol, words in items:
        (shown,) = break_lines(words, WORDS_PX, page.room - SYMBOL_PX[0] - 8, 1) or [""]
        length = SYMBOL_PX[0] + 8 + measure(shown, WORDS_PX)
        if x and x + length > page.room:
            x, row = 0.0, row + 1
        drawn.append(set_item(symbol, shown, x, row * ROW, page))
        x += length + GAP
    return Markup("").join(drawn), (row + 1) * ROW - 6 if items else 0


def set_item(symbol: Markup, words: str, x: float, y: float, page: Page) -> Markup:
    """One symbol with its words beside it."""
    at = page.room - x - SYMBOL_PX[0] if page.leftward else x
    beside = page.room - x - SYMBOL_PX[0] - 8 if page.leftward else x + SYMBOL_PX[0] + 8
    return Markup('<g transform="translate({} {})">{}</g><text class="words" x="{}" y="{}">{}</text>').format(
        round(at, 1), y, symbol, round(beside, 1), y + 12.5, words
    )


def list_notes(piece: Piece, story: Story) -> Iterator[str]:
    """What a reader must know to read the picture, and where it comes from."""
    wording, outline = story.outline.wording, story.outline
    if piece.chart == "choropleth":
        yield say(wording, "choropleth.caption")
    parts = [count_of(wording, "sources", len(outline.library.sources))]
    if outline.updated:
        parts = [say(wording, "page.updated", date=write_day(outline.updated, wording))]
    if piece.chart != "choropleth" and outline.others:
        parts.append(count_carried(outline))
    if piece.chart != "timeline":
        parts += [say(wording, "credits.borders")]
    if piece.chart == "map":
        parts += [say(wording, "credits.places")]
    if story.theme.url:
        parts.append(story.theme.url.split("://", 1)[1].rstrip("/"))
    yield " · ".join(parts)
    if piece.chart == "choropleth":
        yield write_disclaimer(story.theme.borders, wording)


def stack(blocks: Iterable[Block]) -> Iterator[tuple[Markup, float]]:
    """Each block with the y it starts at, those without content left out; at last nothing, and the end."""
    top = float(MARGIN)
    for drawn, height in blocks:
        if drawn:
            yield drawn, top
            top += height + 12
    yield Markup(""), top - 12


def picture_style(palette: Palette) -> str:
    """The colours, light and dark, and the look in them."""
    light, dark = declare_colours(palette.light), declare_colours(palette.dark)
    return (
        f".all{{{light}}}@media (prefers-color-scheme:dark){{.all{{{dark}}}}}"
        f"#light:target~.all{{{light}}}#dark:target~.all{{{dark}}}"
        f"{ink_rules(lambda role: f'var(--{role})', palette)}"
        "a{text-decoration:none}a:hover{text-decoration:underline}"
    )
