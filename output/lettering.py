"""How long words run and how to make them fit: a picture is drawn before the reader's typeface is known."""

from __future__ import annotations

from functools import cache
from unicodedata import combining, east_asian_width, normalize

from output.assets import load_table


def measure(text: str, size: float, bold: bool = False) -> float:
    """How long a text is at most in a sans-serif face of this size, in the unit of the size."""
    ems = sum(width_of(char) for char in text)
    return size * ems * (load_table("advances.toml")["bold"] if bold else 1)


@cache
def width_of(char: str) -> float:
    """The advance of a character in ems, on the generous side."""
    table = load_table("advances.toml")
    letter = normalize("NFD", char)[0]
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return float(table["wide"])
    known = next((float(width) for width, letters in table["widths"].items() if letter in letters), None)
    return known or float(table["capital" if letter.isupper() else "other"])


def break_lines(text: str, size: float, room: float, lines: int, bold: bool = False) -> list[str]:
    """The text on at most so many lines, the last one shortened when that is not enough."""
    words, broken = text.split(), list[str]()
    while words and len(broken) < lines - 1:
        line = words.pop(0)
        while words and measure(f"{line} {words[0]}", size, bold) <= room:
            line = f"{line} {words.pop(0)}"
        broken.append(shorten(line, size, room, bold))
    return [*broken, shorten(" ".join(words), size, room, bold)] if words else broken


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, or as much of it as fits the room with an ellipsis."""
    if measure(text, size, bold) <= room:
        return text
    kept, length = [], measure("…", size, bold)
    for char in text:
        length += measure(char, size, bold)
        if length > room:
            break
        kept.append(char)
    return "".join(kept).rstrip(" ,;:–-") + "…"
