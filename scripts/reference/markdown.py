"""Tables and lists of the pages of the reference, as MyST Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def write_table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown of one line."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(escape_cell(cell) for cell in line)} |" for line in lines) + "\n"


def escape_cell(text: str) -> str:
    """Markdown that does not end its cell."""
    return text.replace("|", r"\|").replace("\n", " ")


def write_code(text: str) -> str:
    """The text as code; "" stays "".

    >>> write_code("site.url")
    '`site.url`'
    """
    return f"`{text}`" if text else ""


def write_entries(entries: Iterable[tuple[str, str]]) -> str:
    """A list of names, as code, and what each means: on a phone it reads better than a table."""
    return "\n".join(f"`{name}`\n: {means}\n" for name, means in entries)
