"""Claims of verbs: "Chile has signed", "signed by Chile", "Chile declined to sign"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.stances.claims import Claim, Scene
from geo.stances.deeds import Deed
from geo.stances.enumerations import company_behind, items_with_dates, items_with_numbers
from geo.stances.grammar import Grammar
from geo.stances.groups import Group, both, entry_at, group_after, is_empty, list_before
from geo.stances.objects import is_meant
from geo.stances.phrases import is_form, is_participle, is_verb
from geo.stances.subjects import find_subject
from geo.stances.tellings import Mood, Telling, read_telling
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Word

_BY = 12
_JOINED = 40
_COUNTED = 6


def read_verb(scene: Scene, deed: Deed) -> Iterator[Claim]:
    """The claims of one verb; none where it is only expected, denied, or done to something else."""
    words, grammar = scene.words, scene.grammar
    vocabulary = grammar.vocabulary
    telling = read_telling(words, deed.head, deed.pattern.past, vocabulary)
    if any(word.lower in vocabulary.words["no_object"] for word in words[deed.head + 1 : deed.last]):
        telling = replace(telling, mood="undone" if telling.mood == "done" else "open")
    if telling.planned and deed.pattern.planned:
        telling = replace(telling, mood="done")
    choice = answer(telling.mood, deed, grammar)
    first = _object(words, deed, telling, grammar)
    if choice is None or first is None:
        return
    group = doer(words, deed, telling, vocabulary)
    if _is_denied(words, group, vocabulary) or not _agrees(words, deed, telling, group, vocabulary):
        return
    if _is_earlier(words, deed, telling, group, grammar):
        return
    if _is_adjective(words, deed, vocabulary):
        return
    if _is_auxiliary(words, deed.head, vocabulary) or _is_lifted(words, telling, vocabulary):
        return
    if _leaves_something(words, deed, vocabulary):
        return
    left = telling.passive or _is_relative(words, group, telling, vocabulary) or bool(deed.pattern.rest)
    if not is_meant(words, deed.head, first, left, grammar, scene.course):
        return
    if _is_negative(words, group, telling, vocabulary):
        choice = answer("undone" if telling.mood == "done" else "open", deed, grammar)
        if choice is None:
            return
    fresh = not _is_past(words, telling, deed, vocabulary)
    yield Claim(choice, group, deed.head, fresh)
    more = both(company_behind(words, deed.head, vocabulary), _joined(words, telling, vocabulary))
    more = both(more, _before_it(words, deed, vocabulary))
    if telling.mood == "done":
        listed = (
            *items_with_numbers(words, deed.head, vocabulary),
            *items_with_dates(words, deed.head, vocabulary),
        )
        more = both(more, Group(deed.head, deed.head, listed))
    if not is_empty(more) and not is_empty(group):
        yield Claim(choice, more, deed.head, fresh)


def _before_it(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> Group:
    """ "The fourth country to boycott it, after Estonia, Sweden and Norway": those who were the first."""
    lists = vocabulary.words
    counted = any(
        word.lower in lists["ordinals"] or word.lower in lists["single"]
        for word in words[max(deed.head - _COUNTED, 0) : deed.head]
    )
    nobody = Group(deed.head, deed.head)
    if not counted or words[deed.head - 1].lower != "to":
        return nobody
    for index in range(deed.head + 1, min(deed.head + _JOINED, len(words) - 1)):
        if words[index].lower in lists["behind_others"] and words[index + 1].role in COUNTRY_ROLES:
            found = group_after(words, index + 1, vocabulary)
            ends = found.last + 1 >= len(words) or words[found.last + 1].role == "mark"
            return Group(deed.head, deed.head, found.countries) if ends else nobody
    return nobody


def answer(mood: Mood, deed: Deed, grammar: Grammar) -> str | None:
    """The choice a deed in this mood stands for; None for none."""
    if mood == "open":
        return None
    if deed.pattern.negated:
        return deed.pattern.choice if mood == "undone" else None
    if mood == "done":
        return deed.pattern.choice
    # Who has not left has not refused to come.
    return grammar.undone if deed.pattern.choice == grammar.done else None


def doer(words: Sequence[Word], deed: Deed, telling: Telling, vocabulary: Vocabulary) -> Group:
    """Who did it: the subject, or in the passive the list behind "by" ("from" for those sent away)."""
    if telling.passive:
        agents = set(vocabulary.words["agents"])
        if is_form(words[deed.head], "leaving", vocabulary):
            agents.add("from")
        if is_form(words[deed.head], "inside", vocabulary):
            agents.add("in")
        agent = agent_after(words, deed.head, agents, vocabulary)
        if is_empty(agent) and is_form(words[deed.head], "recalling", vocabulary):
            # "Chile's athletes were withdrawn"
            return replace(find_subject(words, telling, vocabulary), collective=None, pronoun=None)
        if is_empty(agent):
            agent = _told_to_leave(words, deed, vocabulary)
        return _announcer(words, telling, vocabulary) if is_empty(agent) else agent
    inverted = _behind_be(words, deed, vocabulary)
    if inverted is not None:
        return group_after(words, inverted, vocabulary)
    group = find_subject(words, telling, vocabulary)
    if telling.place == "leading" and is_empty(group):
        # "By signing the pact, Chile has"
        comma = next(
            (i for i in range(deed.last, min(deed.last + _BY, len(words))) if words[i].text == ","), None
        )
        return group if comma is None else group_after(words, comma + 1, vocabulary)
    first = _behind_among(words, deed, group, vocabulary)
    return group if first is None else group_after(words, first, vocabulary)


def _is_lifted(words: Sequence[Word], telling: Telling, vocabulary: Vocabulary) -> bool:
    """ "Has lifted the sanctions that it imposed": what is told of is over."""
    for index in range(telling.first - 1, max(telling.first - _BY, 0), -1):
        if words[index].role == "mark":
            return False
        if words[index].lower in vocabulary.words["relatives"]:
            before = words[max(index - _BY, 0) : index]
            return any(is_form(word, "undoing", vocabulary) for word in before)
    return False


def _is_adjective(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> bool:
    """ "Within its recognised borders": a participle between an article and its noun."""
    head = deed.head
    if head == 0 or head + 1 >= len(words) or words[head].lower not in deed.pattern.past:
        return False
    lists = vocabulary.words
    before = words[head - 1].lower in lists["articles"] | lists["possessives"] | lists["owner_pronouns"]
    behind = words[head + 1]
    return before and behind.role == "word" and behind.lower not in lists["prepositions"]


def _is_auxiliary(words: Sequence[Word], head: int, vocabulary: Vocabulary) -> bool:
    """ "Had said that his troops": whether "have" belongs to another verb."""
    behind = words[head + 1] if head + 1 < len(words) else None
    if behind is None or words[head].lower not in vocabulary.words["have"]:
        return False
    return is_participle(behind, vocabulary)


def _leaves_something(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> bool:
    """ "Leaving in doubt the future of": nobody left."""
    behind = words[deed.head + 1].lower if deed.head + 1 < len(words) else ""
    return is_form(words[deed.head], "departing", vocabulary) and behind in vocabulary.words["prepositions"]


def _told_to_leave(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> Group:
    """ "Two of them were ordered to leave Austria": whose country it is."""
    if is_form(words[deed.head], "leaving", vocabulary):
        for index in range(deed.head + 1, min(deed.head + 4, len(words) - 1)):
            if words[index].lower in vocabulary.words["departing"]:
                return replace(group_after(words, index + 1, vocabulary), collective=None, pronoun=None)
    return Group(deed.head, deed.head)


def _announcer(words: Sequence[Word], telling: Telling, vocabulary: Vocabulary) -> Group:
    """ "Canada's minister said that two of them had been expelled": who speaks of the own deed."""
    nobody = Group(telling.first, telling.first)
    for index in range(telling.first - 1, max(telling.first - _BY, 0), -1):
        if words[index].role == "mark":
            return nobody
        if is_form(words[index], "announcing", vocabulary):
            speaker = list_before(words, index - 1, vocabulary)
            return replace(speaker, collective=None, pronoun=None, blocs=())
    return nobody


def _behind_among(words: Sequence[Word], deed: Deed, group: Group, vocabulary: Vocabulary) -> int | None:
    """Where the list begins in "among those who signed were Chile and Peru"."""
    before = words[group.first - 1].lower if group.first else ""
    if group.collective is None or group.countries or before not in vocabulary.words["introductions"]:
        return None
    be = vocabulary.words["be"]
    return next(
        (i + 1 for i in range(deed.last + 1, min(deed.last + 16, len(words))) if words[i].lower in be), None
    )


def agent_after(words: Sequence[Word], head: int, agents: set[str], vocabulary: Vocabulary) -> Group:
    """The list behind "by" after a word, else behind the first of these prepositions."""
    found: Group | None = None
    for index in range(head + 1, min(head + _BY, len(words))):
        if words[index].lower in vocabulary.words["agents"]:
            return group_after(words, index + 1, vocabulary)
        if words[index].lower in agents and found is None:
            found = group_after(words, index + 1, vocabulary)
        if words[index].text in {";", ":", "."} or (found is None and is_verb(words, index, vocabulary)):
            break
    return found or Group(head, head)


def _object(words: Sequence[Word], deed: Deed, telling: Telling, grammar: Grammar) -> int | None:
    """Where the object begins; None when a refusal is about something else ("declined to comment")."""
    if not deed.pattern.refusing or telling.passive:
        return deed.last + 1
    return _refused(words, deed.last + 1, grammar)


def _is_call_to_it(words: Sequence[Word], first: int, grammar: Grammar) -> bool:
    """ "Rejected calls to boycott": whether what is refused is to give this very answer."""
    near = words[first : first + 4]
    if not any(is_form(word, "calls", grammar.vocabulary) for word in near):
        return False
    heads = {
        form
        for pattern in grammar.patterns
        if pattern.choice == grammar.undone and not pattern.refusing
        for form in pattern.head
    }
    return any(word.lower in heads for word in words[first : first + 7])


def _refused(words: Sequence[Word], first: int, grammar: Grammar) -> int | None:
    vocabulary = grammar.vocabulary
    lists = vocabulary.words
    if first >= len(words):
        return first
    if _is_call_to_it(words, first, grammar):
        return None
    if words[first].lower == "to":
        verb = first + 1
        while verb < len(words) and words[verb].lower in lists["adverbs"]:
            verb += 1
        if verb >= len(words) or any(words[verb].lower in pattern.head for pattern in grammar.patterns):
            return None
        if entry_at(words, verb, "doing", vocabulary):
            return len(words)
        return (
            len(words)
            if words[verb].lower in lists["taking"] and _is_action(words, verb, vocabulary)
            else None
        )
    gerund = words[first].role == "word" and words[first].lower.endswith("ing")
    if gerund and not any(words[first].lower in pattern.head for pattern in grammar.patterns):
        return None  # "ruled out following its neighbour"
    if grammar.question.kind in ("signatories", "ratification"):
        return first
    bare = (
        words[first].role in ("mark", "date")
        or entry_at(words, first, "afterthoughts", vocabulary) > 0
        or words[first].lower in lists["adverbs"] | lists["conjunctions"] | lists["pronouns_of_things"]
    )
    return (
        len(words)
        if bare or _is_action(words, first - 1, vocabulary) or _is_part(words, first, grammar)
        else None
    )


def _is_part(words: Sequence[Word], first: int, grammar: Grammar) -> bool:
    """Whether a word of the deed itself is refused: "ruled out ground troops"."""
    parts = {form for pattern in grammar.patterns for forms in pattern.rest for form in forms}
    return any(word.lower in parts for word in words[first : first + 5])


def _is_action(words: Sequence[Word], before: int, vocabulary: Vocabulary) -> bool:
    """Whether "similar measures", "such a step" comes next."""
    return any(is_form(word, "actions", vocabulary) for word in words[before + 1 : before + 6])


def _is_denied(words: Sequence[Word], group: Group, vocabulary: Vocabulary) -> bool:
    """ "Chile denied that it had signed"."""
    for index in range(group.first - 1, max(group.first - 3, -1), -1):
        if is_form(words[index], "denying", vocabulary):
            return True
        if words[index].lower not in vocabulary.words["denial_links"]:
            return False
    return False


def _is_negative(words: Sequence[Word], group: Group, telling: Telling, vocabulary: Vocabulary) -> bool:
    """ "Neither Chile nor Peru", "none of them"."""
    if telling.passive:
        near = words[max(telling.first - 6, 0) : telling.first]
    else:
        near = words[max(group.first - 1, 0) : min(group.first + 2, telling.first)]
    return any(word.lower in vocabulary.words["negative_subjects"] for word in near)


def _agrees(
    words: Sequence[Word], deed: Deed, telling: Telling, group: Group, vocabulary: Vocabulary
) -> bool:
    """Whether a bare form is a verb of this subject: "Chile and Peru sign", not "a tool and sign of"."""
    form = words[deed.head].lower
    if not telling.bare or form in deed.pattern.past or form.endswith("ing"):
        return True
    pronoun = "" if group.pronoun is None else words[group.pronoun].lower
    several = pronoun in vocabulary.words["plural_openings"]
    many = len(group.countries) > 1 or group.collective is not None or several
    if form.endswith("s") and not deed.pattern.base.split()[0].endswith("s"):
        return deed.head + 1 >= len(words) or words[deed.head + 1].lower != "of"
    return many


def _is_relative(words: Sequence[Word], group: Group, telling: Telling, vocabulary: Vocabulary) -> bool:
    """Whether the object stands before the subject: "the treaty that Chile signed"."""
    before = group.first - 1
    return (
        group.first < telling.first and before >= 0 and words[before].lower in vocabulary.words["relatives"]
    )


def _is_earlier(words: Sequence[Word], deed: Deed, telling: Telling, group: Group, grammar: Grammar) -> bool:
    """ "Chile, which had abstained in the African Union": another vote, told beside this one."""
    if grammar.question.kind != "vote":
        return False
    lists = grammar.vocabulary.words
    before = words[telling.first - 1].lower if telling.first else ""
    relative = before in lists["relatives"] or _is_relative(words, group, telling, grammar.vocabulary)
    perfect = any(word.lower in lists["past_perfect"] for word in words[telling.first : deed.head])
    if not (relative and perfect):
        return False
    behind = deed.last + 1
    named = behind + 2 < len(words) and words[behind + 2].text[0].isupper()
    return named and words[behind].lower in lists["owners"] and words[behind + 1].lower in lists["definite"]


def _is_past(words: Sequence[Word], telling: Telling, deed: Deed, vocabulary: Vocabulary) -> bool:
    """Whether it is told in the simple past or the past perfect, as what once was."""
    if telling.mood != "undone" and not deed.pattern.refusing:
        return False
    group = words[telling.first : deed.head + 1]
    return not any(word.lower in vocabulary.words["present"] for word in group) and any(
        word.lower.endswith("ed") or word.lower in vocabulary.words["past"] for word in group
    )


def _joined(words: Sequence[Word], telling: Telling, vocabulary: Vocabulary) -> Group:
    """ "Chile joined Peru and Brazil in voting": those who are joined."""
    link = telling.first - 1
    nobody = Group(telling.first, telling.first)
    if link < 1 or words[link].lower != "in":
        return nobody
    for index in range(link - 1, max(link - _JOINED, -1), -1):
        if is_form(words[index], "siding", vocabulary):
            first = index + 1 + (words[index + 1].lower in vocabulary.words["absolutes"])
            group = group_after(words, first, vocabulary)
            between = words[group.last + 1 : link]
            others = any(word.lower in vocabulary.words["other_ones"] for word in between)
            return group if not between or others else nobody
    return nobody


def _behind_be(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> int | None:
    """Where the subject begins that follows: "Voting against were Chile and Peru"."""
    before = {word.lower for word in words[: deed.head]}
    if not words[deed.head].lower.endswith("ing") or before & vocabulary.words["be"] or deed.head > 14:
        return None
    for index in range(deed.last + 1, min(deed.last + 8, len(words))):
        if words[index].lower in vocabulary.words["be"]:
            return index + 1
        if words[index].role == "mark" and words[index].text != "-":
            return None
    return None
