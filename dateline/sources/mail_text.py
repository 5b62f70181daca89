"""The news in a letter: without quoted letters, signatures and what a mailing list adds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files

_WORDS = tomllib.loads(files("dateline.sources").joinpath("mail.toml").read_text(encoding="utf-8"))


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _WORDS[name]), re.IGNORECASE)


_FOOTER, _ELSEWHERE, _ANSWERED = _any_of("footer"), _any_of("elsewhere"), _any_of("answered")
_SIGNATURE = re.compile(r"--[ \t]?")
"""RFC 3676, 4.3; many programs lose the space at its end."""
_BEFORE_THE_END = 0.5
"""A footer stands in the second half of a letter: news may speak of unsubscribing."""
_LONGEST_NOTICE = 400
"""Characters of a line of a footer; a paragraph that is longer tells something else as well."""


def trim_letter(text: str) -> str:
    """The letter without quoted letters, signature, and the notices at its head and its end."""
    lines = text.replace("\r\n", "\n").split("\n")
    lines = _without_answered(_before(lines, _SIGNATURE.fullmatch))
    start = next((place + 1 for place, line in enumerate(lines[:5]) if _is_notice(line, _ELSEWHERE)), 0)
    lines = lines[start:]
    written = sum(map(len, lines))
    above = 0
    for place, line in enumerate(lines):
        if above >= _BEFORE_THE_END * written and _is_notice(line, _FOOTER):
            return "\n".join(lines[:place]).strip()
        above += len(line)
    return "\n".join(lines).strip()


def _is_notice(line: str, notice: re.Pattern[str]) -> bool:
    return len(line) <= _LONGEST_NOTICE and bool(notice.search(line))


def _before(lines: list[str], ends: Callable[[str], object]) -> list[str]:
    """The lines before the first that ends them, if there are any."""
    place = next((place for place, line in enumerate(lines) if ends(line)), len(lines))
    return lines[:place] if any(line.strip() for line in lines[:place]) else lines


def _without_answered(lines: list[str]) -> list[str]:
    """The lines of the letter itself, if it is more than what it answers."""
    own = [
        line
        for place, line in enumerate(lines)
        if not line.startswith(">")
        and not (_ANSWERED.search(line.strip()) and _is_quoted(lines[place + 1 :]))
    ]
    return own if any(line.strip() for line in own) else [re.sub(r"^(?:> ?)+", "", line) for line in lines]


def _is_quoted(following: list[str]) -> bool:
    return next((line.startswith(">") for line in following if line.strip()), False)
