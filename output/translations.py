"""A chart alone in the other languages of output/strings: what differs from the page's, in one packed block.

A frame is asked for another language by `?lang=`; static/translate.js unfolds the block and puts the words in
their places. Elements and runs of text are counted in the order of the document, so the places are numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import html  # type: ignore[import-untyped]  # lxml has no types

from output.assets import list_strings, pack
from output.wording import Wording, load_wording

Json = Any  # Any: a JSON value
Node = str | tuple[str, dict[str, str]]
"""A run of text, or a tag and those of its attributes that may differ."""

ATTRIBUTES = frozenset(("alt", "aria-label", "data-label", "dir", "lang", "placeholder", "title", "x"))
"""What may differ between languages on an element; `x` is where a still picture puts a word."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A document in one language: its HTML, and as far as it is words what its scripts are told."""

    wording: Wording
    html: str
    data: Json


def other_languages(wording: Wording) -> tuple[str, ...]:
    """The languages we have strings for, without the page's own."""
    own = wording.locale.language
    return tuple(name for name in list_strings() if load_wording(name).locale.language != own)


def pack_translations(told: Saying, others: Iterable[Saying]) -> str:
    """The differences of each of the others, by language, as gzip in base64.

    A language in which the document has another shape is left out: its words would not find their places.
    """
    nodes = list_nodes(told.html)
    table = {}
    for other in others:
        translated = list_nodes(other.html)
        if [tag_of(node) for node in nodes] == [tag_of(node) for node in translated]:
            table[other.wording.tag] = {
                "dir": other.wording.direction,
                "count": len(nodes),
                "nodes": dict(changed_nodes(nodes, translated)),
                "data": changed_values(told.data, other.data),
            }
    return pack(json.dumps(table, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def list_nodes(text: str) -> list[Node]:
    """The elements and the runs of text inside <main>, as a browser counts them."""
    nodes: list[Node] = []
    for main in html.document_fromstring(text).iter("main"):
        add_inside(main, nodes)
    return nodes


def add_inside(element: html.HtmlElement, nodes: list[Node]) -> None:
    """Put what is inside an element at the end of the nodes, in the order of the document."""
    # A generator would hand every node through all the elements that it is in, and there are many of both.
    if text := element.text:
        nodes.append(text)
    for child in element:
        if isinstance(tag := child.tag, str):  # a comment has none
            nodes.append((tag, {name: value for name, value in child.items() if name in ATTRIBUTES}))
            add_inside(child, nodes)
        if tail := child.tail:
            nodes.append(tail)


def tag_of(node: Node) -> str:
    """The tag of an element; "" for text."""
    return "" if isinstance(node, str) else node[0]


def changed_nodes(nodes: Sequence[Node], translated: Sequence[Node]) -> Iterator[tuple[int, Json]]:
    """By number: the text of a run, or the attributes of an element, where they differ."""
    for number, (node, other) in enumerate(zip(nodes, translated, strict=True)):
        if isinstance(node, str) or isinstance(other, str):
            if node != other:
                yield number, other
        elif changed := {name: value for name, value in other[1].items() if node[1].get(name) != value}:
            yield number, changed


def changed_values(told: Json, other: Json) -> dict[str, Json]:
    """The values that differ, by key or by number in a list, in the shape of what they differ from."""
    pairs = enumerate(other) if isinstance(other, list) else other.items()
    changed: dict[str, Json] = {}
    for key, value in pairs:
        before = told[key] if isinstance(told, list) else told.get(key)
        if is_glossary(before, value):
            changed[str(key)] = [name if name != before[code] else "" for code, name in sorted(value.items())]
        elif is_inside(before, value):
            if inner := changed_values(before, value):
                changed[str(key)] = inner
        elif before != value:
            changed[str(key)] = value
    return changed


def is_glossary(before: Json, value: Json) -> bool:
    """True for names by code, most of which differ: a list in the order of the codes says them in less."""
    if not isinstance(before, dict) or not isinstance(value, dict) or before.keys() != value.keys():
        return False
    names = [*before.values(), *value.values()]
    changes = sum(before[code] != value[code] for code in value)
    return all(isinstance(name, str) for name in names) and 2 * changes > len(value) > 50


def is_inside(before: Json, value: Json) -> bool:
    """True when two values are compared part by part: two objects, or two lists of one length."""
    if isinstance(before, list) and isinstance(value, list):
        return len(before) == len(value)
    return isinstance(before, dict) and isinstance(value, dict)
