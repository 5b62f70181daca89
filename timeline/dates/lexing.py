"""Lexing: a text becomes a string of kinds, with the place and the value of every token beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from timeline.dates.kinds import KIND
from timeline.dates.numerals import classify_number
from timeline.dates.vocabulary import Value, Vocabulary

_TOKEN = re.compile(
    r"""
    (?P<iso>[12]\d{3}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d@-]))
  | (?P<plain>[a-zA-Z]{2,}+(?=[ ,\n]))  # most words, told from the rest at a glance
  | (?P<east>(?:[12]\d{3}\s?[年년]\s?)?(?:\d{1,2}\s?[月월]\s?(?:\d{1,2}\s?[日일])?)|[12]\d{3}\s?[年년])
  | (?P<hour>[0-2]?\d[ ]?[hH][ ]?[0-5]\d(?!\w))
  | (?P<tail>(?<![\w'’‘`])['’‘`]\d\d(?:'?s)?(?!\w))
  | (?P<code>(?:[QqHh][1-4]|[1-4][QH](?:(?:19|20)?\d\d)?|FY(?:19|20)?\d\d)(?!\w))
  | (?P<serial>\d+(?:-\d+){3,}|(?<!\d)\d{3}-\d{4}(?:-\d+)?(?![\d-])|\+\d{1,3}(?:[ -]\(?\d+\)?){2,}|(?:https?://|www\.)[^\s<>"”]*[\w/])
  | (?P<number>\d+(?:[.,:/]\d+)*)(?P<suffix>[^\W\d_]*)
  | (?P<initials>[^\W\d_](?:\.[^\W\d_])+\b\.?)
  | (?P<word>[^\W\d_]\w*)
  | (?P<possessive>['’]s\b)
  | (?P<gap>\n[ \t\r]*\n\s*)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_MARKS = {
    ",": "comma", ".": "stop", "!": "stop", "?": "stop", ";": "stop", ":": "stop", "-": "dash", "–": "dash",
    "—": "dash", "‑": "dash", "−": "dash", "/": "slash", "'": "apostrophe", "’": "apostrophe", "(": "open",
    "[": "open", ")": "close", "]": "close", '"': "quote", "“": "quote", "”": "quote", "`": "quote",
    "%": "percent", "$": "coin", "£": "coin", "€": "coin", "¥": "coin", "#": "coin", "&": "and", "+": "other",
}  # fmt: skip
_CODES = {"Q": "quarter_code", "H": "half_code", "F": "fiscal_code"}
_MARK_KINDS = {mark: KIND[name] for mark, name in _MARKS.items()}
_DIGITS = re.compile(r"\d+")
_OTHER = KIND["other"]
_WORD, _NAME = KIND["word"], KIND["name"]
_OPENERS = frozenset({"", *(KIND[name] for name in ("stop", "gap", "quote", "open", "dash", "comma"))})
_UNITS, _ORDINALS = (
    frozenset({KIND["unit"], KIND["units"]}),
    frozenset({KIND["ordinal_number"], KIND["ordinal"]}),
)
_DAYS = frozenset(KIND[name] for name in ("small", "teen", "ordinal_number"))


DAY_PARTS = 3
"""How many numbers an ISO day has; a time of day has two more."""

LAST_SHORT_YEAR = 2040
"""The last year that two digits mean in a text of unknown day."""

YEARS_AHEAD = 10
"""... and how far ahead of its publication in another: "'29" is 1929 in 1990 and 2029 in 2025."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: one character of `kinds` each, as many starts and ends; values of some."""

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]
    values: dict[int, Value]
    last_year: int = LAST_SHORT_YEAR
    """The last year that two digits ("'98") can mean."""

    def __getitem__(self, index: int) -> str:
        """A token as written."""
        return self.text[self.starts[index] : self.ends[index]]


Lexeme = tuple[str, Value, int]
"""Kind (its character), value and end of a token."""


_BESIDE = re.compile(r",?[ \t]+(?:de |del )?\d")
"""A number behind a month or a weekday: then it is one, however it is written."""


def _is_name(word: str, kind: str, before: str, text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a month or a weekday is part of a name, by how the language writes them.

    `before` is the kind of the token in front: "Paul Janvier" in French, "Gerda Mai" in German.
    """
    if kind in vocabulary.lowercase:
        in_name = word[0].isupper() and not word.isupper() and before not in _OPENERS
        if kind in _UNITS:
            return in_name and before not in _ORDINALS and not _BESIDE.match(text, end)
    else:
        in_name = kind in vocabulary.alone and before == _NAME
    return in_name and before not in _DAYS and not _BESIDE.match(text, end)


_MODEL = re.compile(r"(?:\W|\b)[A-Z]-$")
"""What makes a year a number of things: "the A-2020"."""

_GROWN = re.compile(r"\.[a-z]")
"""What follows a name that is an address: "Monday.com"."""


def _word(text: str, start: int, end: int, vocabulary: Vocabulary, before: str) -> Lexeme:
    word = text[start:end]
    lower = word.lower()
    if word[0].isupper() and _GROWN.match(text, end):
        return _NAME, 0, end
    phrases = vocabulary.phrases.get(lower)
    if phrases and (phrase := phrases.match(text, start)):
        kind, value = vocabulary.words[" ".join(phrase[0].lower().split())]
        if kind not in vocabulary.capitalised or word[0].isupper():
            return kind, value, phrase.end()
    if lower in vocabulary.centuries and (spoken := vocabulary.rest_of_year.match(text, end)):
        return KIND["year"], vocabulary.centuries[lower] + _rest(spoken, vocabulary), spoken.end()
    entry = vocabulary.words.get(lower)
    if entry and (entry[0] not in vocabulary.capitalised or word[0].isupper()):
        if _is_name(word, entry[0], before, text, end, vocabulary):
            return _NAME, 0, end
        if entry[0] in vocabulary.dotted and text[end : end + 1] == ".":
            end += 1
        return (*entry, end)
    return (_NAME if word[0].isupper() else _WORD), 0, end


def _rest(spoken: re.Match[str], vocabulary: Vocabulary) -> int:
    """The years of "eighty-two" behind "nineteen"."""
    told = (vocabulary.words[word.lower()][1] for word in spoken.groups() if word)
    return sum(value for value in told if isinstance(value, int))


def _initials(written: str, end: int, vocabulary: Vocabulary) -> Lexeme:
    entry = vocabulary.words.get(written.replace(".", "").lower())
    return (*entry, end) if entry and entry[0] in vocabulary.initials else (_NAME, 0, end)


def _suffixed(number: str, suffix: str, end: int, vocabulary: Vocabulary) -> Lexeme:
    """A number grown together with letters: 21st, 1980s, 5pm; anything else is no part of a date."""
    kind, value = classify_number(number)
    suffix = suffix.lower()
    if suffix in vocabulary.ordinal_suffixes and kind in ("small", "teen", "two_digits"):
        return KIND["ordinal_number"], value, end
    if suffix in vocabulary.decade_suffixes and number.endswith("0") and kind in ("year", "two_digits"):
        return KIND["decade"], value, end
    entry = vocabulary.words.get(suffix)
    if entry and entry[0] == KIND["meridian"] and kind in ("small", "clock", "decimal"):
        hour, _, minute = number.replace(".", ":").partition(":")
        return KIND["clock"], (int(hour) % 12 + int(str(entry[1])), int(minute[:2] or 0)), end
    return KIND["quantity"], 0, end


def _code(written: str, end: int) -> Lexeme:
    """Q3, H1, FY24; 3Q24 tells its year too."""
    letter = next(letter for letter in written.upper() if letter in _CODES)
    return KIND[_CODES[letter]], tuple(map(int, _DIGITS.findall(written))), end


def _tail(written: str, end: int) -> Lexeme:
    """'98 and '80s."""
    number = int(written[1:3])
    return KIND["decade" if written.endswith("s") else "short_year"], number, end


def _number(text: str, start: int, end: int, vocabulary: Vocabulary, before_dash: str) -> Lexeme:
    """A plain number; one behind a currency, before a percent sign or grown to a name ("F-16") is no day.

    `before_dash` is the kind of the token that stands before the last one.
    """
    kind, value = classify_number(text[start:end])
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "%" or _MARKS.get(before) == "coin" or before == "_":
        return KIND["quantity"], 0, end
    if before == "-" and before_dash in (_NAME, _WORD) and kind not in ("year", "clock"):
        return KIND["quantity"], 0, end
    if before == "-" and _MODEL.match(text, max(0, start - 3), start):
        return KIND["quantity"], 0, end
    if vocabulary.ordinal_dot and after == "." and kind in ("small", "teen"):
        return KIND["ordinal_number"], value, end + 1
    return KIND[kind], value, end


def _lex(match: re.Match[str], vocabulary: Vocabulary, before: str, before_last: str) -> Lexeme:
    """One token; `before` and `before_last` are the kinds of the two in front of it."""
    group, (start, end) = match.lastgroup, match.span()
    if group == "hour":
        hour, minute = _DIGITS.findall(match[0])
        return KIND["clock"], (int(hour), int(minute)), end
    if group == "suffix":
        if not match["suffix"]:
            return _number(match.string, start, end, vocabulary, before_last)
        return _suffixed(match["number"], match["suffix"], end, vocabulary)
    if group == "initials":
        return _initials(match[0], end, vocabulary)
    if group == "code":
        return _code(match[0], end)
    if group == "east":
        return KIND["east"], tuple(map(int, _DIGITS.findall(match[0]))), end
    if group == "serial":
        return KIND["quantity"], 0, end
    if group == "tail":
        return _tail(match[0], end)
    if group == "iso":
        return KIND["iso"], tuple(map(int, _DIGITS.findall(match[0])[: DAY_PARTS + 2])), end
    return KIND[group or "other"], 0, end


def last_short_year(published: date | None) -> int:
    """The last year that two digits can mean in a text of that day."""
    return published.year + YEARS_AHEAD if published else LAST_SHORT_YEAR


def lex_text(text: str, vocabulary: Vocabulary) -> Tokens:
    """The tokens of a text in one pass; blanks between words are no tokens, an empty line is."""
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: dict[int, Value] = {}
    taken = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < taken:
            continue
        # Most tokens are marks and words that say nothing of dates; no function is called for them.
        written, group = match[0], match.lastgroup
        if group == "plain" or group == "word":
            lower = written.lower()
            if lower not in vocabulary.openings:
                # "iPhone" is a name too.
                kind, taken = (_WORD if written == lower else _NAME), end
            elif written == lower and lower in vocabulary.plain:
                (kind, values[len(kinds)]), taken = vocabulary.plain[lower], end
            else:
                before = kinds[-1] if kinds else ""
                kind, values[len(kinds)], taken = _word(text, start, end, vocabulary, before)
        elif group == "mark":
            kind, taken = _MARK_KINDS.get(written, _OTHER), end
        else:
            before, before_last = kinds[-1] if kinds else "", kinds[-2] if len(kinds) > 1 else ""
            kind, value, taken = _lex(match, vocabulary, before, before_last)
            values[len(kinds)] = value
        kinds.append(kind)
        starts.append(start)
        ends.append(taken)
    return Tokens(text, "".join(kinds), starts, ends, values)
