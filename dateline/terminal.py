"""The terminal: messages to stderr, and nothing from a source that could steer it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import click

_LONGEST = 400
"""Characters of a message; file names and addresses may be longer."""


def printable(text: str) -> str:
    r"""The text with everything a terminal might obey or hide written as an escape.

    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in text
    )


def say(message: str) -> None:
    """Print a message to stderr, as one printable line of bearable length."""
    line = printable(message)
    if len(line) > _LONGEST:  # the place stands at its start, the remedy at its end
        line = f"{line[: _LONGEST // 2]} ... {line[-_LONGEST // 2 :]}"
    with suppress(OSError):  # what nobody can read is no reason to build nothing
        click.echo(line, err=True)


def say_all(messages: Iterable[str]) -> None:
    """Print messages to stderr, a line each."""
    for message in messages:
        say(message)


@contextmanager
def open_progress(count: int, label: str) -> Iterator[Callable[[], None]]:
    """To be called after each of so many items; draws a progress bar on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label=label, file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)
