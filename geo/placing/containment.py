"""Containers that the text gives itself: "Paris, Texas", "Athens (Greece)", "Lamar County, Texas"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.gazetteer import Gazetteer, is_capital, kind_of
from geo.placing.joints import joints_of
from geo.placing.senses import Sense
from geo.placing.weighing import prior_of
from timeline.languages import Language
from timeline.mentions.lexicon import Lexicon, load_lexicon

_COMMA = frozenset((", ", ",", ", \n", ",\n"))
_END = re.compile(r"[.,;:)]?(?:\s|$)")
"""What stands behind a state that only says where a town is; "In Lyon, Ontario's premier" goes on."""
_FAR_LARGER = 10
"""Than the largest city of its name."""
_OUTER = frozenset(("country", "admin1", "admin2"))


def find_containers(
    text: str, senses: Sequence[Sense], gazetteer: Gazetteer, language: Language
) -> dict[int, tuple[int, int]]:
    """By number, the senses that are followed by what contains them: the entry meant and its container. A
    town that its state does not have is the state."""
    lexicon = load_lexicon(language)
    joints, loose = joints_of(lexicon), _loose_of(lexicon)
    found: dict[int, tuple[int, int]] = {}
    for number in range(len(senses) - 2, -1, -1):
        inner, outer = senses[number], senses[number + 1]
        if "demonym" in (inner.mention.kind, outer.mention.kind):
            continue
        gap = text[inner.mention.span.end : outer.mention.span.start]
        if gap not in _COMMA and gap not in loose:
            continue
        dated = gap == " (" and text[outer.mention.span.end :][:1] == ")"
        if _in_list(text, senses, number, joints, gazetteer) or (
            gap in loose and gap[0] != "," and not dated and _is_wide(inner, gazetteer)
        ):
            continue
        fixed = found.get(number + 1)
        pair = _contained(inner, (fixed[0],) if fixed else outer.entries, gazetteer)
        if pair is None and gap in _COMMA and not fixed:
            pair = _somewhere_in(text, senses, number, joints, gazetteer)
        if pair is not None:
            found[number] = pair
            found.setdefault(number + 1, (pair[1], pair[1]))
    return found


def _loose_of(lexicon: Lexicon) -> frozenset[str]:
    """What may stand between a place and its container, where it says less than a comma: " (", " in "."""
    return frozenset(
        ("" if phrase[0] == "," else " ") + phrase + ("" if phrase[-1] in "('’" else " ")
        for phrase in lexicon.between
    )


def _is_wide(sense: Sense, gazetteer: Gazetteer) -> bool:
    """Whether the name is first of all that of a country or a state."""
    return bool(sense.entries) and any(_wide(gazetteer, entry) for entry in sense.entries[:2])


def _wide(gazetteer: Gazetteer, entry: int) -> bool:
    return kind_of(gazetteer, entry) in ("country", "admin1") and gazetteer.population[entry] > 500_000


def _in_list(
    text: str, senses: Sequence[Sense], number: int, joints: frozenset[str], gazetteer: Gazetteer
) -> bool:
    """ "China, Japan and India", "Oregon, Washington, Georgia": a list, not place and container."""
    inner, outer = senses[number], senses[number + 1]
    same = [
        kind
        for kind in ("country", "admin1")
        if _can_be(inner, kind, gazetteer) and _can_be(outer, kind, gazetteer)
    ]
    if not same:
        return False
    if same[0] == "country":
        return True
    neighbours = [pair for pair in (number - 1, number + 1) if 0 <= pair < len(senses) - 1]
    return any(
        text[senses[pair].mention.span.end : senses[pair + 1].mention.span.start] in joints
        and _can_be(senses[pair], "admin1", gazetteer)
        and _can_be(senses[pair + 1], "admin1", gazetteer)
        for pair in neighbours
    )


def _can_be(sense: Sense, kind: str, gazetteer: Gazetteer) -> bool:
    return any(kind_of(gazetteer, entry) == kind and _wide(gazetteer, entry) for entry in sense.entries[:4])


def _contained(inner: Sense, outer: Sequence[int], gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The likeliest inner place that lies in an outer one."""
    for container in outer:
        if kind_of(gazetteer, container) not in _OUTER:
            continue
        inside = [each for each in inner.entries if each != container and lies_in(gazetteer, each, container)]
        if inside:
            return max(inside, key=lambda each: (prior_of(inner.key, each, gazetteer), -each)), container
    return None


def _somewhere_in(
    text: str, senses: Sequence[Sense], number: int, joints: frozenset[str], gazetteer: Gazetteer
) -> tuple[int, int] | None:
    """The state in place of a town that it does not have, as far as we know: "Orient, Ohio" is no town of
    that name in Illinois."""
    town, state = (_likeliest(senses[at], gazetteer) for at in (number, number + 1))
    if town is None or state is None or is_capital(gazetteer, town):
        return None
    if kind_of(gazetteer, town) != "city" or not _is_surely_state(senses[number + 1], state, gazetteer):
        return None
    end = senses[number + 1].mention.span.end
    goes_on = number + 2 < len(senses) and text[end : senses[number + 2].mention.span.start] in joints
    return None if goes_on or not _END.match(text, end) else (state, state)


def _is_surely_state(sense: Sense, entry: int, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a large state, and of no city to speak of: no Tianjin, and no Louth."""
    cities = [each for each in sense.entries if kind_of(gazetteer, each) == "city"]
    most = max((gazetteer.population[each] for each in cities), default=0)
    is_state = kind_of(gazetteer, entry) == "admin1" and _wide(gazetteer, entry)
    return is_state and gazetteer.population[entry] > _FAR_LARGER * most


def _likeliest(sense: Sense, gazetteer: Gazetteer) -> int | None:
    return max(sense.entries, key=lambda entry: (prior_of(sense.key, entry, gazetteer), -entry), default=None)


def lies_in(gazetteer: Gazetteer, entry: int, container: int) -> bool:
    """Whether a place lies in a country, a state or a county."""
    if kind_of(gazetteer, container) == "country":
        return (
            gazetteer.country[entry] == gazetteer.country[container]
            and kind_of(gazetteer, entry) != "country"
        )
    return container + 1 in (gazetteer.admin1[entry], gazetteer.admin2[entry])
