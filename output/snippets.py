"""What a newsroom pastes into an article: a chart in a frame, as a picture, or as a part of the page.

Nothing in a snippet needs a style attribute or an inline script: a strict content security policy of the host
admits it, as long as it admits the address of the site.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, get_args
from urllib.parse import urlencode

from markupsafe import Markup

from output.addresses import change_addresses
from output.alternatives import describe_piece
from output.data_block import to_json
from output.fragment import fragment_path
from output.heights import estimate_heights, height_at
from output.model import Artifact
from output.pictures import NARROW_PX, WIDE_PX, picture_path
from output.pieces import ChartKind, Piece
from output.story import Story
from output.wording import say

PATH = "embed/snippets.json"
FORMAT = "dateline-snippets/1"
HEIGHTS_PX: Mapping[ChartKind, int] = {"timeline": 620, "map": 480, "choropleth": 900}
"""Of a frame, where nothing is known of its chart."""
NARROW_SCREEN = "(max-width: 600px)"
CHOICES = ("theme", "lang", "question", "event")
"""What an address can ask of a chart, in the order it is written."""


Snippets = dict[str, Any]
"""Those of one piece, as JSON."""


def write_snippets(snippets: Sequence[Snippets], story: Story) -> Artifact:
    """embed/snippets.json: the snippets of every piece, for the embed command and for plug-ins of a CMS."""
    title, url = story.outline.explainer.title, story.theme.url
    record = {"format": FORMAT, "url": url, "title": title, "charts": snippets}
    return Artifact(PATH, f"{to_json(record)}\n".encode("utf-8", "replace"))


def describe_snippets(piece: Piece, story: Story, high: int, tall: int) -> Snippets:
    """The snippets of a piece whose pictures are so many pixels high, that for narrow screens so `tall`;
    `inline` is the path of the fragment."""
    return {
        "chart": piece.chart,
        "questions": [board.question.id for board in piece.boards],
        "question": piece.question,
        "title": piece.title,
        "iframe": frame_piece(piece, story),
        "picture": picture_snippet(piece, story, high, tall),
        "inline": fragment_path(piece),
    }


def frame_piece(piece: Piece, story: Story) -> str:
    """The frame of a piece, as high as it will be, and the script that makes it exactly so."""
    wording = story.outline.wording
    title = say(wording, "embed.frame", chart=say(wording, f"embed.{piece.chart}"), title=piece.title)
    asked = {"question": piece.question} if piece.question else {}
    return write_frame(piece.chart, story.theme.url or "", title, estimate_heights(piece, story), asked)


def make_snippet(chart: str, url: str, title: str = "", choices: Mapping[str, str] | None = None) -> str:
    """HTML to paste into an article: the chart of the site at `url` in a frame that grows with it. Without
    a `url` the addresses are relative to the site. `choices`: what CHOICES allow to ask for.

    Raises ValueError for a chart that there is not.
    """
    kind = next((kind for kind in get_args(ChartKind) if kind == chart), None)
    if kind is None:
        raise ValueError(f"no chart {chart!r}; there are {', '.join(get_args(ChartKind))}")
    site = f"{url.rstrip('/')}/" if url else ""
    return write_frame(kind, site, title or chart, {0: HEIGHTS_PX[kind]}, choices or {})


def write_frame(
    chart: ChartKind, site: str, title: str, heights: Mapping[int, int], choices: Mapping[str, str]
) -> str:
    """The frame and its script. `heights` in pixels by the least width they hold for; that of a column stands
    in the attribute, and embed.js takes the one that fits until the chart tells its own."""
    source = f"{site}embed/{chart}.html{write_query(choices)}"
    steps = [
        f"{width}:{height}"
        for width, height in sorted(heights.items())
        if not width or height != height_at(heights, width - 1)
    ]
    several = f' data-heights="{" ".join(steps)}"' if len(steps) > 1 else ""
    return (
        f'<iframe class="dateline" src="{escape(source)}" title="{escape(title)}" width="100%" '
        f'height="{height_at(heights, WIDE_PX)}"{several} frameborder="0" loading="lazy"></iframe>\n'
        f'<script src="{escape(site)}embed.js" async></script>\n'
    )


def write_query(choices: Mapping[str, str]) -> str:
    """ "?theme=dark&event=2025-02-11-signing"; "" when nothing is asked for."""
    asked = {name: choices[name] for name in CHOICES if choices.get(name)}
    return f"?{urlencode(asked)}" if asked else ""


def picture_snippet(piece: Piece, story: Story, high: int, tall: int) -> str:
    """The picture with its alternative text, linked to the page; a phone gets the one for narrow screens."""
    site = story.theme.url or ""
    return str(
        Markup(
            '<a class="dateline-picture" href="{0}index.html"><picture>'
            '<source media="{1}" srcset="{0}{2}" width="{3}" height="{4}">'
            '<img src="{0}{5}" alt="{6}" width="{7}" height="{8}" loading="lazy"></picture></a>\n'
        ).format(
            site,
            NARROW_SCREEN,
            picture_path(piece, NARROW_PX),
            NARROW_PX,
            tall,
            picture_path(piece, WIDE_PX),
            describe_piece(piece, story),
            WIDE_PX,
            high,
        )
    )


def ask_frame(html: str, choices: Mapping[str, str]) -> str:
    """The snippet of a frame, its address asking for more."""
    known = dict(choices)

    def ask(address: str) -> str:
        path, _, query = address.partition("?")
        fixed = {"question": query.removeprefix("question=")} if query else {}
        return escape(path + write_query(known | fixed))

    return change_addresses(html, r"embed/\w+\.html(?:\?question=[^\"]*)?", ask)


def ask_picture(html: str, choices: Mapping[str, str]) -> str:
    """The snippet of a picture or a fragment: in this theme, and with its links leading to that event."""
    theme = choices.get("theme")
    query = escape(write_query({"lang": choices.get("lang", "")}))
    event = escape(f"#{choices['event']}") if choices.get("event") else ""
    html = change_addresses(html, r"index\.html", lambda address: f"{address}{query}{event}")
    html = change_addresses(
        html, r"index\.html#[^\"]*", lambda address: address.replace("html#", f"html{query}#")
    )
    if not theme:
        return html
    html = change_addresses(html, r"embed/[^\"]*\.svg", lambda address: f"{address}#{theme}")
    return html.replace('<figure data-theme="auto"', f'<figure data-theme="{escape(theme)}"')
