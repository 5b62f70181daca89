"""Building again whenever a source, the configuration or the corrections change (`dateline watch`)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from watchfiles import Change, watch

from dateline.errors import DatelineError
from dateline.terminal import say_all
from dateline.watched import Watched, concerns, list_folders, take_stock
from dateline.writers import list_written

_QUIET_MS = 100
"""Without a change for so long a file counts as saved: editors write, rename and touch within this time."""
_LONGEST_MS = 2000
"""Where changes never stop, what is there is built after so long."""
_LOOK_MS = 2000
"""How often to look for changes that the system did not tell of: before it began to, or elsewhere."""
_WRITING_S, _PATIENCE_S = 0.1, 60.0
"""How often to look whether a file is still being written, and for how long."""


def watch_and_build(build: Callable[[], Watched]) -> None:
    """Build at once and after every change, until Ctrl-C. What goes wrong is said, and the next change tried.

    Raises DatelineError when nothing can be built to begin with.
    """
    watched, built_s = build(), time.monotonic()
    while True:
        folders = list_folders(watched)
        for _ in _changes_in(folders, watched):
            stock = take_stock(watched)
            asking = watched.due_s is not None and time.monotonic() - built_s > watched.due_s
            if stock == watched.stock and not asking:
                continue
            _wait_for_writers([Path(name) for name, _, _ in stock - watched.stock])
            try:
                watched = build()
            except DatelineError as error:
                say_all(error.lines)
                watched = replace(watched, stock=stock)  # to be tried again when it has changed
            built_s = time.monotonic()
            if list_folders(watched) != folders:
                break  # to be watched from now on


def _changes_in(folders: tuple[Path, ...], watched: Watched) -> Iterator[set[tuple[Change, str]]]:
    """What has changed, whenever it has come to rest; an empty set when it is time to look."""
    return watch(
        *folders,
        watch_filter=lambda _, path: concerns(Path(path), watched),
        debounce=_LONGEST_MS,
        step=_QUIET_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    )


def _wait_for_writers(changed: Sequence[Path]) -> None:
    """Until nobody holds any of the files open for writing."""
    end = time.monotonic() + _PATIENCE_S
    while list_written(changed) and time.monotonic() < end:
        time.sleep(_WRITING_S)
