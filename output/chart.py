"""One chart by itself: a document, a still picture, and how a notebook shows them."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from output.assets import load_text
from output.pieces import ChartKind

DrawnKind = ChartKind | Literal["page"]
HEIGHTS_PX: dict[DrawnKind, int] = {"timeline": 560, "map": 540, "choropleth": 760, "page": 900}
"""How high the frame of a chart is where no script can tell it better."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that notebooks show by themselves."""

    kind: DrawnKind
    title: str
    width: int | None
    """In pixels; None takes all there is."""
    html: str = field(repr=False)
    """A whole document; it loads nothing."""
    svg: str = field(repr=False)
    """The still picture, without links and scripts."""

    def _repr_html_(self) -> str:
        return frame_chart(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": frame_chart(self), "image/svg+xml": self.svg, "text/plain": repr(self)}


def frame_chart(chart: Chart) -> str:
    """HTML that shows a chart in a frame of its own, over its still picture.

    Where frames are taken away (GitHub's notebooks, sanitizers) the picture stands alone; where scripts may
    run the frame is as high as the chart.
    """
    picture = base64.b64encode(chart.svg.encode()).decode()
    width = f"max-width:{chart.width}px" if chart.width else "width:100%"
    # The sandbox keeps the document apart from the notebook, whose server would run whatever it was asked to.
    return (
        f'<div style="display:grid;{width}">'
        f'<img alt="{escape(chart.title)}" style="grid-area:1/1;width:100%;max-width:100%" '
        f'src="data:image/svg+xml;base64,{picture}">'
        f'<iframe class="dateline-chart" title="{escape(chart.title)}" '
        f'style="grid-area:1/1;width:100%;height:100%;min-height:{HEIGHTS_PX[chart.kind]}px;border:0" '
        'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
        f'srcdoc="{escape(chart.html)}"></iframe></div>'
        f"<script>{load_text('static/notebook.js')}</script>"
    )
