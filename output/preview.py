"""preview.svg and preview.png: the head and the timeline in one picture, for social media and feeds."""

from __future__ import annotations

from io import BytesIO

from markupsafe import Markup

from output.boards import set_boards, write_named
from output.lettering import break_lines
from output.model import Artifact, Explainer, Theme
from output.outline import outline_explainer, write_standfirst
from output.preview_drawing import Sheet, draw_picture
from output.static_defs import svg_defs
from output.static_timeline import svg_timeline
from output.theme import Palette, load_palette
from output.timeline_plan import list_axis, plan_timeline
from output.xml_text import encode_xml

WIDTH, HEIGHT, MARGIN = 1200, 630, 50
TITLE_PX, STANDFIRST_PX = 58, 28
ZOOM = 1.43
"""The timeline is laid out on fewer pixels, then enlarged, to be read at the size of a stamp."""
LANES = 8
_LEVEL = 6
"""Of zlib: 9 takes four times as long and saves one hundredth."""
TIMELINE_WIDTH = round((WIDTH - 2 * MARGIN) / ZOOM)


def render_svg(explainer: Explainer, theme: Theme) -> Artifact:
    """preview.svg."""
    outline, sheet = outline_explainer(explainer), prepare_sheet(explainer)
    head = Markup("").join(
        Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, MARGIN, round(y), words)
        for kind, y, words in sheet.lines
    )
    timeline = svg_timeline(outline.events, TIMELINE_WIDTH, outline.wording, LANES)
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">'
        '<style>{2}</style>{3}<rect class="paper" width="{0}" height="{1}"/>{4}'
        '<g transform="translate({5} {6}) scale({7})">{8}</g></svg>\n'
    ).format(
        WIDTH,
        HEIGHT,
        preview_style(load_palette()),
        svg_defs(land=False),
        head,
        MARGIN,
        round(sheet.top),
        ZOOM,
        timeline,
    )
    return Artifact("preview.svg", encode_xml(svg))


def render_png(explainer: Explainer, theme: Theme) -> Artifact:
    """preview.png."""
    content = BytesIO()
    draw_picture(prepare_sheet(explainer), load_palette()).save(content, "PNG", compress_level=_LEVEL)
    return Artifact("preview.png", content.getvalue())


def prepare_sheet(explainer: Explainer) -> Sheet:
    """What stands on the preview, and where."""
    outline = outline_explainer(explainer)
    named = write_named(set_boards(outline, load_palette()), outline.wording)
    titles = break_lines(explainer.title, TITLE_PX, WIDTH - 2 * MARGIN, 2)
    standfirst = write_standfirst(outline, named)
    base = MARGIN + TITLE_PX * 0.8
    lines = [("title", base + number * TITLE_PX * 1.12, words) for number, words in enumerate(titles)]
    below = MARGIN + len(titles) * TITLE_PX * 1.12 + STANDFIRST_PX * 1.2
    (words,) = break_lines(standfirst, STANDFIRST_PX, WIDTH - 2 * MARGIN, 1) or [""]
    lines.append(("standfirst", below, words))
    drawing = plan_timeline(outline.events, TIMELINE_WIDTH, LANES) if outline.events else None
    ticks = tuple(list_axis(drawing.scale, outline.wording)) if drawing else ()
    return Sheet((WIDTH, HEIGHT), MARGIN, tuple(lines), below + STANDFIRST_PX * 1.6, ZOOM, drawing, ticks)


def preview_style(palette: Palette) -> str:
    """The colours and the type of the picture, which has no page around it."""
    light = palette.light
    return (
        f".paper{{fill:{light['paper']}}}text{{fill:{light['ink']};font-family:system-ui,sans-serif}}"
        f".title{{font:700 {TITLE_PX}px Georgia,serif;letter-spacing:-.01em}}"
        f".standfirst{{font-size:{STANDFIRST_PX}px;fill:{light['muted']}}}"
        f".label{{font-size:13px}}.is-key{{font-weight:650}}a{{text-decoration:none}}"
        f".tick,.beyond{{font-size:12px;fill:{light['muted']}}}.tick{{text-anchor:middle}}"
        f".grid{{stroke:{light['rule']}}}.happened{{fill:{light['accent']}}}"
        f".announced{{fill:{light['paper']};stroke:{light['accent']};stroke-width:2.4}}"
        f".disputed{{fill:{light['disputed']}}}"
        f".gathered{{fill:{light['accent-soft']};stroke:{light['accent']}}}"
        f".range{{stroke:{light['accent']};stroke-width:8;opacity:.35}}"
        f".soft{{fill:url(#soft-ends)}}.soft-stop{{stop-color:{light['accent']}}}"
    )
