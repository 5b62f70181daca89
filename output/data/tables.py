"""Comma-separated tables that a spreadsheet may open: no cell of ours is ever a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

# OWASP, "CSV Injection"; the wide forms are what spreadsheets of East Asia take for the same signs.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def write_table(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table in UTF-8, without a byte order mark (RFC 4180)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    """Text that a spreadsheet would compute gets an apostrophe before it; numbers stay numbers.

    >>> _harmless("=1+1"), _harmless(" @x"), _harmless(-3.5)
    ("'=1+1", "' @x", -3.5)
    """
    if isinstance(cell, str) and cell.lstrip(" \u00a0\u3000").startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return cell
