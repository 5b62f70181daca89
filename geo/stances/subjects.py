"""Who does what a verb says: the phrase before it, its asides, what it refers back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.stances.groups import DASHES, Group, both, group_after, is_empty, list_before, opening_before
from geo.stances.phrases import connector_before, is_form, is_verb, phrase_before
from geo.stances.tellings import Telling, read_telling
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Word

_LAYERS = 8
_QUOTES = frozenset({'"', "“", "”"})
_PAIRING = frozenset({"between"})
_BETWEEN = frozenset({",", "and", "the", "&", "or"})
_RENDERED = 14
_REACH = 60


def find_subject(words: Sequence[Word], telling: Telling, vocabulary: Vocabulary) -> Group:
    """The group that does it; empty when the text does not say."""
    position = telling.first - 1
    if position < 0:
        return Group(0, 0)
    rendered = _rendered(words, position, vocabulary)
    if rendered is not None:
        return rendered
    if telling.place == "owner":
        owner = owner_of(words, telling.first, vocabulary)
        return owner if not is_empty(owner) else _supporter(words, telling.first, vocabulary)
    if telling.place == "leading":
        return leading_group(words, position, vocabulary)
    return subject_before(words, position, vocabulary)


def _supporter(words: Sequence[Word], noun: int, vocabulary: Vocabulary) -> Group:
    """Who "made the decision", "took the step"."""
    for index in range(noun - 1, max(noun - 8, -1), -1):
        if words[index].role == "mark" and words[index].text != "-":
            break
        if is_form(words[index], "supporting", vocabulary):
            telling = read_telling(words, index, frozenset(), vocabulary)
            return find_subject(words, telling, vocabulary) if telling.mood == "done" else Group(noun, noun)
    return Group(noun, noun)


def subject_before(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> Group:
    """The subject that ends at a word, past relative pronouns and asides: "Chile, along with Peru, which"."""
    found = Group(max(last, 0), max(last, 0))
    position = last
    for _ in range(_LAYERS):
        if position < 0:
            return found
        word = words[position]
        if word.text in _QUOTES and position == last and position > 0:
            position -= 1  # the United Kingdom "does not recognise" it
        elif word.role == "date" or _is_adverb(words, position, vocabulary):
            position = _before_date(words, position, vocabulary)
        elif word.lower in vocabulary.words["relatives"]:
            before = _before_marks(words, position - 1)
            named = _names_before(words, before)
            if named.countries and before >= position - 2:
                return both(found, _main_or(words, before, named, vocabulary))
            closes = position > 0 and words[position - 1].text == ","
            # "Chile and Peru, both then ruled by kings, which"
            aside = closes and before >= 0 and is_empty(_main(words, before, vocabulary))
            position = position - 1 if aside else before
        elif word.text in {",", ")"} or word.text in DASHES:
            found, position = _aside(words, position, found, vocabulary)
        elif word.lower in vocabulary.words["conjunctions"] or word.lower == "but":
            return both(found, leading_group(words, position, vocabulary))
        else:
            return both(found, _main(words, position, vocabulary))
    return found


def _names_before(words: Sequence[Word], last: int) -> Group:
    """The names of countries that end at a word, whatever they hang on: "an allusion to Greece, which"."""
    first = last
    while first >= 0 and (words[first].role == "name" or words[first].lower in _BETWEEN):
        first -= 1
    countries = [word.country for word in words[first + 1 : last + 1] if word.country is not None]
    named = last >= 0 and words[last].role == "name" and words[first].lower not in _PAIRING
    return Group(first + 1, last, tuple(dict.fromkeys(countries))) if named else Group(last, last)


def _main_or(words: Sequence[Word], last: int, named: Group, vocabulary: Vocabulary) -> Group:
    """The phrase that a relative pronoun belongs to; where it stands for nobody, the names at its end."""
    main = _main(words, last, vocabulary)
    return named if is_empty(main) else main


def _is_adverb(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    """An adverb before the verb, but not "the first", nor "was first (to)"."""
    lists, word = vocabulary.words, words[position].lower
    before = words[position - 1].lower if position else ""
    behind = words[position + 1].lower if position + 1 < len(words) else ""
    ranked = word in lists["ordinals"] and before in lists["be"] and behind == "to"
    return word in lists["adverbs"] and before not in lists["determiners"] and not ranked


def _aside(words: Sequence[Word], closing: int, found: Group, vocabulary: Vocabulary) -> tuple[Group, int]:
    """What an aside adds to the subject, and the word before it."""
    opening = opening_before(words, closing)
    if opening >= 0 and words[opening + 1].lower in vocabulary.words["relatives"]:
        # "Chile, which led a mission in Haiti,"
        return found, opening - 1
    inclusion = connector_before(words, closing - 1, vocabulary)
    if inclusion is not None and inclusion[0] == "inclusions":
        # "30 countries, Chile and Peru among them,"
        inner = list_before(words, inclusion[1] - 1, vocabulary)
        return both(found, inner), _before_marks(words, inner.first - 1)
    inner = list_before(words, closing - 1, vocabulary, -1 if words[closing].text == "," else opening)
    connector = connector_before(words, inner.first - 1, vocabulary) if inner.countries else None
    if connector is not None:
        name, start = connector
        if name == "opposites":
            return both(found, Group(inner.first, inner.last, opposite=inner.countries)), _before_marks(
                words, start - 1
            )
        if name in ("inclusions", "company"):
            before = start - 1
            if before > 0 and words[before].lower in vocabulary.words["conjunctions"]:
                before -= 1
            return both(found, inner), _before_marks(words, before)
        return found, _before_marks(words, start - 1)
    if inner.countries:
        return both(found, inner), _before_marks(words, inner.first - 1)
    relative = _relative_before(words, opening, vocabulary)
    if relative >= 0:
        # "Iceland, whose foreign minister, Jon Jonsson, made it his own, recognised"
        return found, relative - 1
    return found, opening - 1 if opening >= 0 else -1


def _relative_before(words: Sequence[Word], opening: int, vocabulary: Vocabulary) -> int:
    """The comma before "who" or "whose" of the aside that a comma stands in; -1 when it stands in none."""
    relatives = vocabulary.words["asides"] | vocabulary.words["relatives"]
    for index in range(opening - 1, max(opening - _REACH // 2, 0), -1):
        if words[index].text in {";", ":", "(", ")"}:
            return -1
        if words[index].text == "," and words[index + 1].lower in relatives:
            return index
    return -1


def _main(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> Group:
    """The phrase itself, with what it is attached to: "61 countries including Chile and Peru"."""
    group = list_before(words, last, vocabulary)
    connector = connector_before(words, group.first - 1, vocabulary) if group.countries else None
    if connector is None and _is_excepted(words, group, vocabulary):
        return Group(group.first, last, opposite=group.countries)
    if connector is None:
        owner = _owner_of_force(words, last, group, vocabulary)
        return owner or _predicated(words, _named(words, group, vocabulary), vocabulary)
    name, start = connector
    if name == "exceptions_before":
        return Group(start, last, opposite=group.countries)
    outer = list_before(words, _before_marks(words, start - 1), vocabulary) if start else Group(0, 0)
    if start == 0 or (words[start - 1].role == "mark" and is_empty(outer)):
        return _beside(group, name)
    if name == "opposites":
        return both(outer, Group(group.first, last, opposite=group.countries))
    if name == "exceptions":
        return both(replace(outer, countries=()), Group(group.first, last, opposite=group.countries))
    return Group(last, last) if name == "inclusions" and is_empty(outer) else both(outer, group)


def _owner_of_force(words: Sequence[Word], last: int, group: Group, vocabulary: Vocabulary) -> Group | None:
    """ "Nepal, whose battalion (arrived)": whose it is."""
    whose = last - 1
    if not is_empty(group) or whose < 1 or words[whose].lower not in vocabulary.words["owner_relatives"]:
        return None
    if not is_form(words[last], "actors", vocabulary):
        return None
    return subject_before(words, _before_marks(words, whose - 1), vocabulary)


def _is_excepted(words: Sequence[Word], group: Group, vocabulary: Vocabulary) -> bool:
    """ "All the members but Chile"."""
    lists, link = vocabulary.words, group.first - 1
    if not group.countries or link < 1 or words[link].lower not in lists["excepting"]:
        return False
    outer = phrase_before(words, link - 1, -1, vocabulary)
    return outer is not None and words[outer.first].lower in lists["universals"]


def _beside(group: Group, name: str) -> Group:
    """ "Unlike Chile, Peru": the last of the list is the subject, the others stand beside it."""
    if name == "opposites":
        return replace(group, countries=group.countries[-1:], opposite=group.countries[:-1])
    if name == "exceptions":
        return Group(group.first, group.last, opposite=group.countries)
    return group


def _predicated(words: Sequence[Word], group: Group, vocabulary: Vocabulary) -> Group:
    """ "Chile was the first country (to sign)", "Chile is among those (that signed)": who that is."""
    position = group.first - 1
    while position > 0 and words[position].role == "date":
        # "Became on Friday the first country (to)"
        position = _before_date(words, position, vocabulary)
    if group.pronoun is not None and position > 0 and words[position].lower in vocabulary.words["predicates"]:
        # "among the countries which" are not countries spoken of before
        group = replace(group, pronoun=None, collective=group.last)
    if group.collective is None or group.countries:
        return group
    while position >= 0 and words[position].lower in vocabulary.words["predicates"]:
        position -= 1
    lists = vocabulary.words
    joined = position >= 0 and is_form(words[position], "joining", vocabulary)
    if not joined and (position < 0 or words[position].lower not in lists["be"] | lists["becoming"]):
        return group
    position -= joined
    while (
        position >= 0
        and words[position].lower in lists["be"] | lists["becoming"] | lists["have"] | lists["adverbs"]
    ):
        position -= 1
    if position < 0 or words[position].lower in lists["modals"] | lists["negations"] | {"to"}:
        return group
    found = subject_before(words, position, vocabulary)
    if not found.countries and found.pronoun is None:
        return group
    return replace(found, collective=group.collective if found.collective is None else found.collective)


def _rendered(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> Group | None:
    """ "Making Palau the 100th country (to)", "leaving Tonga as the only state (to)": who is made that."""
    for index in range(last, max(last - _RENDERED, -1), -1):
        if words[index].role == "mark" and words[index].text != "-":
            return None
        if is_form(words[index], "rendering", vocabulary):
            group = group_after(words, index + 1, vocabulary)
            named = bool(group.countries) and group.last < last
            return replace(group, collective=None, pronoun=None) if named else None
    return None


def _named(words: Sequence[Word], group: Group, vocabulary: Vocabulary) -> Group:
    """ "Israel, a nuclear power": the name before a description that has none."""
    if group.collective is None or group.countries or group.first < 2 or words[group.first - 1].text != ",":
        return group
    if words[group.first].lower not in vocabulary.words["articles"]:
        return group
    before = list_before(words, group.first - 2, vocabulary)
    return before if before.countries else group


def leading_group(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> Group:
    """The first list of countries of the clause before a word that hangs on no preposition."""
    if last < 0:
        return Group(0, 0)
    start = _clause_start(words, last, vocabulary)
    for index in range(start, last + 1):
        word = words[index]
        if word.role not in COUNTRY_ROLES and word.lower not in vocabulary.words["subject_pronouns"]:
            continue
        end = index
        while end < last and _extends(words, end + 1, vocabulary):
            end += 1
        phrase = phrase_before(words, end, start - 1, vocabulary)
        if words[end].lower == "'s":
            continue
        if phrase is None or (phrase.first > 0 and is_verb(words, phrase.first - 1, vocabulary)):
            continue
        end = _list_end(words, end, last)
        group = list_before(words, end, vocabulary, start - 1)
        if group.countries or group.pronoun is not None:
            longer = group_after(words, group.first, vocabulary)
            return longer if longer.last <= last and len(longer.countries) > len(group.countries) else group
    return Group(last, last)


def owner_of(words: Sequence[Word], noun: int, vocabulary: Vocabulary) -> Group:
    """Whose a noun is: "Chile's refusal", "the French decision", "US and British sanctions"."""
    position = noun - 1
    while position >= 0 and noun - position < 7 and words[position].role not in COUNTRY_ROLES:
        word = words[position]
        if word.lower in vocabulary.words["owner_pronouns"]:
            return Group(position, noun, pronoun=position)
        if word.lower in vocabulary.words["owner_relatives"] and position:
            return subject_before(words, _before_marks(words, position - 1), vocabulary)
        limits = vocabulary.words["prepositions"] | vocabulary.limits | vocabulary.words["determiners"]
        if word.role not in ("word", "date") or word.lower in limits:
            return Group(noun, noun)
        position -= 1
    if position < 0 or noun - position >= 7:
        return Group(noun, noun)
    countries = [words[position].country]
    first = position
    while first > 1:
        link = first - 1
        if words[link].lower == "the":
            link -= 1
        if link < 1 or not (
            words[link].text in {",", "-"} or words[link].lower in vocabulary.words["conjunctions"]
        ):
            break
        other = link - 1
        if words[other].text == ",":
            other -= 1
        if words[other].lower == "'s":
            other -= 1
        if other < 0 or words[other].role not in COUNTRY_ROLES:
            break
        countries.append(words[other].country)
        first = other
    named = tuple(dict.fromkeys(each for each in reversed(countries) if each is not None))
    return Group(first, noun, named)


def _list_end(words: Sequence[Word], end: int, last: int) -> int:
    """The last country of the list that goes on behind a word."""
    position = end + 1
    while position <= last and words[position].lower in {",", "and", "or", "the", "nor", "&"}:
        position += 1
        if position <= last and words[position].role in COUNTRY_ROLES:
            end, position = position, position + 1
    return end


def _extends(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    word = words[index]
    return (
        word.role in COUNTRY_ROLES
        or word.lower == "'s"
        or (word.role == "word" and word.lower in vocabulary.forms["actors"])
    )


def _clause_start(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> int:
    for index in range(last, max(last - _REACH, -1), -1):
        if words[index].text in {";", ":", "“", '"'} or (
            words[index].lower in vocabulary.words["clause_openings"] and index < last
        ):
            return index + 1
    return max(last - _REACH, 0)


def _before_marks(words: Sequence[Word], position: int) -> int:
    while position >= 0 and words[position].role == "mark" and words[position].text not in {")", '"', "”"}:
        position -= 1
    return position


def _before_date(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> int:
    position -= 1
    if (
        position >= 0
        and words[position + 1].role == "date"
        and words[position].lower in vocabulary.words["prepositions"]
    ):
        position -= 1
    return position
