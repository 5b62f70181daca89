"""The embed command: one chart of a site that was built, as HTML to paste into an article elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from dateline.config import Config, load_config
from dateline.errors import SiteError, UsageError
from dateline.published_at import end_with_slash, find_trouble
from dateline.tables import nearest
from output.addresses import put_before
from output.snippets import PATH, ask_frame, ask_picture, make_snippet

Form = Literal["iframe", "inline", "picture"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for."""

    chart: str
    form: Form = "iframe"
    url: str | None = None
    """Overrules the address that the site was built with."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Of theme, lang, question and event, what was given."""
    config_path: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """The HTML, and whether it holds on any page or only on one beside the site."""

    html: str
    absolute: bool


@dataclass(frozen=True, slots=True)
class _Chart:
    """What a build says of one piece (`output.snippets.describe_snippets`)."""

    chart: str
    questions: tuple[str, ...]
    question: str | None
    iframe: str
    picture: str
    inline: str


@dataclass(frozen=True, slots=True)
class _Record:
    charts: tuple[_Chart, ...]
    url: str | None


def write_snippet(wish: Wish) -> Snippet:
    """The snippet. A frame needs no site that was built, but is better with one: it knows title and height.

    Raises UsageError for what cannot be asked, SiteError when there is no site and one is needed.
    """
    trouble = find_trouble(wish.url) if wish.url else None
    if trouble:
        raise UsageError(f"--url {wish.url}: {trouble}; give the address of the folder the site is in")
    config = _choose_config(wish.config_path)
    site = Path(wish.folder) if wish.folder else config.folder / config.site
    url = end_with_slash(wish.url) if wish.url else config.url
    record = _read_record(site)
    if record is None:
        if wish.form != "iframe":
            raise SiteError(f"{site}: no site here; `dateline build SOURCE -o {site}` makes one")
        return Snippet(make_snippet(wish.chart, url or ".", choices=wish.choices), absolute=bool(url))
    chosen = _choose_chart(record.charts, wish, site)
    texts = {"iframe": chosen.iframe, "picture": chosen.picture}
    html = _read_file(site, chosen.inline) if wish.form == "inline" else texts[wish.form]
    built_at = record.url or ""
    html = put_before(html, built_at, url or built_at or "./")
    ask = ask_frame if wish.form == "iframe" else ask_picture
    return Snippet(ask(html, wish.choices), absolute=bool(url or built_at))


def _choose_config(path: str | None) -> Config:
    """The configuration named, else that of the working folder, else the defaults."""
    if path:
        return load_config(Path(path))
    return load_config(Path("config.yaml")) if Path("config.yaml").exists() else Config()


def _read_record(site: Path) -> _Record | None:
    """What a build says of its snippets; None where there is no site, or one of an earlier version."""
    path = site / PATH
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Record) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        raise _damaged(path) from None


def _read_file(site: Path, name: str) -> str:
    """A file of the site; a record that somebody changed leads nowhere else."""
    path = site / name
    try:
        if not path.resolve().is_relative_to(site.resolve()):
            raise _damaged(site / PATH)
        return path.read_text("utf-8")
    except (OSError, ValueError):
        raise _damaged(path) from None


def _damaged(path: Path) -> SiteError:
    return SiteError(f"{path}: cannot be read; build the site again")


def _choose_chart(charts: tuple[_Chart, ...], wish: Wish, site: Path) -> _Chart:
    """The snippets of the chart, and of the question, that are wanted."""
    mine = [each for each in charts if each.chart == wish.chart]
    if not mine:
        raise SiteError(f"{site}: nothing to show as a {wish.chart} was found in these sources")
    question = wish.choices.get("question")
    if not question:
        return mine[0]
    answers = [each for each in mine if question in each.questions]
    if not answers:
        known = sorted({each for chart in mine for each in chart.questions})
        raise UsageError(f'no question "{question}" on this {wish.chart}; {nearest(question, known)}')
    return next((each for each in answers if each.question == question), answers[0])
