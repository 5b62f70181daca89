"""How often Python looks for what nobody needs any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 50, 100)


@contextmanager
def collect_seldom() -> Iterator[None]:
    """Look for cycles seldom meanwhile: our data have none, and looking through the events of ten thousand
    articles again and again takes a quarter of the time of merging them."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
