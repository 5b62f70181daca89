"""What XMP, the metadata inside PDF files, says of an article (ISO 16684-1, Dublin Core, PRISM 3)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_PRISM = "http://prismstandard.org/namespaces/"
"""Its versions differ in what follows: "basic/2.0/", "basic/3.0/"."""

_PROPERTIES = {
    "title": ("dc:title",),
    "publisher": ("prism:publicationName", "dc:publisher"),
    "published": ("prism:publicationDate", "prism:coverDate", "dcterms:issued"),
    "url": ("prism:url", "dc:identifier"),
    "language": ("dc:language",),
}
"""Days of publication only: dc:date, xmp:CreateDate and the like tell when a file was made or touched."""


def read_xmp(packet: bytes) -> Mapping[str, str]:
    """The properties of an XMP packet under our own names; {} for a packet that cannot be read."""
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree = etree.fromstring(packet.strip(b"\x00 \r\n\t"), parser)
    except (etree.LxmlError, ValueError):
        return {}
    if tree is None:
        return {}
    told: dict[str, str] = {}
    for element in tree.iter(f"{{{_NAMESPACES['rdf']}}}Description"):
        for name, value in [*element.attrib.items(), *((child.tag, _value(child)) for child in element)]:
            told.setdefault(_short(name), value.strip())
    found = {
        key: next((told[name] for name in names if told.get(name)), "") for key, names in _PROPERTIES.items()
    }
    return {key: value for key, value in found.items() if value}


def _short(name: object) -> str:
    """ "{http://purl.org/dc/elements/1.1/}title" as "dc:title"; "" for what is no property."""
    if not isinstance(name, str):
        return ""
    namespace, _, local = name.removeprefix("{").rpartition("}")
    if namespace.startswith(_PRISM):
        return f"prism:{local}"
    prefix = next((prefix for prefix, known in _NAMESPACES.items() if known == namespace), "")
    return f"{prefix}:{local}"


def _value(element: etree._Element) -> str:
    """The text of a property, or the first of its alternatives."""
    items = [item.text for item in element.iter(f"{{{_NAMESPACES['rdf']}}}li") if item.text]
    return str(items[0] if items else element.text or "")
