"""The terminal: messages to stderr, and nothing from a source that could steer it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import Protocol, TypeVar

import click

_LONGEST = 1000
"""Characters of a message; file names and addresses may be longer."""

_Item = TypeVar("_Item", covariant=True)


class Several(Sized, Iterable[_Item], Protocol[_Item]):
    """Things that can be counted before they are gone through."""


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
    click.echo(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}...", err=True)


def say_all(messages: Iterable[str]) -> None:
    """Print messages to stderr, a line each."""
    for message in messages:
        say(message)


def show_progress(items: Several[_Item], label: str) -> Iterator[_Item]:
    """The items, with a progress bar on stderr while they are gone through, if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar
