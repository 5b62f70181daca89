"""oEmbed 1.0 (oembed.com), of type "rich": whoever pastes the address of the explainer gets a chart.

A static site answers no query, so each chart has a file of its own, and the heads of the pages lead to it.
Consumers need absolute addresses; without `Theme.url` there is no oEmbed.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from output.data_block import to_json
from output.heights import estimate_heights, height_at
from output.model import Artifact, Explainer, Theme
from output.pictures import WIDE_PX
from output.pieces import Piece, list_pieces
from output.preview import HEIGHT, WIDTH
from output.snippets import frame_piece
from output.story import Story, prepare_story

CACHE_S = 86_400
"""A day: explainers are refreshed when sources arrive."""


def render_oembeds(explainer: Explainer, theme: Theme) -> Iterator[Artifact]:
    """oembed/timeline.json and its like; none without an address of the site."""
    if not theme.url:
        return
    story = prepare_story(explainer, theme)
    for piece in list_pieces(story):
        content = to_json(describe_oembed(piece, story, theme.url))  # harmless for who takes it for HTML, too
        yield Artifact(oembed_path(piece), f"{content}\n".encode("utf-8", "replace"))


def oembed_path(piece: Piece) -> str:
    """Where the oEmbed of a piece lies in the site."""
    return f"oembed/{piece.name}.json"


def describe_oembed(piece: Piece, story: Story, url: str) -> dict[str, str | int]:
    """One piece as oEmbed. Its provider is whoever publishes the site."""
    parts = urlsplit(url)
    return {
        "version": "1.0",
        "type": "rich",
        "title": piece.title,
        "provider_name": parts.hostname or "",
        "provider_url": f"{parts.scheme}://{parts.netloc}/",
        "cache_age": CACHE_S,
        "thumbnail_url": f"{url}preview.png",
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
        "width": WIDE_PX,
        "height": height_at(estimate_heights(piece, story), WIDE_PX),
        "html": frame_piece(piece, story),
    }


def list_discoveries(story: Story, chart: str = "") -> tuple[tuple[str, str], ...]:
    """The addresses of the oEmbeds of a story, or of one chart of it, each with its title."""
    url = story.theme.url
    if not url:
        return ()
    pieces = [piece for piece in list_pieces(story) if not piece.question and chart in ("", piece.chart)]
    return tuple((f"{url}{oembed_path(piece)}", piece.title) for piece in pieces)
