"""What stands around the clauses of a sentence: the words before its subject, and who says so at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from timeline.events.tokens import Token
from timeline.events.verbs import Verb
from timeline.events.words import EventWords

_LABEL = re.compile(r"[UXGDB]{1,4}:(?=.)")
# "PARIS, France | Mon 3 March (Agency) - ": capitals, dates and brackets up to a dash.
_PLACE_LINE = re.compile(r"D?[UXP,.;:|#()CA]{1,40}?-{1,2}(?=[^-])|U{0,4}\(U{1,2}\)(?=[^-])")
# "Bern, 14 April - "
_DAY_LINE = re.compile(r"U{1,3},\|+-")
_ASIDE = re.compile(r"\([^()]{1,40}\)")
_OPENERS = "PSGAEIT|"
_FINITE = "HBbVWMdE"
_LONGEST_ATTRIBUTION = 30
_LONGEST_TAIL = 14


def find_lead(tokens: Sequence[Token], tags: str, verbs: Sequence[Verb], words: EventWords) -> int:
    """How many words stand before the subject: labels, place lines, "Meanwhile,", "On Tuesday,"."""
    start = 0
    patterns = [_ASIDE, _PLACE_LINE, _LABEL] if _starts_with_place(tokens, tags) else [_ASIDE, _LABEL]
    capitals = sum(1 for _ in takewhile(lambda token: token.text.isupper(), tokens))
    named = "U" * capitals + tags[capitals:]  # "SPLIT, Croatia - " begins with no verb
    for pattern in patterns:
        if (match := pattern.match(named, start)) and _has_verb(verbs, match.end()):
            start = match.end()
    for _ in range(5):
        following = _after_opener(tokens, tags, start, verbs, words)
        if following == start or not _has_verb(verbs, following):
            return start
        start = following
    return start


def _starts_with_place(tokens: Sequence[Token], tags: str) -> bool:
    """Whether the first word is in capitals, or the sentence opens with the name of an agency in brackets, or
    with a day between a name and a dash."""
    capitals = bool(tokens) and tokens[0].text.isupper() and len(tokens[0].text) > 2
    return capitals or "(" in tags[:8] or _DAY_LINE.match(tags) is not None


def _has_verb(verbs: Sequence[Verb], start: int) -> bool:
    return any(verb.first >= start for verb in verbs)


def _after_opener(
    tokens: Sequence[Token], tags: str, start: int, verbs: Sequence[Verb], words: EventWords
) -> int:
    """The word after one opening phrase, or `start` when there is none."""
    tag = tags[start : start + 1]
    if tag in ("C", ",", "-", ".", ":"):
        return start + 1
    comma = tags.find(",", start)
    if comma < 0 or not tag:
        return _after_date(tags, start)
    phrase = " ".join(token.folded for token in tokens[start:comma])
    if words.leads.match(phrase):
        return comma + 1
    if is_spell(tokens, tags, start, words):
        return comma + 1
    if tag not in _OPENERS:
        return start
    if tag == "S":
        inner = next((verb for verb in verbs if verb.first > start), None)
        if inner and (inner.first < comma or not _has_verb(verbs, comma)):
            comma = tags.find(",", inner.last)
    elif any(start <= verb.first < comma for verb in verbs):
        return _after_date(tags, start)
    return _past_places(tags, comma) + 1 if comma >= 0 else start


def is_spell(tokens: Sequence[Token], tags: str, start: int, words: EventWords) -> bool:
    """Whether a phrase like "hours after the vote" or "a day before it" begins here."""
    for index in range(start, min(start + 3, len(tokens) - 1)):
        if tokens[index].folded in words.spells and tags[index + 1] in "SP":
            return "HBbVWMd" not in tags[index : index + 2]
    return False


def _after_date(tags: str, start: int) -> int:
    match = re.compile(r"[PA]?\|+,?").match(tags, start)
    return match.end() if match else start


def _past_places(tags: str, comma: int) -> int:
    """The comma that ends the phrase: in "In Paris, France, leaders met" it is the second."""
    following = tags.find(",", comma + 1)
    while following > 0:
        between = tags[comma + 1 : following]
        if (
            between.strip("U|#")
            or not between
            or tags[following + 1 : following + 2] in tuple(_FINITE + "RPGC")
        ):
            break
        comma, following = following, tags.find(",", following + 1)
    return comma


def find_attribution(tokens: Sequence[Token], tags: str, verbs: Sequence[Verb], words: EventWords) -> int:
    """Where the closing words begin that only say who said so; the number of words when there are none."""
    end = _cited(tokens, tags, len(tags.rstrip(".")))
    for _ in range(2):
        said = _said(tags, [verb for verb in verbs if verb.first < end], end, words)
        if said == end:
            break
        end = said
    return end


def _said(tags: str, verbs: Sequence[Verb], end: int, words: EventWords) -> int:
    """Where a closing ", the ministry said on Tuesday" begins."""
    if not verbs or end - verbs[-1].last > _LONGEST_TAIL:
        return end
    verb = verbs[-1]
    bare = tags[verb.last : verb.last + 1] in ("", "|", "P", ".", ",")
    if verb.kind != "report" and not (bare and (verb.kind == "act" or verb.base in words.citing)):
        return end
    if "Q" in tags[verb.last : end] or "K" in tags[verb.last : end]:
        return end
    if tags[verb.first - 1] == "Q":
        return verb.first if len(verbs) > 1 else end
    comma = tags.rfind(",", 0, verb.first)
    if (
        comma == verb.first - 1
        and tags.count(",", 0, comma) > 1
        and (not tags[verb.last : end].strip("|P") or tags[comma - 1] != "Q")
    ):
        # "..., Jane Doe, a professor, said"
        comma = tags.rfind(",", 0, tags.rfind(",", 0, comma))
    earlier = any(other.last <= comma and not _is_relative(tags, other) for other in verbs[:-1])
    return comma if earlier and comma > 0 and verb.first - comma < _LONGEST_ATTRIBUTION else end


def _is_relative(tags: str, verb: Verb) -> bool:
    return tags[: verb.first].rstrip("A|N").endswith("R")


def _cited(tokens: Sequence[Token], tags: str, end: int) -> int:
    """Where a closing "according to the ministry" or "per AFP" begins."""
    for index in range(end - 1, max(3, end - _LONGEST_ATTRIBUTION), -1):
        according = tokens[index].folded == "according" and not tokens[index].quoted
        per = tokens[index].folded == "per" and tags[index + 1 : index + 2] == "U" and tags[index - 1] in ",Q"
        if according or per:
            before = tags[index - 1] == ","
            if not any(tag in "HBWMV" for tag in tags[index + 1 : end]):
                return index - 1 if before else index
    return end
