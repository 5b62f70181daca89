"""data/events.kml: the events on the page that have a place, for Google Earth and other globes (KML 2.2)."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree as Xml

from geo.model import Placement
from output.data.quotes import one_line
from output.edit_lines import write_edit
from output.known_dates import known_dates, write_iso
from output.model import Artifact, Explainer, Theme
from output.outline import EventLine, outline_explainer
from output.wording import Wording, say
from output.xml_text import NOT_XML
from timeline.model import When

_KML = "http://www.opengis.net/kml/2.2"


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """One folder, in it a placemark for each place of each event."""
    outline = outline_explainer(explainer)
    kml = Xml.Element("kml", {"xmlns": _KML})
    document = Xml.SubElement(kml, "Document")
    _add(document, "name", one_line(explainer.title))
    folder = Xml.SubElement(document, "Folder")
    _add(folder, "name", one_line(explainer.title))
    for line in outline.events:
        for placement in line.placements:
            _add_placemark(folder, line, placement, outline.wording)
    Xml.indent(kml, " ")
    return Artifact("data/events.kml", Xml.tostring(kml, encoding="utf-8", xml_declaration=True) + b"\n")


def _add_placemark(folder: Xml.Element, line: EventLine, placement: Placement, wording: Wording) -> None:
    """In the order of the schema: name, description, time, geometry."""
    mark = Xml.SubElement(folder, "Placemark")
    _add(mark, "name", one_line(line.event.title))
    # A globe shows a description as HTML: what stands in an article must reach it as words twice escaped.
    _add(mark, "description", escape(_describe(line, placement, wording), quote=False))
    _add_time(mark, line.event.when)
    place = placement.place
    point = Xml.SubElement(mark, "Point")
    _add(point, "coordinates", f"{place.longitude:.6f},{place.latitude:.6f}")  # KML 2.2, 16.9


def _add_time(mark: Xml.Element, when: When) -> None:
    """xs:gYear, xs:gYearMonth or xs:date, as finely as the date is known."""
    start, end = known_dates(when)
    if end is None:
        _add(Xml.SubElement(mark, "TimeStamp"), "when", write_iso(start))
        return
    span = Xml.SubElement(mark, "TimeSpan")
    _add(span, "begin", write_iso(start))
    _add(span, "end", write_iso(end))


def _describe(line: EventLine, placement: Placement, wording: Wording) -> str:
    """Date and place in words, the passage, who says it and where, and why it was edited."""
    place = placement.place.name
    if placement.basis == "document":
        place = say(wording, "join.between").join(
            (place, say(wording, "join.aside", words=say(wording, "events.inferred")))
        )
    quoted = say(wording, "join.quoted", quote=line.passage.quote)
    source = line.passage.source
    named = say(wording, "join.aside", words=source.name)
    where = say(wording, "join.list").join((line.when, place))
    edited = write_edit(line.edit, wording)
    return "\n".join(one_line(words) for words in (where, quoted, named, source.url or "", edited) if words)


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = NOT_XML.sub(" ", text)
