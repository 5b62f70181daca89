"""The dates and places of a text as they stand, for inspection and for scoring; offsets count code points."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import IO, Any

from dateline.days import can_be_published
from dateline.decoding import decode_text, read_object, whole_characters
from dateline.errors import SourceError
from dateline.lengths import CUT, LARGEST, LONGEST_LINE, cut_text
from dateline.terminal import printable, say
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.model import PlacedMention
from geo.placing import place_mentions
from timeline.dates import read_dates
from timeline.languages import load_language
from timeline.languages.guessing import guess_language
from timeline.mentions import find_names
from timeline.model import DatedExpression, SourceDocument
from timeline.publication import date_documents


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was found in one document."""

    document: SourceDocument
    dates: tuple[DatedExpression, ...]
    places: tuple[PlacedMention, ...]


def annotate_document(document: SourceDocument, gazetteer: Gazetteer) -> Annotations:
    """The dates and the places of a document, in the order of the text.

    A document without a day of publication gets the one its text or its file's name tells, if it does.
    """
    if document.published is None:
        (document,) = date_documents((document,))
    language = load_language(document.language)
    names = find_names(document, gazetteer.names, language)
    return Annotations(
        document, read_dates(document, language), tuple(place_mentions(document, names, gazetteer))
    )


# Any: the values of a JSON object.
def as_record(found: Annotations) -> dict[str, Any]:
    """What `annotate --jsonl` tells of a document. A name that nobody knows is left out."""
    published = found.document.published
    return {
        "published": published.isoformat() if published else None,
        "published_basis": found.document.published_basis,
        "dates": [_date_record(dated) for dated in found.dates],
        "places": [_place_record(placed) for placed in found.places if placed.place],
    }


def _date_record(dated: DatedExpression) -> dict[str, Any]:
    mention, interval = dated.mention, dated.interval
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "type": dated.type,
        "value": dated.value,
        "first": interval.first.isoformat() if interval else None,
        "last": interval.last.isoformat() if interval else None,
        "precision": dated.precision,
        "basis": dated.basis,
        "rule": dated.rule,
    }


def _place_record(placed: PlacedMention) -> dict[str, Any]:
    mention, place = placed.mention, placed.place
    record: dict[str, Any] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "name": place.name if place else None,
        "kind": mention.kind,
    }
    if place:
        record |= {
            "latitude": place.latitude,
            "longitude": place.longitude,
            "country": place.country,
            "geonameid": place.geonameid,
            "type": place.kind,
            "reason": placed.reason,
            "role": placed.role,
        }
    return record


@dataclass(frozen=True, slots=True)
class Input:
    """Something to annotate: a file open for reading, and the name messages call it by."""

    name: str
    lines: IO[bytes]


def annotate_lines(inputs: Iterable[Input], output: IO[bytes]) -> int:
    """Annotate JSON Lines, each answered as soon as it is read. A bad line is named and skipped.

    Returns how many lines were answered.
    """
    gazetteer, answered = load_gazetteer(), 0
    for given in inputs:
        for number, line in _number_lines(given):
            if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            try:
                record = read_object(line)
                document = _read_document(record, f"{given.name}:{number}")
            except SourceError as error:
                say(f"skipped {given.name}:{number}: {error}")
                continue
            found = as_record(annotate_document(_cut(document), gazetteer))
            output.write(_write_line({"id": record.get("id"), **found}))
            output.flush()
            answered += 1
    return answered


def _number_lines(given: Input) -> Iterator[tuple[int, bytes]]:
    """The lines, from one; one that is too long is named and skipped."""
    number = 0
    try:
        while line := given.lines.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) <= LONGEST_LINE:
                yield number, line
                continue
            say(f"skipped {given.name}:{number}: longer than {LONGEST_LINE // 1_000_000} MB")
            while line and not line.endswith(b"\n"):
                line = given.lines.readline(LONGEST_LINE)
    except OSError as error:
        say(f"skipped {given.name}: cannot be read: {error.strerror}")


def _read_whole(file: IO[bytes]) -> bytes:
    """All of a file that may never end. Raises SourceError when it is too large."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceError(f"larger than {LARGEST // 1_000_000} MB; split it")
    return content


def _cut(document: SourceDocument) -> SourceDocument:
    """As much of the document as is read, and a line that says so where that is not all."""
    text = cut_text(document.text)
    if len(text) == len(document.text):
        return document
    say(f"{document.source}: {CUT}")
    return replace(document, text=text)


# Any: the values of a JSON object.
def _read_document(record: dict[str, Any], source: str) -> SourceDocument:
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError('has no "text"')
    published = _read_published(record.get("published"), source)
    language = record.get("language")
    return SourceDocument(
        id=source,
        text=whole_characters(text),
        source=source,
        language=language if isinstance(language, str) else guess_language(text),
        published=published,
        published_basis="metadata" if published else None,
    )


def _read_published(given: object, source: str) -> date | None:
    if given is None or given == "":
        return None
    try:
        day = date.fromisoformat(str(given)[:10])
    except ValueError:
        day = None
    if day is None or not can_be_published(day):
        say(f'{source}: published: not a day: "{str(given)[:60]}"; write YYYY-MM-DD')
        return None
    return day


def _write_line(record: dict[str, Any]) -> bytes:
    try:
        return json.dumps(record, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate in an id
        return json.dumps(record).encode() + b"\n"


def annotate_texts(inputs: Iterable[Input], published: date | None) -> int:
    """Print a table of the dates and places of each text. Returns how many texts were readable.

    The day of publication that a text tells itself is said on stderr, and what told it.
    """
    gazetteer, answered = load_gazetteer(), 0
    for given in inputs:
        try:
            text = decode_text(_read_whole(given.lines))
        except SourceError as error:
            say(f"skipped {given.name}: {error}")
            continue
        except OSError as error:
            say(f"skipped {given.name}: cannot be read: {error.strerror}")
            continue
        language = guess_language(text)
        document = SourceDocument(given.name, text, given.name, language=language, published=published)
        found = annotate_document(_cut(document), gazetteer)
        if published is None and (told := _tell_publication(found)):
            say(told)
        for row in _as_table(found):
            print(row)
        answered += 1
    return answered


def _tell_publication(found: Annotations) -> str:
    """What the day of publication is known by, or that dates stay open without one; empty if none matters."""
    document = found.document
    if document.published:
        return f"{document.source}: published {document.published}, told by its {document.published_basis}"
    stay_open = any(dated.type in ("DATE", "TIME") and "X" in dated.value for dated in found.dates)
    if not stay_open:
        return ""
    return f"{document.source}: no day of publication, so some dates stay open; give --published YYYY-MM-DD"


def _as_table(found: Annotations) -> list[str]:
    """A row for every date and place in the order of the text, under a heading."""
    rows = [
        (dated.mention.span.start, "date", dated.mention.text, f"{_tell_days(dated)}  ({dated.rule})")
        for dated in found.dates
    ]
    rows += [
        (placed.mention.span.start, _sort_of(placed), placed.mention.text, _tell_place(placed))
        for placed in found.places
    ]
    table = [("at", "kind", "as written", "means"), *((str(at), *rest) for at, *rest in sorted(rows))]
    cells = [[printable(cell) for cell in row] for row in table]
    widths = [min(max(len(row[column]) for row in cells), 40) for column in range(3)]
    return [
        "  ".join(
            [row[0].rjust(widths[0]), row[1].ljust(widths[1]), row[2].ljust(widths[2]), row[3]]
        ).rstrip()
        for row in cells
    ]


def _tell_days(dated: DatedExpression) -> str:
    if not dated.interval:
        return f"{dated.value} (no day)"
    first, last = dated.interval.first, dated.interval.last
    return f"{first}" if first == last else f"{first} to {last}"


def _sort_of(placed: PlacedMention) -> str:
    return "people" if placed.mention.kind == "demonym" else "place"


def _tell_place(placed: PlacedMention) -> str:
    place = placed.place
    if not place:
        return "unknown"
    country = f" {place.country}" if place.country else ""
    why = place.kind if placed.reason == place.kind else f"{place.kind}: {placed.reason}"
    return f"{place.name}{country} {place.latitude:.4f} {place.longitude:.4f}  ({why})"
