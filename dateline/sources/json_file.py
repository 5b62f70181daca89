"""JSON: a JSON Feed (versions 1 and 1.1, jsonfeed.org), or a list of articles as in JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.sources.blocks import read_blocks
from dateline.sources.entries import make_entry, slug_of_entry
from dateline.sources.records import BAD_ENOUGH, read_record
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".json",)

_VERSION = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The articles of a file, in its order."""
    data = _load(path.read_bytes())
    if isinstance(data, dict) and _is_feed(data):
        for item in _items(data):
            yield _read_item(str(path), item, data)
        return
    if isinstance(data, dict) and isinstance(data.get("text"), str):
        yield from read_record(data, str(path))
        return
    if not isinstance(data, list) or not any(_is_article(item) for item in data[:BAD_ENOUGH]):
        raise SourceError('no articles: neither a JSON Feed nor a list of {"id": ..., "text": ...}')
    for number, item in enumerate(data, 1):
        source = f"{path}:{number}"
        if isinstance(item, dict):
            yield from read_record(item, source)
        else:
            yield Skipped(source, 'not a JSON object; write {"id": ..., "text": ...}')


def list_links(path: Path) -> list[tuple[str, str]]:
    """The id that `read` gives an item of a JSON Feed, and the address it links to; [] for other JSON."""
    data = _load(path.read_bytes())
    if not isinstance(data, dict) or not _is_feed(data):
        return []
    links = [
        (_guid(item), _text(item.get("url")) or _text(item.get("external_url"))) for item in _items(data)
    ]
    return [(slug_of_entry(guid, link), link) for guid, link in links if link]


# Any: the values of a JSON object, which are looked at one by one.
def _is_feed(data: dict[str, Any]) -> bool:
    return str(data.get("version")).startswith(_VERSION)


def _items(feed: dict[str, Any]) -> list[dict[str, Any]]:
    items = feed.get("items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _load(content: bytes) -> object:
    try:
        return json.loads(decode_text(content), strict=False)
    except json.JSONDecodeError as error:
        raise SourceError(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except (RecursionError, ValueError):
        raise SourceError("not JSON that can be read: nested too deeply, or a number too long") from None


def _is_article(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("text"), str)


# Any: the values of a JSON object, which are looked at one by one.
def _read_item(path: str, item: dict[str, Any], feed: dict[str, Any]) -> SourceDocument | Skipped:
    """An item of a JSON Feed: its HTML before its plain text, since only HTML tells where paragraphs end."""
    said = {key: value for key, value in item.items() if isinstance(value, str)}
    text = read_blocks(said.get("content_html", "")) or said.get("content_text") or said.get("summary", "")
    told = {
        "title": said.get("title"),
        "publisher": _text(feed.get("title")),
        "url": said.get("url") or said.get("external_url"),
        "published": said.get("date_published"),
        "language": said.get("language") or _text(feed.get("language")),
    }
    return make_entry(path, _guid(item), text, told)


def _guid(item: dict[str, Any]) -> str:
    given = item.get("id")
    return str(given) if isinstance(given, str | int | float) else ""


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
