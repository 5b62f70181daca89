"""The addresses in a snippet of ours: relative to the site, or absolute once it is published."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

OURS = r"(?=index\.html|embed/|embed\.js)"
"""What the addresses of a snippet start with, after that of the site."""


def put_before(html: str, old: str, new: str) -> str:
    """The snippet with the address of the site exchanged.

    Only attributes that we wrote are touched: in words of a source every quote is escaped.
    """
    there = re.compile(rf'\b(href|src|srcset)="{re.escape(escape(old))}{OURS}')
    return there.sub(lambda found: f'{found[1]}="{escape(new)}', html)


def change_addresses(html: str, names: str, change: Callable[[str], str]) -> str:
    """The snippet with every address whose end matches the pattern `names` changed."""
    there = re.compile(rf'\b(href|src|srcset)="([^"]*?(?:{names}))"')
    return there.sub(lambda found: f'{found[1]}="{change(found[2])}"', html)
