"""The language of the page as an editor names it: a tag that CLDR knows, to write its dates by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from dateline.tables import nearest

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_NAMED_IN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "uk", "ar", "ja", "zh")
"""An editor who writes no tag writes the name of a language, in one of these."""


def fault_of_tag(tag: str) -> str:
    """What is wrong with a BCP 47 tag and which is meant; "" when CLDR knows its language."""
    if _is_known(tag):
        return ""
    return f'not a language tag: "{tag[:60]}"; {_meant(" ".join(tag.split()))}'


def _is_known(tag: str) -> bool:
    if not _TAG.fullmatch(tag):
        return False
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _meant(words: str) -> str:
    if _is_known(spelled := words.replace("_", "-")):  # "pt_BR", as operating systems write it
        return f'did you mean "{spelled}"?'
    tags = sorted({name.partition("_")[0] for name in locale_identifiers()})
    names, word = _tags_by_name(tags), words.lower()
    tag = names.get(word) or next((tag for name, tag in names.items() if word.startswith(name)), None)
    if tag is None and len(word) == 3 and word[:2] in tags:
        tag = word[:2]
    return f'did you mean "{tag}"?' if tag else nearest(re.split("[-_ ]", word)[0], tags)


def _tags_by_name(tags: list[str]) -> Mapping[str, str]:
    """The tag of each language by its names, long ones first."""
    named = {
        name.lower(): tag
        for other in reversed(_NAMED_IN)
        for tag in tags
        if (name := Locale.parse(other).languages.get(tag))
    }
    return dict(sorted(named.items(), key=lambda pair: -len(pair[0])))
