"""Things in the landscape, known by the word for their kind: "Tippecanoe River", "Lake Darling", "Szot Park".

No gazetteer has them all. Where the name is not known, the text around it tells where it lies.
"""

from __future__ import annotations

from timeline.mentions.lexicon import Lexicon
from timeline.mentions.words import Words

_MOST_MATES = 6
_MOST_JOINTS = 3
_MOST_WORDS = 3
"""So many words may stand before the word for the kind."""


def feature_end(words: Words, index: int, last: int, lexicon: Lexicon) -> int | None:
    """The last word of the feature whose name begins with this word; None when there is none.

    `last` is the last word of the known name that begins here, one before `index` when none does.
    """
    if words.forms[index] in lexicon.featured and last <= index:
        following = index + 1
        if _joined(words, following) and _is_name(words.forms[following], lexicon):
            return following
    if lexicon.features.isdisjoint(words.forms[index : index + _MOST_WORDS + 1]):
        return None
    for head in range(max(index + 1, last + 1), min(index + _MOST_WORDS + 1, len(words.forms))):
        if not _joined(words, head) or not words.forms[head][0].isupper():
            return None
        if words.forms[head] in lexicon.features:
            if (
                head == index + 1
                and words.forms[index] in lexicon.given
                and words.forms[head] in lexicon.borne
            ):
                return None
            named = last >= index or all(_is_name(form, lexicon) for form in words.forms[index:head])
            return _with_next(words, head, lexicon) if named else None
    return None


def landform_span(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "col d'Aspin", "río Negro", "cañón del Chicamocha": the first and the last word of the name behind the
    word for a kind.

    Only in languages that write the kind small and before the name.
    """
    if words.forms[index] not in lexicon.landforms and words.forms[index] not in lexicon.quarters:
        return None
    first = index + 1
    while first < len(words.forms) and first - index <= _MOST_JOINTS and _follows(words, first):
        form = words.forms[first]
        if form[0].isupper():
            break
        if form not in lexicon.belonging and form not in lexicon.definite:
            return None
        first += 1
    if first >= len(words.forms) or not _follows(words, first) or not _may_name(words.forms[first], lexicon):
        return None
    last = first
    while last - first < _MOST_WORDS and last + 1 < len(words.forms):
        gap = words.text[words.ends[last] : words.starts[last + 1]]
        if gap not in (" ", "-") or not _is_name(words.forms[last + 1], lexicon):
            break
        last += 1
    return first, last


def _may_name(form: str, lexicon: Lexicon) -> bool:
    """ "plaza Capitán Prat": a thing can have a captain's name as well."""
    return _is_name(form, lexicon) or (form[0].isupper() and form.lower() in lexicon.titles)


def _follows(words: Words, index: int) -> bool:
    """Whether a space or an apostrophe and no more stands before a word."""
    return words.text[words.ends[index - 1] : words.starts[index]] in (" ", "'", "’")


def _with_next(words: Words, head: int, lexicon: Lexicon) -> int:
    """ "Starved Rock State Park", "Bear Creek Reservoir": the last of several such words."""
    following = head + 1
    more = _joined(words, following) and words.forms[following] in lexicon.features
    return following if more else head


def shared_kinds(words: Words, lexicon: Lexicon) -> dict[int, tuple[int, str]]:
    """ "Orange, St. Clair and Wake counties": by its first word the last of each, and the kind of all."""
    found: dict[int, tuple[int, str]] = {}
    if lexicon.plurals.keys().isdisjoint(words.forms):
        return found
    for plural, form in enumerate(words.forms):
        kind = lexicon.plurals.get(form)
        if kind is None or not plural or words.text[words.ends[plural - 1] : words.starts[plural]] != " ":
            continue
        last = plural - 1
        names: dict[int, tuple[int, str]] = {}
        while last >= 0 and len(names) < _MOST_MATES and _is_name(words.forms[last], lexicon):
            first = last
            while first and _joined(words, first) and _is_name(words.forms[first - 1], lexicon):
                first -= 1
            names[first] = (last, kind)
            joint = first - 1
            if joint >= 0 and words.forms[joint] in lexicon.joining:
                last = joint - 1
            elif first and words.text[words.ends[first - 1] : words.starts[first]] == ", ":
                last = first - 1
            else:
                break
        found |= names if len(names) > 1 else {}
    return found


def _joined(words: Words, index: int) -> bool:
    """Whether one space and no more stands before a word."""
    return index < len(words.forms) and words.text[words.ends[index - 1] : words.starts[index]] == " "


def _is_name(form: str, lexicon: Lexicon) -> bool:
    """Whether a word can be the name of something: a capital, and not one of those that open sentences."""
    plain = form.lower()
    return (
        form[0].isupper()
        and len(form) > 1
        and plain not in lexicon.openers
        and plain not in lexicon.days
        and plain not in lexicon.titles
        and plain not in lexicon.settlements
    )
