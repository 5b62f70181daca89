"""What a web page says of itself: JSON-LD, then meta and OpenGraph, then its elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html  # type: ignore[import-untyped]  # lxml has no types

from dateline.sources.metadata import is_address, read_day

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|PressRelease|WebPage", re.IGNORECASE)
_DEEPEST = 12
"""Objects within objects of JSON-LD."""

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "published": (
        "article:published_time", "article:published", "og:published_time", "datepublished",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
        "citation_publication_date", "citation_date", "pubdate", "publishdate", "publish-date",
        "publication_date", "date",
    ),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name", "citation_journal_title"),
    "url": ("og:url",),
    "language": ("og:locale", "dc.language", "content-language"),
}  # fmt: skip


def find_metadata(tree: html.HtmlElement) -> dict[str, str | None]:
    """What the page says of itself; JSON-LD first, then meta and OpenGraph, then its elements."""
    linked, meta = _from_linked_data(tree), _from_meta(tree)
    told = {key: linked.get(key) or meta.get(key) for key in _META}
    if not read_day(told["published"] or ""):
        told["published"] = next((value for value in _times(tree) if read_day(value)), None)
    told["title"] = told["title"] or _text_of(tree, "//h1") or _text_of(tree, "//title")
    told["language"] = (tree.get("lang") or "").strip() or told["language"]
    canonical = [str(link) for link in tree.xpath("//link[@rel='canonical']/@href")]
    told["url"] = next((url for url in [*canonical, told["url"] or ""] if is_address(url)), None)
    return told


def _from_meta(tree: html.HtmlElement) -> dict[str, str]:
    """The first usable value of each key; a date that is no day does not count."""
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = (element.get("content") or "").strip()
        if name and content:
            values.setdefault(name.strip().lower(), content)
    told = {}
    for key, names in _META.items():
        found = [values[name] for name in names if name in values]
        found = [value for value in found if key != "published" or read_day(value)]
        if found:
            told[key] = found[0]
    return told


def _from_linked_data(tree: html.HtmlElement) -> dict[str, str]:
    """What the first article described in JSON-LD says."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads((script.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _linked_items(data, 0):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in kinds) and item.get(
                "datePublished"
            ):
                return _linked_article(item)
    return {}


def _linked_items(data: object, depth: int) -> Iterator[dict[str, Any]]:  # Any: JSON
    """Every object in the data, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _linked_items(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _linked_items(data.get(key), depth + 1)


def _linked_article(item: dict[str, Any]) -> dict[str, str]:  # Any: JSON
    publisher = item.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    page = item.get("mainEntityOfPage")
    told = {
        "title": item.get("headline") or item.get("name"),
        "published": item.get("datePublished"),
        "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
        "url": item.get("url") or (page.get("@id") if isinstance(page, dict) else page),
        "language": item.get("inLanguage"),
    }
    return {key: value for key, value in told.items() if isinstance(value, str) and value.strip()}


def _times(tree: html.HtmlElement) -> Iterator[str]:
    """The days that <time> elements give, those marked as publication first."""
    marked = "//*[@itemprop='datePublished' or (self::time and @pubdate)]"
    for element in [
        *tree.xpath(marked),
        *tree.xpath("//article//time | //header//time | //main//time"),
        *tree.xpath("//time"),
    ]:
        yield element.get("datetime") or element.get("content") or element.text_content()


def _text_of(tree: html.HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) or None if found else None
