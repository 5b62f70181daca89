"""How the text uses a place: as the scene of something, or only by name.

Nothing is parsed: what counts are the preposition before the name, the word before that, and the word the
name leads up to ("the Paris summit").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.model import MentionRole, PlaceKind
from timeline.languages import Language
from timeline.mentions.lexicon import Lexicon, load_lexicon
from timeline.model import Mention

_BEFORE = 90
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|[^\w\s]")
_ELIDED = re.compile(r"[^\W_]+|[^\w\s'’]")
"""Where articles shrink: "dans l'Ain"."""
_DATELINE = re.compile(
    r"(?:/[^\W\d_][\w.]{2,18})*(?:, [^\W\d_][\w. ]{1,18})?(?: \([^)\n]{1,40}\))?"
    r"(?:, (?:[^\W\d_]{3,9}\.? )?\d{1,2}\.?(?: [^\W\d_]{3,9}\.?)?(?:,? \d{4})?)?\.? ?(?:--|—|–|-) "
)
_STOPPED = re.compile(r"(?: / [^\W\d_][\w ]{1,30})?(?: \([^)\n]{1,40}\))?\. ?(?=[A-Z\u00c0-\u00de\n«¿¡])")
_AFTER = re.compile(r"(?:['’]s)?((?: [\w-]+){1,5})")
_SHORT = 3
"""Letters; "USA." is no date line."""
_MOST_LISTED = 8
_WAY = 7
"""So many words back the verb may stand that says how somebody moved."""
_FILLERS = 4
"""How many words may stand between preposition and name: "in the southern French city of"."""


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
    if _opens_line(text, start) and _is_dateline(text, start, end):
        return "dateline"
    pattern = _ELIDED if "elision" in lexicon.habits else _WORD
    before = pattern.findall(text[max(0, start - _BEFORE) : start])
    if _is_background(before, lexicon):
        return "named"
    if _leads_to_occasion(text, end, lexicon):
        return "scene"
    return _after_preposition(before, kind, lexicon)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """ "LIMA, 3 May (Wire) -- ", or all of a sentence: "LIMA. Talks began", "Hamm. Ein Lastwagen"."""
    if _DATELINE.match(text, end):
        return True
    return end - start > _SHORT and _STOPPED.match(text, end) is not None


def _is_background(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "after the summit in Paris": told to say when, not where."""
    direct = bool(before) and before[-1].lower() in lexicon.destination
    for number in range(len(before) - 1 - direct, -1, -1):
        word = before[number].lower()
        if not word[0].isalnum() or _is_second_verb(before[number], lexicon):
            return False
        if word in lexicon.background and not _is_court(before[number + 1 :], lexicon):
            return True
        if word in lexicon.times and _is_other_time(before[:number], lexicon):
            return True
    return False


def _is_court(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "before a federal court in": in front of somebody, not earlier than something."""
    return not lexicon.houses.isdisjoint(word.lower() for word in words[:4])


def _is_second_verb(word: str, lexicon: Lexicon) -> bool:
    """Whether the sentence's first phrase ends here: "Nach dem Beben | brannte es in Kobe"."""
    if "verb-second" not in lexicon.habits or not word.islower():
        return False
    lists = (lexicon.happening, lexicon.motions, lexicon.deeds, lexicon.verbal)
    return any(word in some for some in lists)


def _is_other_time(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "next week's summit in Paris"."""
    return bool(before) and before[-1].lower() in lexicon.othertimes


def _opens_line(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in "\n\r"


def _leads_to_occasion(text: str, end: int, lexicon: Lexicon) -> bool:
    """ "Paris summit", "Paris AI Action Summit"; not "Paris climate accord"."""
    match = _AFTER.match(text, end)
    words = match[1].split() if match else []
    for number, word in enumerate(words):
        if _is_occasion(word, lexicon):
            return number + 1 == len(words) or words[number + 1] not in lexicon.within
        if word.islower():
            return False
    return False


def _is_occasion(word: str, lexicon: Lexicon) -> bool:
    """Where nouns have capitals, "treffen" is no meeting."""
    if "capital-nouns" in lexicon.habits and word.islower():
        return False
    return word.lower() in lexicon.occasions


def _after_preposition(before: Sequence[str], kind: PlaceKind | None, lexicon: Lexicon) -> MentionRole:
    """The role that the preposition before the name gives it."""
    if _is_at_spot(before, lexicon) or _is_on_the_way(before, kind, lexicon):
        return "scene"
    for back in range(1, min(_FILLERS + 2, len(before) + 1)):
        word = before[-back].lower()
        if word in lexicon.within:
            return _within(before[: len(before) - back], lexicon)
        if word in lexicon.visits or (
            word in lexicon.destination and _moves(before[: len(before) - back], lexicon)
        ):
            return "scene"
        if back == 1 and word in lexicon.belonging and len(before) > 1 and before[-2].lower() in lexicon.held:
            return "scene"  # "le sommet de Vilnius"
        if not (
            word[0].isalpha()
            and (
                back > 1
                or word in lexicon.definite
                or word in lexicon.directions
                or word in lexicon.belonging
            )
        ):
            break
    return "named"


def _is_at_spot(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "on the north face of the Eiger", "off the coast of Samar": at a part of the place."""
    near = [word.lower() for word in before[-_FILLERS - 3 :]]
    while near and near[-1] in lexicon.definite:
        near.pop()
    if len(near) < 2 or near[-1] not in lexicon.belonging or near[-2] not in lexicon.spots:
        return False
    outside = near[-2] not in lexicon.settlements
    return any(word in lexicon.against and (outside or word not in lexicon.inner) for word in near[:-2])


def _is_on_the_way(before: Sequence[str], kind: PlaceKind | None, lexicon: Lexicon) -> bool:
    """ "lifted off from Tanegashima", "plunged into the Indian Ocean", "off Cotonou"."""
    words = [word.lower() for word in before]
    while words and (words[-1] in lexicon.definite or words[-1] in lexicon.directions):
        words.pop()
    if not words:
        return False
    opening, near = words[-1], words[-_WAY - 1 : -1]
    for number in range(len(near) - 1, -1, -1):
        if not near[number][0].isalnum():
            near = near[number + 1 :]
            break
    moved = not lexicon.journeys.isdisjoint(near)
    if opening in lexicon.destination and len(words) > 1 and words[-2] in lexicon.trips:
        return True
    if opening in lexicon.origin or opening in lexicon.destination or opening in lexicon.onward:
        return moved
    if kind in ("city", "admin1", "admin2") and (opening in lexicon.betwixt or _is_betwixt(words, lexicon)):
        return not lexicon.links.isdisjoint(near)
    return opening in lexicon.offshore and (kind == "sea" or opening in lexicon.outlying)


def _is_betwixt(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "between Vidin and": the second of two."""
    return words[-1] in lexicon.joining and any(word in lexicon.betwixt for word in words[-4:-1])


def _within(before: Sequence[str], lexicon: Lexicon) -> MentionRole:
    """What is in the place: a happening, a thing, or a matter that is only spoken of."""
    if before and before[-1].lower() in lexicon.matters:
        return "named"
    if _belongs_there(before, lexicon):
        return "named"
    done = _takes_place(before, lexicon) or _is_done(before, lexicon) or _is_nested(before, lexicon)
    return "scene" if done else "located"


def _belongs_there(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "tugs based in Vigo", "soldiers from a barracks in Itahari": where somebody is from or at home."""
    words = [word.lower() for word in before[-_FILLERS:]]
    if words and words[-1] in lexicon.settled and (len(words) < 2 or words[-2] not in lexicon.being):
        return True
    for number in range(len(words) - 1, 0, -1):
        if words[number] in lexicon.origin:
            return number + 1 < len(words) and words[number + 1] in lexicon.articles
    return False


def _is_nested(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "at a gym in Fuengirola", "admitted to hospital in Brno": what is done at the thing is done there."""
    for number in range(len(before) - 2, max(-1, len(before) - _FILLERS - 2), -1):
        word = before[number].lower()
        if not word[0].isalpha() or word in lexicon.asides - lexicon.destination:
            return False
        if word in lexicon.destination:
            return not lexicon.brought.isdisjoint(
                each.lower() for each in before[max(0, number - 3) : number]
            )
        if word in lexicon.housing and number + 1 < len(before):
            following = before[number + 1].lower()
            return (
                following in lexicon.articles or following in lexicon.definite or following in lexicon.owners
            )
    return False


def _is_done(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "opened a consulate in Lyon": whether the deed before the name is done where its object is."""
    following = ""
    for word in reversed(before):
        plain = word.lower()
        if plain in lexicon.deeds:
            return True
        timed = following in lexicon.happening or following in lexicon.days
        if (plain in lexicon.asides and not timed) or not word[0].isalnum():
            return False
        following = plain
    return False


def _takes_place(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what stands before "in Paris" happens rather than lies there."""
    if not before:
        return True
    word = before[-1]
    plain = word.lower()
    if not word[0].isalnum() or word[0].isdigit():
        return True
    if _is_occasion(word, lexicon) or plain in lexicon.happening or plain in lexicon.motions:
        return True
    if "capital-nouns" in lexicon.habits:
        return word.islower() and word in lexicon.verbal
    opens = len(before) < 2 or before[-2] in ".!?:"
    return plain in lexicon.verbal or (word[0].isupper() and not opens)


def _moves(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "flew to", "returned on Monday to": whether the verb of moving is near."""
    return any(word.lower() in lexicon.motions for word in before[-3:])
