"""data/timeline.ics: the events on the page as all-day entries of a calendar (RFC 5545)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, timedelta

from output.data.quotes import documents_by_id, last_word, name_source, quote_of
from output.model import Artifact, Explainer, Theme
from output.passages import is_web_address
from output.when import write_when
from output.wording import Wording, add_aside, load_wording, say
from timeline.model import Event, SourceDocument

_LINE_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The calendar. Without a METHOD: that makes a message of it, which has an organizer (RFC 5546)."""
    documents, wording = documents_by_id(explainer), load_wording(explainer.language)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dateline//dateline 1//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape_text(explainer.title)}",
    ]
    for event in explainer.timeline.events:
        if event.id in explainer.shown:
            lines += _make_entry(event, explainer, documents, wording)
    lines.append("END:VCALENDAR")
    return Artifact("data/timeline.ics", b"".join(fold_line(line) for line in lines))


def _make_entry(
    event: Event, explainer: Explainer, documents: Mapping[str, SourceDocument], wording: Wording
) -> list[str]:
    first, last = event.when.interval.first, event.when.interval.last
    told_by = documents[event.evidence[0].document]
    quoted = say(wording, "join.quoted", quote=quote_of(event.evidence[0], documents))
    description = f"{quoted}\n{name_source(told_by)}"
    # An entry lasts as long as its date is wide; that it did not happen all the while, its title says.
    title = event.title
    if event.when.precision != "day":
        title = add_aside(title, write_when(event.when, wording), wording)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{hashlib.sha256(event.id.encode()).hexdigest()[:32]}@dateline",
        f"DTSTAMP:{_day(last_word(event, documents))}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(first)}",
    ]
    if last < date.max:  # the end is the day after
        lines.append(f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}")
    lines += [f"SUMMARY:{escape_text(title)}", f"DESCRIPTION:{escape_text(description)}"]
    if placements := explainer.placements.get(event.id, ()):
        place = placements[0].place
        lines += [f"LOCATION:{escape_text(place.name)}", f"GEO:{place.latitude:.6f};{place.longitude:.6f}"]
    if told_by.url and is_web_address(told_by.url):
        lines.append(f"URL:{_CONTROL.sub('', told_by.url)}")
    lines += [f"STATUS:{'TENTATIVE' if event.status == 'announced' else 'CONFIRMED'}", "TRANSP:TRANSPARENT"]
    return [*lines, "END:VEVENT"]


def escape_text(text: str) -> str:
    r"""A value of the type TEXT.

    >>> escape_text("a, b; c\\d")
    'a\\, b\\; c\\\\d'
    """
    return _CONTROL.sub(" ", text.replace("\r\n", "\n")).translate(_ESCAPES)


def fold_line(line: str) -> bytes:
    """The line in pieces of at most 75 octets, none of which ends within a character."""
    pieces, piece = [], b""
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(piece) + len(octets) > _LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
