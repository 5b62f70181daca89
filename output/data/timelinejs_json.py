"""data/timelinejs.json: the events on the page as TimelineJS3 reads them (timeline.knightlab.com)."""

from __future__ import annotations

import json
from typing import Any

from output.data.timelinejs import Slide, list_slides, title_slide
from output.known_dates import KnownDate
from output.model import Artifact, Explainer, Theme
from output.outline import outline_explainer


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The timeline: a title and a slide for each event."""
    outline = outline_explainer(explainer)
    headline, text = title_slide(outline)
    told = {
        "title": {"unique_id": "title", "text": {"headline": headline, "text": text}},
        "scale": "human",
        "events": [_make_event(slide) for slide in list_slides(outline)],
    }
    content = json.dumps(told, ensure_ascii=False, indent=1)
    return Artifact("data/timelinejs.json", content.encode("utf-8", "replace") + b"\n")


# Any: the values of a JSON object.
def _make_event(slide: Slide) -> dict[str, Any]:
    return {
        "unique_id": slide.id,
        "start_date": _make_date(slide.start),
        **({"end_date": _make_date(slide.end)} if slide.end else {}),
        "display_date": slide.when,
        "text": {"headline": slide.headline, "text": slide.text},
    }


def _make_date(known: KnownDate) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), known, strict=False))
