"""The colours of the page, light and dark, and which of them a stance takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from output.assets import load_table

ORDER = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, once for light and once for dark; and the role of each well-known stance."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    stances: Mapping[str, str]


@cache
def load_palette() -> Palette:
    """The palette of theme.toml."""
    table = load_table("theme.toml")
    return Palette(table["light"], table["dark"], table["stances"])


def colour_stances(stances: tuple[str, ...], palette: Palette) -> dict[str, str]:
    """A role for each stance of a question, no two alike as long as there are colours."""
    roles: dict[str, str] = {}
    for stance in stances:
        wanted = palette.stances.get(stance)
        free = [role for role in ORDER if role not in roles.values()] or list(ORDER)
        roles[stance] = wanted if wanted in free else free[0]
    return roles


def declare_colours(colours: Mapping[str, str]) -> str:
    """Colours by role as custom properties, for the body of a CSS rule."""
    return "".join(f"--{role}:{colour};" for role, colour in colours.items())


def css_variables(palette: Palette) -> str:
    """The colours as custom properties; dark by the reader's setting or by `data-theme`."""
    light, dark = declare_colours(palette.light), declare_colours(palette.dark)
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]{{{dark}color-scheme:dark}}}}"
        ":root[data-theme=light]{color-scheme:light}"
    )
