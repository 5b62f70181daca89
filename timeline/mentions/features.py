"""Things in the landscape, known by the word for their kind: "Tippecanoe River", "Lake Darling", "Szot Park".

No gazetteer has them all. Where the name is not known, the text around it tells where it lies.
"""

from __future__ import annotations

from timeline.mentions.lexicon import Lexicon
from timeline.mentions.words import Words

_MOST_MATES = 6
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
    if last <= index and words.forms[index].lower() in lexicon.landforms:
        return _landform_end(words, index, lexicon)
    if lexicon.features.isdisjoint(words.forms[index : index + _MOST_WORDS + 1]):
        return None
    for head in range(max(index + 1, last + 1), min(index + _MOST_WORDS + 1, len(words.forms))):
        if not _joined(words, head) or not words.forms[head][0].isupper():
            return None
        if words.forms[head] in lexicon.features:
            named = last >= index or all(_is_name(form, lexicon) for form in words.forms[index:head])
            return _with_next(words, head, lexicon) if named else None
    return None


def _landform_end(words: Words, index: int, lexicon: Lexicon) -> int | None:
    """ "río Negro", "cañón del Chicamocha", "plaza de Armas": the last word of the thing's name."""
    last = index + 1
    while last < len(words.forms) and _joined(words, last) and last <= index + _MOST_WORDS:
        form = words.forms[last]
        if _is_name(form, lexicon) or (form[0].isupper() and form.lower() in lexicon.titles):
            more = last + 1 < len(words.forms) and _joined(words, last + 1)
            return last + 1 if more and _is_name(words.forms[last + 1], lexicon) else last
        if form not in lexicon.belonging and form.lower() not in lexicon.definite:
            return None
        last += 1
    return None


def _with_next(words: Words, head: int, lexicon: Lexicon) -> int:
    """ "Starved Rock State Park", "Bear Creek Reservoir": the last of several such words."""
    following = head + 1
    more = _joined(words, following) and words.forms[following] in lexicon.features
    return following if more else head


def shared_kinds(words: Words, lexicon: Lexicon) -> dict[int, tuple[int, str]]:
    """ "Orange, St. Clair and Wake counties": by its first word the last of each, and the kind of all."""
    found: dict[int, tuple[int, str]] = {}
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
