"""One chart as a still picture that stands alone: an SVG file with its title, its key and its own colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from output.assets import load_text
from output.boards import Board
from output.chart import ChartKind
from output.disclaimer import write_disclaimer
from output.lettering import break_lines
from output.static_defs import PATTERNS, svg_defs
from output.static_map import svg_choropleth, svg_map
from output.static_timeline import svg_timeline
from output.story import Story
from output.theme import Palette
from output.wording import Wording, add_aside, say

WIDTH_PX, MARGIN_PX = 900, 20
TITLE_PX, TEXT_PX, LINE_PX = 22, 14, 20
MOST_LINES = 6
"""Lines of names of countries that gave one answer."""
SHEETS = ("charts", "stances")
"""The style sheets whose rules the picture takes, where they fit anything in it."""

Block = tuple[Markup, float]
"""A piece of the picture and its height."""


def draw_still(kind: ChartKind, story: Story, width: int | None) -> str:
    """The picture of one chart, so many pixels wide."""
    full = width or WIDTH_PX
    inner = full - 2 * MARGIN_PX
    blocks = list(stack_blocks(kind, story, inner))
    y, placed = float(MARGIN_PX), []
    for markup, height in blocks:
        placed.append(Markup('<g transform="translate({} {})">{}</g>').format(MARGIN_PX, round(y, 1), markup))
        y += height
    body = svg_defs(kind in ("map", "choropleth"), story.theme.borders) + Markup("").join(placed)
    # Links lead nowhere from a picture that stands alone.
    body = Markup(re.sub(r"</?a\b[^>]*>", "", body))  # noqa: S704 only taken away from
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img">'
        '<title>{2}</title><style>{3}</style><rect class="paper" width="{0}" height="{1}"/>{4}</svg>\n'
    ).format(
        full,
        round(y + MARGIN_PX),
        story.outline.explainer.title,
        Markup(still_style(body, story.palette)),  # noqa: S704 our own style sheets
        body,
    )


def stack_blocks(kind: ChartKind, story: Story, width: int) -> Iterator[Block]:
    """What stands on the picture, from top to bottom."""
    yield write_lines(story.outline.explainer.title, TITLE_PX, width, 2, "title")
    wording = story.outline.wording
    if kind == "timeline" and story.outline.events:
        yield set_figure(svg_timeline(story.outline.events, width, wording), width)
    elif kind == "map" and story.stops:
        yield set_figure(svg_map(story.stops, story.theme.borders), width)
    elif kind == "choropleth" and story.boards:
        for board in story.boards:
            yield write_lines(board.question.title, TEXT_PX + 3, width, 2, "title")
            yield set_figure(svg_choropleth(board, story.theme.borders), width)
            yield from list_answers(board, width, wording)
        yield write_lines(
            write_disclaimer(story.theme.borders, wording), TEXT_PX - 1, width, MOST_LINES, "muted"
        )
    else:
        yield write_lines(say(wording, "embed.nothing"), TEXT_PX, width, 1, "")


def list_answers(board: Board, width: int, wording: Wording) -> Iterator[Block]:
    """The key of a question: each answer with its colour, how many gave it and who they are."""
    for group in board.groups:
        pattern = Markup('<rect width="14" height="14" fill="url(#pattern-live-{})"/>').format(group.role)
        swatch = Markup('<rect class="role-{}" width="14" height="14"/>{}').format(
            group.role, pattern if group.role in PATTERNS else ""
        )
        names = say(wording, "join.list").join(country.name for country in group.countries)
        words = add_aside(group.label, group.total, wording)
        if names:
            words = say(wording, "join.colon").join((words, names))
        text, height = write_lines(words, TEXT_PX, width - 24, MOST_LINES, "")
        yield Markup('{}<g transform="translate(24 -3)">{}</g>').format(swatch, text), height


def write_lines(words: str, size: int, width: int, most: int, kind: str) -> Block:
    """Words on as few lines as they need, and a little room below."""
    step = size * LINE_PX / TEXT_PX
    lines = break_lines(words, size * 1.06, width, most)
    texts = Markup("").join(
        Markup('<text class="{}" font-size="{}" y="{}">{}</text>').format(
            kind, size, round(size + number * step), line
        )
        for number, line in enumerate(lines)
    )
    return texts, len(lines) * step + 8


def set_figure(figure: Markup, width: int) -> Block:
    """One of the page's still figures, as wide as the picture."""
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', figure)
    if found is None:
        return figure, 0
    height = round(width * float(found[2]) / float(found[1]), 1)
    head, mark, rest = figure.partition(">")
    bare = re.sub(r' (?:width|height)="[^"]*"', "", head)
    sized = Markup(f'{bare} width="{width}" height="{height}"{mark}')  # noqa: S704 markup, and numbers
    return sized + Markup(rest), height + 16  # noqa: S704 the rest of the same markup


def still_style(svg: str, palette: Palette) -> str:
    """The rules of our sheets that fit something in a picture, with the colours in place of their names:
    programs that draw SVG know no custom properties."""
    present = {name for names in re.findall(r'class="([^"]*)"', svg) for name in names.split()}
    sheet = re.sub(
        r"(?s)/\*.*?\*/|@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", " ".join(map(load_sheet, SHEETS))
    )
    rules = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        kept = [one.strip() for one in selectors.split(",") if fits(one, present)]
        if kept:
            rules.append(f"{','.join(kept)}{{{' '.join(body.split())}}}")
    own = (
        ".paper{fill:var(--paper)}text{fill:var(--ink);font-family:system-ui,sans-serif}"
        ".title{font-weight:600}.muted{fill:var(--muted)}"
    )
    return re.sub(
        r"var\(--([a-z-]+)\)", lambda name: palette.light.get(name[1], name[0]), own + "".join(rules)
    )


def load_sheet(name: str) -> str:
    """One of our style sheets."""
    return load_text(f"static/{name}.css")


def fits(selector: str, present: set[str]) -> bool:
    """True when a picture has every class that a selector names, and the selector is about nothing else."""
    classes = re.findall(r"\.([\w-]+)", selector)
    return bool(classes) and set(classes) <= present and not re.search(r"[:\[#]", selector)
