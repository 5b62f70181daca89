"""Patterns over kinds: `wd=WEEKDAY? comma? m=MONTH d=DAY` becomes a compiled regular expression.

A name in small letters is a kind, one in capitals a set of kinds, `a/b` either, `label=a` remembers which
token stood there. Everything else (`? | ( ) (?! {1,3}`) means what it means in a regular expression; blanks
do not count.
"""

from __future__ import annotations

import re

from timeline.dates.kinds import KIND, SETS

_ITEM = re.compile(r"(?:(?P<label>[a-z]\w*)=)?(?P<names>[A-Za-z_]+(?:/[A-Za-z_]+)*)(?P<times>\{\d,\d\})?")


def _characters(name: str) -> str:
    return "".join(KIND[kind] for kind in SETS[name].split()) if name in SETS else KIND[name]


def kinds_of(names: str) -> frozenset[str]:
    """The characters of `a/b/SET`, to ask what stands before or behind a hit."""
    return frozenset("".join(_characters(name) for name in names.split("/")))


def _translate(item: re.Match[str]) -> str:
    kinds = f"[{''.join(_characters(name) for name in item['names'].split('/'))}]" + (item["times"] or "")
    return f"(?P<{item['label']}>{kinds})" if item["label"] else kinds


_PART = re.compile(rf"\(\?[:!=]|[()|?]|{_ITEM.pattern}")


def first_kinds(pattern: str) -> frozenset[str]:
    """The characters that what a pattern matches can begin with."""
    return _first(list(_PART.finditer(pattern)))[0]


def _first(parts: list[re.Match[str]]) -> tuple[frozenset[str], bool]:
    """What a group can begin with and whether it can be empty; takes the group off the parts."""
    kinds, is_open, whole, can_be_empty = frozenset[str](), True, frozenset[str](), False
    while parts and parts[0][0] != ")":
        part = parts.pop(0)
        if part[0] == "|":
            whole, can_be_empty = whole | kinds, can_be_empty or is_open
            kinds, is_open = frozenset(), True
            continue
        begins, optional = _first(parts) if part[0].startswith("(") else (kinds_of(part["names"]), False)
        if part[0].startswith("("):
            parts.pop(0)
        if part[0] in ("(?!", "(?="):
            continue
        if parts and parts[0][0] == "?":
            parts.pop(0)
            optional = True
        kinds = kinds | begins if is_open else kinds
        is_open = is_open and optional
    return whole | kinds, can_be_empty or is_open


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern. A label around a repeated kind (`n=COUNT{1,4}`) holds them all."""
    return re.compile(_ITEM.sub(_translate, pattern).replace(" ", "").replace("\n", ""))
