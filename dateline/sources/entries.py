"""An entry of a feed as an article, whatever kind of feed it stands in."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.decoding import whole_characters
from dateline.sources.metadata import describe_document, is_address
from dateline.sources.slugs import fingerprint, slug_of_address
from output.model import Skipped
from timeline.cleaning import clean_text
from timeline.model import SourceDocument

_SHORTEST = 40
"""Characters; what is shorter ("Read on", "Photo: The Quay") tells nothing."""


def make_entry(path: str, guid: str, text: str, told: Mapping[str, str | None]) -> SourceDocument | Skipped:
    """The article of an entry. Its id is made of its permanent id or address: it stays when others come."""
    text = clean_text(whole_characters(text)).strip()
    slug = slug_of_entry(guid, told.get("url") or "") or "entry-" + fingerprint(f"{told.get('title')} {text}")
    source = f"{path}#{slug}"
    if len(text) < _SHORTEST:
        return Skipped(source, f"has no more than {len(text)} characters of text" if text else "has no text")
    whole = {key: whole_characters(value) if value else value for key, value in told.items()}
    return describe_document(SourceDocument(slug, text, source), whole)


def slug_of_entry(guid: str, link: str) -> str:
    """The id of an entry, made of its permanent id or its address; "" if it has neither."""
    name = whole_characters(_permanent_name(guid.strip(), link))
    return slug_of_address(name) if name else ""


def _permanent_name(guid: str, link: str) -> str:
    """A bare number is unique within its feed alone; an address or another URI is unique in the world."""
    return guid if ":" in guid or not is_address(link) else link
