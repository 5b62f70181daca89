"""RSS and Atom: each entry is an article, read in full where the feed gives it in full, else its summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.sources.blocks import read_blocks
from dateline.sources.damage import DAMAGE
from dateline.sources.entries import make_entry, slug_of_entry
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".xml", ".rss", ".atom", ".rdf")

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_.:-]{2,40})")
_FIRST_ELEMENT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|rdf|feed)[\s>]", re.IGNORECASE)
_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*>", re.DOTALL)
_NOT_A_FEED = "not a feed (RSS, Atom)"

_Values = Mapping[str, Any]  # Any: feedparser's values are not typed


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The articles of a feed, in its order."""
    feed = _load(path)
    for entry in feed["entries"]:
        yield _read_entry(str(path), entry, feed.get("feed", {}))


def list_links(path: Path) -> list[tuple[str, str]]:
    """The id that `read` gives an entry, and the address it links to; entries without are left out."""
    entries = _load(path)["entries"]
    links = [(str(entry.get("id") or ""), str(entry.get("link") or "")) for entry in entries]
    return [(slug_of_entry(guid, link), link) for guid, link in links if link]


def _load(path: Path) -> _Values:
    """A feed with entries. Raises SourceError."""
    content = path.read_bytes()
    declared = _ENCODING.search(content[:300])
    page = decode_text(content, declared[1].decode("ascii") if declared else None)
    feed = _parse(_DECLARATION.sub("", page, count=1))
    if not feed.get("version"):
        raise SourceError(_NOT_A_FEED)
    if not feed.get("entries"):
        raise SourceError("a feed without entries")
    return feed


def _parse(page: str) -> _Values:
    """The feed. Nothing is fetched, and no entity that the file declares is expanded."""
    if "<!ENTITY" in page:
        raise SourceError("declares entities of its own, which are not expanded; save it without its DOCTYPE")
    if not _FIRST_ELEMENT.match(_ASIDE.sub("", page[:20_000]).lstrip()):
        raise SourceError(_NOT_A_FEED)
    import feedparser  # type: ignore[import-untyped]  # no types; 0.2 s that a build without feeds need not pay

    try:
        feed: _Values = feedparser.parse(
            io.BytesIO(page.encode()),  # a plain string might be taken for an address and fetched
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,  # only text is kept, and text is escaped wherever it is shown
        )
    except DAMAGE:
        raise SourceError("a damaged feed") from None
    return feed


def _read_entry(path: str, entry: _Values, channel: _Values) -> SourceDocument | Skipped:
    contents = [part for part in entry.get("content", ()) if str(part.get("type", "")).startswith(_TEXTUAL)]
    fullest = max((_text_of(part) for part in contents), key=len, default="")
    text = fullest or _text_of(entry.get("summary_detail") or {})
    language = next((part["language"] for part in contents if part.get("language")), None)
    told = {
        "title": " ".join(_text_of(entry.get("title_detail") or {}).split()),
        "publisher": (entry.get("source") or {}).get("title") or channel.get("title"),
        "url": entry.get("link"),
        "published": entry.get("published") or entry.get("updated"),
        "language": language or channel.get("language"),
    }
    return make_entry(path, str(entry.get("id") or ""), text, told)


_TEXTUAL = ("text/", "application/xhtml")


def _text_of(part: _Values) -> str:
    """The text of a title, a summary or a content."""
    value = str(part.get("value") or "")
    return value.strip() if part.get("type") == "text/plain" else read_blocks(value)
