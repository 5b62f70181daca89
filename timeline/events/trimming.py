"""Leaving words out of a sentence without breaking it: insertions, dates, what trails behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.events.clauses import Clause, Parse
from timeline.events.fringes import is_spell
from timeline.events.words import EventWords

_TIMED_LEAD = re.compile(r"[DXAP#]*\|+[A|]*,(?=.)|[DXAP#]*\|+[A|]*(?=D)")
ARTICLES = frozenset({"the", "a", "an"})
_TIME_OR_PLACE = re.compile(r"P.*[DU|].*[^P]$")
_ACTOR = re.compile(r"(?:D[XU#]+|U+|p|#X+)$")
_INSERT_STARTS = "RGPEIVSA-"


def without_inserts(parse: Parse, indices: Iterable[int]) -> list[int]:
    """The words without what stands in brackets or between two dashes."""
    kept: list[int] = []
    waiting = list(indices)
    at = 0
    while at < len(waiting):
        tag = parse.tags[waiting[at]]
        mark = {"(": ")", "-": "-"}.get(tag)
        spaced = tag == "(" or _spaced(parse, waiting[at])
        closing = _find(parse, waiting, at + 1, mark) if mark and spaced else -1
        if closing > 0:
            at = closing + 1
            continue
        if tag != ")":
            kept.append(waiting[at])
        at += 1
    return kept


def _spaced(parse: Parse, index: int) -> bool:
    """Whether a dash stands free, and is not the hyphen of "10-11"."""
    token = parse.tokens[index]
    return token.text in "—" or (index > 0 and parse.tokens[index - 1].end < token.start)


def _find(parse: Parse, indices: Sequence[int], start: int, mark: str | None) -> int:
    return next((at for at in range(start, len(indices)) if parse.tags[indices[at]] == mark), -1)


def without_dates(parse: Parse, indices: Sequence[int]) -> list[int]:
    """The words without dates and the prepositions that carry them; "last year's race" keeps its date."""
    kept: list[int] = []
    at = 0
    while at < len(indices):
        end = at
        while end < len(indices) and parse.tags[indices[end]] == "|":
            end += 1
        if end == at:
            kept.append(indices[at])
            at += 1
            continue
        if _belongs(parse, kept, indices, at, end):
            kept += indices[at:end]
        else:
            _drop_carrier(parse, kept)
        at = end
    return _single_commas(parse, kept)


def _belongs(parse: Parse, kept: Sequence[int], indices: Sequence[int], at: int, end: int) -> bool:
    """Whether a date is part of a noun: "Tuesday's vote", "the 9 August election", "the 2024 Games"."""
    last = parse.tokens[indices[end - 1]].text
    if last.endswith(("'s", "’s", "s'", "s’")):
        return True
    following = parse.tags[indices[end]] if end < len(indices) else ""
    # The article may be read with the date: "over | the 28 May | crash".
    articled = (kept and parse.tags[kept[-1]] == "D") or parse.tokens[indices[at]].folded in ARTICLES
    return bool(articled) and following in ("X", "U", "Z")


def _drop_carrier(parse: Parse, kept: list[int]) -> None:
    """Takes the preposition before a date away, and the "late" or "early" before it."""
    while kept and (parse.tags[kept[-1]] == "A" or _is_article_of_date(parse, kept)):
        kept.pop()
    if kept and parse.tags[kept[-1]] in "PS" and parse.tokens[kept[-1]].folded != "of":
        kept.pop()
        while kept and parse.tags[kept[-1]] == "A":
            kept.pop()


def _is_article_of_date(parse: Parse, kept: Sequence[int]) -> bool:
    """Whether the last word is the "the" of "in the spring of 2017"."""
    return parse.tags[kept[-1] : kept[-1] + 2] == "D|" and parse.tags[kept[-1] - 1 : kept[-1]] == "P"


def _single_commas(parse: Parse, indices: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for index in indices:
        if parse.tags[index] == "," and kept and parse.tags[kept[-1]] == ",":
            continue
        kept.append(index)
    return kept


def bare_subject(parse: Parse, subject: Sequence[int]) -> list[int]:
    """The subject without quotations before it, insertions, apposition and dates."""
    indices = without_inserts(parse, subject)
    while indices and parse.tags[indices[0]] in "Q,|-.":
        indices.pop(0)
    indices = without_dates(parse, _without_apposition(parse, indices))
    while indices and parse.tags[indices[-1]] in ",A|-:PSCR":
        indices.pop()
    if len(indices) > 3 and parse.tokens[indices[0]].folded == "both":
        indices.pop(0)
    return indices


def _without_apposition(parse: Parse, indices: list[int]) -> list[int]:
    """ "Around 60 countries, including China, ..." up to the first comma that opens an insertion."""
    letters = "".join(parse.tags[index] for index in indices)
    if timed := _TIMED_LEAD.match(letters):
        return _without_apposition(parse, indices[timed.end() :])
    actor = _ACTOR.search(letters)
    if actor and letters[0] == "P" and _TIME_OR_PLACE.match(letters[: actor.start()]):
        return indices[actor.start() :]
    if letters.count(",") == 1 and "C" not in letters[letters.index(",") :]:
        before, after = letters.split(",")
        if after[:1] in tuple("DUX#p") and before[:1] in tuple("PSXAG") and after.strip("|A"):
            return indices[len(before) + 1 :]
    if letters.count(",") == 1 and ",D" in letters and "C" not in letters and letters[:1] in ("D", "U"):
        return indices[: letters.index(",")]  # "The footway, the last part that was open"
    commas = [at for at, letter in enumerate(letters) if letter == ","]
    closed = letters.rstrip("A|N").endswith(",")
    for at in commas:
        if letters[at + 1 : at + 2] and letters[at + 1] in _INSERT_STARTS:
            return indices[:at]
    if closed and len(commas) == 2:
        inner = letters[commas[0] + 1 : commas[1]]
        if inner.strip("U") or not inner:
            return indices[: commas[0]]
        return [index for index in indices if parse.tags[index] != ","]
    return indices


def cut_tail(parse: Parse, clause: Clause, indices: Sequence[int], words: EventWords) -> list[int]:
    """The predicate up to the first comma or mark that ends it; the commas of a list do not."""
    for at, index in enumerate(indices):
        if index < clause.verb.last:
            continue
        tag = parse.tags[index]
        if tag in ";:.-" and not (tag == "-" and not _spaced(parse, index)):
            return list(indices[:at])
        spell = tag == "," and is_spell(parse.tokens, parse.tags, index + 1, words)
        if tag == "," and (spell or not _in_list(parse, indices, at)):
            return list(indices[:at])
    return list(indices)


def _in_list(parse: Parse, indices: Sequence[int], at: int) -> bool:
    """Whether the comma stands between items ("in France, Germany and Italy", "in Paris, France")."""
    following = "".join(parse.tags[index] for index in indices[at + 1 :])
    before = "".join(parse.tags[index] for index in indices[max(0, at - 2) : at])
    if before == "DX" and following.startswith("XX"):
        return True
    if not following or following[0] not in "UX#DQ":
        return False
    item = following.split(",")[0]
    if not item.strip("U") and len(item) <= 3:
        return True
    joined = following.split("C")[0]
    return "C" in following and not set(joined) & set("HBbVWMdESRKG") and joined.count(",") <= 4
