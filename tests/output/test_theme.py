"""Colours that can be read and told apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from output.theme import ORDER, Palette, colour_stances, css_variables, load_palette

TEXT_ROLES = ("ink", "muted", "accent", "disputed")


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(scheme: str) -> None:
    colours = getattr(load_palette(), scheme)
    for role in TEXT_ROLES:
        assert contrast(colours[role], colours["paper"]) >= 4.5, role
        assert contrast(colours[role], colours["surface"]) >= 4.5, role


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_stances_differ_from_one_another_and_from_the_unnamed(scheme: str) -> None:
    colours = getattr(load_palette(), scheme)
    roles = (*ORDER, "contested", "unnamed")
    assert len({colours[role] for role in roles}) == len(roles)
    for one, other in combinations(("first", "second", "third"), 2):
        assert contrast(colours[one], colours[other]) > 1.2
    for role in ("first", "second", "contested"):
        assert contrast(colours[role], colours["unnamed"]) > 1.8


def test_light_and_dark_have_the_same_roles() -> None:
    palette = load_palette()
    assert set(palette.light) == set(palette.dark)
    assert set(palette.stances.values()) <= set(ORDER)


def test_no_two_stances_of_a_question_share_a_colour() -> None:
    palette = Palette({}, {}, {"signed": "first", "declined": "second", "ratified": "first"})
    roles = colour_stances(("pending", "signed", "ratified", "declined"), palette)
    assert len(set(roles.values())) == 4
    assert roles["signed"] == "first" or roles["pending"] == "first"


def test_dark_colours_are_for_screens_only() -> None:
    assert "@media screen and (prefers-color-scheme:dark)" in css_variables(load_palette())
