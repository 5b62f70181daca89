"""Ids that can be read and that stay: the first day and the words of the headline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from timeline.events.words import EventWords
from timeline.model import Event

_WORDS = 5
_WORD = re.compile(r"[a-z0-9]+")


def name_events(events: Sequence[Event], words: EventWords) -> tuple[str, ...]:
    """One id for each event, all different, the same for the same events in the same order."""
    taken: set[str] = set()
    names = []
    for event in events:
        stem = _stem(event, words)
        name, turn = stem, 2
        while name in taken:
            name, turn = f"{stem}-{turn}", turn + 1
        taken.add(name)
        names.append(name)
    return tuple(names)


def _stem(event: Event, words: EventWords) -> str:
    short = words.alias_pattern.sub(lambda match: words.aliases[match[0].lower()], event.title)
    folded = unicodedata.normalize("NFKD", short.lower().replace("’", "'").replace("'s", ""))
    plain = folded.encode("ascii", "ignore").decode()
    told = [
        word for word in _WORD.findall(plain) if word in words.aliases.values() or word not in words.stopwords
    ]
    return "-".join([event.when.interval.first.isoformat(), *told[:_WORDS]])
