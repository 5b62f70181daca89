"""The look of the still pictures outside our pages (ink.toml), as attributes and as a style sheet.

A style sheet can follow the reader into the dark; but a strict host admits none, and many programs read none.
There the attributes hold: SVG's presentation attributes, which no content security policy forbids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup

from output.assets import load_table
from output.theme import Palette

TAG = re.compile(r'<[A-Za-z][^<>]*?\sclass="([^"]*)"[^<>]*>')
"""An element with a class. Quotes, "<" and ">" of texts are escaped; in our markup they mean nothing else."""
Paint = Mapping[str, str]


@cache
def load_inks() -> tuple[tuple[frozenset[str], Paint], ...]:
    """Attributes by the classes an element must have; later ones overrule earlier ones."""
    return tuple((frozenset(classes.split()), paint) for classes, paint in load_table("ink.toml").items())


def paint_of(classes: str, palette: Palette) -> dict[str, str]:
    """The attributes of an element with these classes, in the colours of the light."""
    had, paint = frozenset(classes.split()), dict[str, str]()
    for wanted, attributes in load_inks():
        if wanted <= had:
            paint |= attributes
    return {name: palette.light.get(value, value) for name, value in paint.items()}


def paint_svg(svg: Markup, palette: Palette) -> Markup:
    """The SVG with its look written into every element; what is written there already stays."""

    paints: dict[str, dict[str, str]] = {}

    def dip(tag: re.Match[str]) -> str:
        there = set(re.findall(r'\s([a-z-]+)="', tag[0]))
        if tag[1] not in paints:
            paints[tag[1]] = paint_of(tag[1], palette)
        new = {name: value for name, value in paints[tag[1]].items() if name not in there}
        attributes = "".join(f' {name}="{value}"' for name, value in new.items())
        return tag[0].replace(f'class="{tag[1]}"', f'class="{tag[1]}"{attributes}', 1)

    return Markup(TAG.sub(dip, svg))  # noqa: S704 it was markup before, and gains words of ink.toml


def ink_rules(colour: Callable[[str], str], palette: Palette) -> str:
    """The look as rules of a style sheet; `colour` writes the colour of a role."""
    rules = []
    for classes, paint in load_table("ink.toml").items():
        selector = "".join(f".{each}" for each in classes.split())
        body = ";".join(
            f"{name}:{colour(value) if value in palette.light else value}{unit_of(name)}"
            for name, value in paint.items()
        )
        rules.append(f"{selector}{{{body}}}")
    return "".join(rules)


def unit_of(name: str) -> str:
    """CSS wants to know what a size of type is counted in; SVG's attributes do not say it."""
    return "px" if name == "font-size" else ""
