"""How the text uses a place: as the scene of something, or only by name.

Nothing is parsed: what counts are the preposition before the name, the word before that, and the word the
name leads up to ("the Paris summit").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.model import MentionRole, PlaceKind
from geo.placing.afflicted import is_afflicted, is_office
from geo.placing.background import is_background
from geo.placing.datelines import is_dateline
from geo.placing.occasions import leads_to_occasion
from geo.placing.prepositions import role_by_preposition
from timeline.languages import Language
from timeline.mentions.lexicon import Lexicon, load_lexicon
from timeline.model import Mention

_BEFORE = 90
_AFTER = 50
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|[^\w\s]")
_ELIDED = re.compile(r"[^\W_]+|[^\w\s'’]")
"""Where articles shrink: "dans l'Ain"."""
_MOST_LISTED = 8


def find_roles(
    text: str, mentions: Sequence[Mention], kinds: Sequence[PlaceKind | None], language: Language
) -> list[MentionRole]:
    """The role of each mention, in order; `kinds` says of each what its place is, None if that is unknown."""
    lexicon = load_lexicon(language)
    roles: list[MentionRole] = []
    for number, mention in enumerate(mentions):
        role = find_role(text, mention, kinds[number], lexicon)
        if role == "named" and number and mention.kind == "name" and roles[-1] in ("scene", "located"):
            role = roles[-1] if _is_listed(text, mentions, number, lexicon) else role
        roles.append(role)
    return roles


def _is_listed(text: str, mentions: Sequence[Mention], number: int, lexicon: Lexicon) -> bool:
    """ "fires in Porto and Braga", "in Porto, Braga and Faro": whether a name goes on the list before it."""
    gaps = [
        text[mentions[each].span.end : mentions[each + 1].span.start]
        for each in range(number - 1, min(number + _MOST_LISTED, len(mentions) - 1))
    ]
    for gap in gaps:
        if gap == " & " or (gap != ", " and gap.strip(", ") in lexicon.joining):
            return True
        if gap != ", ":
            return False
    return False


def find_role(text: str, mention: Mention, kind: PlaceKind | None, lexicon: Lexicon) -> MentionRole:
    """The role of one mention. A people is no scene."""
    if mention.kind == "demonym":
        return "named"
    start, end = mention.span.start, mention.span.end
    if is_dateline(text, start, end):
        return "dateline"
    pattern = _ELIDED if "elision" in lexicon.habits else _WORD
    before = pattern.findall(text[max(0, start - _BEFORE) : start])
    if is_background(before, lexicon):
        return "named"
    if leads_to_occasion(text, end, lexicon):
        return "scene"
    role = role_by_preposition(before, kind, lexicon)
    if role == "named":
        around = _on_the_line(text, mention, pattern)
        if is_afflicted(mention.text, *around, kind, lexicon):
            return "scene"
        return "located" if is_office(around[0], kind, lexicon) else "named"
    return role


def happens_there(before: str, kind: PlaceKind, lexicon: Lexicon) -> bool:
    """Whether something happens in a place, by the words that stand before it in a headline."""
    words = (_ELIDED if "elision" in lexicon.habits else _WORD).findall(before)
    if not words or words[-1].lower() not in lexicon.within or is_background(words, lexicon):
        return False
    return role_by_preposition(words, kind, lexicon) != "named"


def _on_the_line(text: str, mention: Mention, pattern: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """The words before and after a name, up to the ends of its line."""
    start, end = mention.span.start, mention.span.end
    first = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    return pattern.findall(text, first, start), pattern.findall(text[end : end + _AFTER].partition("\n")[0])
