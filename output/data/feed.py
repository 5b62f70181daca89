"""feed.xml: the events on the page and the countries that changed their positions, newest news first (Atom,
RFC 4287)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from output.data.quotes import documents_by_id, last_word, name_source, quote_of
from output.model import Artifact, Explainer, Refresh, Theme
from output.news import tell_positions
from output.wording import Wording, load_wording, say
from timeline.model import Event, SourceDocument

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The feed. An entry's day is that of the newest article that tells it, or of the refresh it is of."""
    documents, wording = documents_by_id(explainer), load_wording(explainer.language)
    events = [event for event in explainer.timeline.events if event.id in explainer.shown]
    newest = sorted(events, key=lambda event: (last_word(event, documents), event.id), reverse=True)
    updated = max((last_word(event, documents) for event in newest), default=_last_published(explainer))
    feed = Xml.Element("feed", {"xmlns": _ATOM, _LANGUAGE: explainer.language})
    _add(feed, "id", _urn(explainer.title))
    _add(feed, "title", explainer.title)
    _add(feed, "updated", _instant(updated))
    Xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": "index.html"})
    _add(Xml.SubElement(feed, "author"), "name", "dateline")
    _add(feed, "generator", "dateline")
    for refresh in explainer.refreshes:
        _add_positions(feed, refresh, explainer, wording)
    for event in newest:
        _add_entry(feed, event, explainer.title, documents, wording)
    Xml.indent(feed, " ")
    return Artifact("feed.xml", Xml.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _add_positions(feed: Xml.Element, refresh: Refresh, explainer: Explainer, wording: Wording) -> None:
    """An entry for each position that a refresh changed."""
    day = refresh.newest or _last_published(explainer)
    lines = tell_positions(refresh.positions, explainer, wording)
    for change, line in zip(refresh.positions, lines, strict=True):
        entry = Xml.SubElement(feed, "entry")
        key = (change.question, change.country, change.before or "", change.after or "", day.isoformat())
        _add(entry, "id", _urn("\n".join((explainer.title, *key))))
        _add(entry, "title", line.words)
        _add(entry, "updated", _instant(day))
        href = f"index.html{line.href or ''}"
        Xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})


def _add_entry(
    feed: Xml.Element,
    event: Event,
    title: str,
    documents: Mapping[str, SourceDocument],
    wording: Wording,
) -> None:
    told_by = documents[event.evidence[0].document]
    first, last = event.when.interval.first, event.when.interval.last
    days = f"{first}" if first == last else f"{first} – {last}"
    entry = Xml.SubElement(feed, "entry")
    _add(entry, "id", _urn(f"{title}\n{event.id}"))
    _add(entry, "title", event.title)
    _add(entry, "updated", _instant(last_word(event, documents)))
    Xml.SubElement(
        entry, "link", {"rel": "alternate", "type": "text/html", "href": f"index.html#{quote(event.id)}"}
    )
    quoted = say(wording, "join.quoted", quote=quote_of(event.evidence[0], documents))
    source = say(wording, "join.aside", words=name_source(told_by))
    _add(entry, "summary", f"{days}{say(wording, 'join.colon')}{quoted} {source}")


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = _NOT_XML.sub(" ", text)


def _urn(text: str) -> str:
    """An id that the same text always gives (RFC 9562, version 8: a UUID made our own way)."""
    digits = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _last_published(explainer: Explainer) -> date:
    return max(
        (document.published for document in explainer.documents if document.published),
        default=date(1970, 1, 1),
    )
