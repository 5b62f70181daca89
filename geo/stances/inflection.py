"""The forms of a word: "expel" as expels, expelled, expelling; English spelling, a table for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def inflect(base: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """All forms of a verb or noun given in its base form, the base among them, and both spellings of -ise."""
    if base in irregular:
        present = {base, plural(base), *_gerunds(base)}
        return frozenset(present | set(irregular[base]))
    return _regular(base)


def past_forms(base: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The past tense and the past participle."""
    if base in irregular:
        return frozenset(irregular[base])
    return frozenset(form for spelling in _spellings(base) for form in _pasts(spelling))


def lemmas(form: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What a form may be a form of, itself first: "banned" gives banned, banne, bann, ban."""
    found = [form]
    found += [base for base, forms in irregular.items() if form in forms]
    for ending, replacements in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 2:
            stem = form[: -len(ending)]
            found += [stem + replacement for replacement in replacements]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("e", "")),
    ("ing", ("", "e")),
)


@cache
def _regular(base: str) -> frozenset[str]:
    forms: set[str] = set()
    for spelling in _spellings(base):
        forms |= {spelling, plural(spelling), *_pasts(spelling), *_gerunds(spelling)}
    return frozenset(forms)


def _spellings(base: str) -> tuple[str, ...]:
    for one, other in (("ise", "ize"), ("ize", "ise")):
        if base.endswith(one) and len(base) > 5:
            return base, base[: -len(one)] + other
    return (base,)


def plural(base: str) -> str:
    """A noun in the plural, which is also a verb in the third person."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(_SIBILANTS) else "s")


def _pasts(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return (base + "d",)
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return (base[:-1] + "ied",)
    return base + "ed", base + base[-1:] + "ed"


def _gerunds(base: str) -> tuple[str, ...]:
    if base.endswith("e") and not base.endswith("ee"):
        return (base[:-1] + "ing",)
    return base + "ing", base + base[-1:] + "ing"
