"""What single sentences say: this country, this answer, on this day."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.stances.ballots import find_ballots, find_replies
from geo.stances.claims import Claim, Scene
from geo.stances.contraries import find_contraries
from geo.stances.counted import NEAR, find_counted
from geo.stances.counting import Figure, read_count
from geo.stances.deeds import find_deeds
from geo.stances.enumerations import excepted_beside, named_beside
from geo.stances.followers import Spoken, find_followers, find_item, find_listing
from geo.stances.grammar import Grammar
from geo.stances.holding import can_tell, is_of
from geo.stances.nouns import is_noun, read_noun
from geo.stances.objects import is_meant, names_another
from geo.stances.references import refer
from geo.stances.roles import find_numbered, find_roles
from geo.stances.rolls import find_listed
from geo.stances.tallies import find_labelled, find_scores, find_tallies, is_score
from geo.stances.topics import find_course
from geo.stances.verbs import read_verb
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Passage, Word
from timeline.model import DatedExpression, DateInterval, Reading, Span

_MEMORY = 2
_COUNTED = 5
"""So many sentences behind the answers to a vote "rejected the proposal" is one of them."""
_NOTHING = Spoken(None, None, -1000, False)
"""Nothing was told, and long ago."""
_BACK = 4
_ASIDE = 5
_CLOSE = 14
_TOGETHER = frozenset({"signatories", "vote"})
"""Kinds of questions that many answer on one day; each ratifies on a day of its own."""
_VERB = 4
"""So many words a verb takes: "did not want to sign"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence says that a country gave an answer."""

    country: str
    choice: str
    day: date | None
    """The day the sentence gives, else the day its document was published."""
    exact: bool
    """The day is known, not only its month or year."""
    fresh: bool
    """Told as it stands, not as what once was."""
    evidence: Span
    told: bool = True
    """The day is given by the sentence."""
    borrowed: bool = False
    """The day is that of what was told right before."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document says on one question."""

    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]


def find_statements(reading: Reading, passages: Sequence[Passage], grammar: Grammar) -> Findings:
    """What one document says on the question of a grammar, in order; `passages` are its sentences."""
    statements: list[Statement] = []
    figures: list[Figure] = []
    published = reading.document.published
    year = published.year if published else None
    course = find_course(passages, reading.document.title, grammar.topic, grammar.vocabulary, year)
    if grammar.topic.terms and not course.on and not course.titled:
        return Findings((), ())
    dates = {dated.mention.span.start: dated for dated in reading.dates if dated.interval is not None}
    last = _NOTHING
    told: deque[tuple[Figure, ...]] = deque(maxlen=NEAR)
    dated: tuple[int, date] | None = None
    for index, passage in enumerate(passages):
        quiet = index - last.index > _COUNTED and not any(told)
        if quiet and grammar.triggers.isdisjoint(passage.said):
            told.append(())
            continue
        scene = Scene(grammar, passages, index, passage.words, course)
        counts = {each.count: each.choice for near in told for each in near if not each.approximation}
        claims, counted, last = _claims(scene, last, counts)
        scored = {figure.choice for figure in counted}
        near = dated[1] if dated and index - dated[0] <= _MEMORY else None
        for claim in claims:
            statements += _statements(scene, claim, reading, dates, near)
            # "Delegates of eleven states adopted it by nine votes to one": nine were for it.
            counted += [figure for figure in _figures(scene, claim) if figure.choice not in scored]
            day, exact = _day(scene.words, claim.at, dates, published, grammar.vocabulary)
            dated = (index, day) if day and exact else dated
        figures += counted
        told.append(tuple(counted))
    return Findings(tuple(statements), tuple(figures))


def keep_those_of(held: DateInterval | None, findings: Findings, published: date | None) -> Findings:
    """Of what a document says of a vote `held` on known days, what can be of it."""
    if not can_tell(published, held):
        return Findings((), ())
    statements = (
        each for each in findings.statements if is_of(each.day if each.told else None, each.exact, held)
    )
    return Findings(tuple(statements), findings.figures)


def _claims(
    scene: Scene, last: Spoken, counts: Mapping[int, str]
) -> tuple[list[Claim], list[Figure], Spoken]:
    """The claims and figures of a sentence, and what was spoken of last, for a later "did the same"; `counts`
    gives the answers of the numbers told shortly before."""
    if not scene.words or scene.words[-1].text == "?":
        return [], [], last
    claims, deed, other = _told(scene, last)
    claims += find_roles(scene)
    claims += find_numbered(scene)
    claims += find_labelled(scene)
    claims += find_counted(scene, counts)
    claims += find_ballots(scene)
    claims += find_replies(scene)
    if scene.index - last.index <= _MEMORY:
        claims += find_contraries(scene, last)
    span = scene.passages[scene.index].span
    figures = [Figure(choice, count, "", span) for choice, count in find_scores(scene)]
    for claim, count in find_tallies(scene):
        claims.append(claim)
        if count > 0:
            figures.append(Figure(claim.choice, count, "", span))
    item = [] if claims else list(find_item(scene, last))
    claims += item
    answer = claims[-1].choice if claims else deed
    if claims and _is_beside(scene.words, claims[-1].at, scene.grammar.vocabulary):
        answer = None
    listing = bool(item) or scene.words[-1].text == ":"
    here = last
    if answer is not None:
        here = Spoken(answer, deed or answer, scene.index, bool(claims), listing)
    if here.answer is not None and scene.index - here.index <= _MEMORY and not item:
        following = _following(scene, claims, here, last)
        # "Chile signed the other pact, and Peru did so too": what follows a deed repeats that one.
        claims += [claim for claim in following if other is None or claim.at < other]
        claims += find_listed(scene, here)
        claims += find_listing(scene, last)
    return [_complete(scene, claim) for claim in claims], figures, here


def _is_beside(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a deed is told in an aside: "Peru, which also voted against it, was one of those that"."""
    lists = vocabulary.words
    if not any(word.lower in lists["relatives"] for word in words[max(at - _ASIDE, 0) : at]):
        return False
    verbs = lists["be"] | lists["have"] | lists["modals"]
    return any(
        word.text == "," and words[index + 1].lower in verbs
        for index, word in enumerate(words[at:-1], start=at)
    )


def _following(scene: Scene, claims: Sequence[Claim], here: Spoken, last: Spoken) -> list[Claim]:
    """The claims of "did the same": those that stand before the sentence's own deed repeat an earlier one."""
    found = list(find_followers(scene, here))
    own = min((claim.at for claim in claims), default=0)
    if last.answer is None or scene.index - last.index > _MEMORY:
        return found
    return [claim for claim in found if claim.at >= own] + [
        claim for claim in find_followers(scene, last) if claim.at < own
    ]


def _told(scene: Scene, last: Spoken) -> tuple[list[Claim], str | None, int | None]:
    """The claims of the deeds of a sentence, the answer of the last of them that is about the topic, and
    where one about another agreement comes behind it."""
    words, grammar = scene.words, scene.grammar
    claims: list[Claim] = []
    spoken: str | None = None
    other: int | None = None
    counted = last.told and scene.index - last.index <= _COUNTED
    near = scene.passages[max(scene.index - _MEMORY, 0) : scene.index + 1]
    cued = counted or any(is_cued(passage, grammar.vocabulary) for passage in near)
    for deed in find_deeds(words, grammar.by_head, grammar.vocabulary):
        if deed.pattern.cued and not cued:
            continue
        found = list(
            read_noun(scene, deed) if is_noun(words, deed, grammar.vocabulary) else read_verb(scene, deed)
        )
        claims += found
        meant = bool(found) or is_meant(words, deed.head, deed.last + 1, True, grammar, scene.course)
        if meant and not deed.pattern.refusing:
            spoken, other = deed.pattern.choice, None
        elif not meant and other is None and names_another(words, deed.head, deed.last + 1, grammar):
            other = deed.head
    return claims, spoken, other


def is_cued(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a sentence speaks of a vote that was held, not of one to come ("before the vote")."""
    if vocabulary.words["cues"].isdisjoint(passage.said):
        return False
    words = passage.words
    for index, word in enumerate(words):
        if word.lower in vocabulary.words["cues"]:
            before = {each.lower for each in words[max(index - 3, 0) : index]}
            return not before & vocabulary.words["unheld"]
    return False


def _complete(scene: Scene, claim: Claim) -> Claim:
    """The claim with its pronouns resolved and its collectives spelt out where the sentence does."""
    group = refer(claim.group, scene.passages, scene.index, scene.grammar.vocabulary)
    if group.collective is not None:
        beside = named_beside(scene.words, group.collective, scene.grammar.vocabulary)
        excepted = excepted_beside(scene.words, group.collective, scene.grammar.vocabulary)
        named = tuple(each for each in (*group.countries, *beside) if each not in excepted)
        group = replace(group, countries=named, opposite=(*group.opposite, *excepted))
    return replace(claim, group=group)


def _statements(
    scene: Scene, claim: Claim, reading: Reading, dates: Mapping[int, DatedExpression], near: date | None
) -> Iterator[Statement]:
    """What a claim says of each country; `near` is the day of what was told right before."""
    grammar = scene.grammar
    told, exact = _day(scene.words, claim.at, dates, reading.document.published, grammar.vocabulary)
    together = grammar.question.kind in _TOGETHER
    then = together and _is_done_then(scene.words, claim.at, grammar.vocabulary)
    day = told or (near if then else None) or reading.document.published
    opposite = _of_excepted(claim.choice, grammar)
    answers = [(country, claim.choice) for country in claim.group.countries]
    answers += [(country, opposite) for country in claim.group.opposite if opposite is not None]
    for country, choice in dict.fromkeys(answers):
        evidence = _evidence(scene, country)
        if country not in grammar.targets and evidence is not None:
            borrowed = told is None and day is near
            yield Statement(country, choice, day, exact, claim.fresh, evidence, told is not None, borrowed)


def _evidence(scene: Scene, country: str) -> Span | None:
    """The sentence, from the one before it on that names the country where this one only says "it"."""
    last = scene.passages[scene.index].span
    for index in range(scene.index, max(scene.index - _BACK, -1), -1):
        passage = scene.passages[index]
        if any(word.country == country for word in passage.words):
            return Span(last.document, passage.span.start, last.end)
    return None


def _of_excepted(choice: str, grammar: Grammar) -> str | None:
    """The answer of those excepted from an answer, where there are only two."""
    if grammar.undone is None or grammar.question.kind == "vote":
        return None
    if choice == grammar.undone:
        return grammar.done
    return grammar.undone


def _day(
    words: Sequence[Word],
    at: int,
    dates: Mapping[int, DatedExpression],
    published: date | None,
    vocabulary: Vocabulary,
) -> tuple[date | None, bool]:
    """The last day of the date that stands nearest to the deed, if it is past and no part of a name, and
    whether it is a single day."""
    best: tuple[int, date, bool] | None = None
    for index, word in enumerate(words):
        dated = dates.get(word.start) if word.role == "date" else None
        if dated is None or dated.interval is None or _is_attribute(words, index, vocabulary):
            continue
        first, last = dated.interval.first, dated.interval.last
        if published is not None and first > published:
            continue
        if any(each.lower in vocabulary.words["asides"] for each in words[at + 1 : index]):
            # "voted for it, as did Peru, which had abstained on Friday"
            continue
        if index < at and _is_of_aside(words, index, at, vocabulary):
            continue
        last = last if published is None else min(last, published)
        distance = abs(index - at)
        if distance <= _CLOSE and (best is None or distance < best[0]):
            best = (distance, last, dated.precision == "day")
    return (best[1], best[2]) if best else (None, True)


def _is_done_then(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """ "Ten states signed on 14 May. Chad refused to sign.": whether a deed is told in the simple past, as
    one of the occasion told before; what a country "has refused" may be so today."""
    lists, near = vocabulary.words, words[max(at - _VERB, 0) : at + 1]
    if any(word.lower in lists["have"] for word in near):
        return False
    return any(word.lower in lists["past"] or _is_past_form(word, vocabulary) for word in near)


def _is_past_form(word: Word, vocabulary: Vocabulary) -> bool:
    return word.role == "word" and (word.lower.endswith("ed") or word.lower in vocabulary.past_words)


def _is_of_aside(words: Sequence[Word], date: int, at: int, vocabulary: Vocabulary) -> bool:
    """ "Peru, which had abstained in May, voted for it": whether a date is that of another deed."""
    closed = any(word.text == "," for word in words[date:at])
    for index in range(date - 1, 0, -1):
        if words[index].lower in vocabulary.words["asides"]:
            return closed and words[index - 1].text == ","
        if words[index].text in {",", ";"}:
            return False
    return False


def _is_attribute(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a date belongs to a noun ("the 2015 accord") or bounds the future ("until next year")."""
    before = words[index - 1].lower if index else ""
    behind = words[index + 1] if index + 1 < len(words) else None
    named = before in vocabulary.words["date_articles"] and behind is not None and behind.role == "word"
    return named or before in vocabulary.words["date_bounds"]


def _figures(scene: Scene, claim: Claim) -> Iterator[Figure]:
    noun = claim.group.collective
    if noun is None:
        noun = claim.at if scene.grammar.roles.get(scene.words[claim.at].lower) else None
    if noun is None:
        return
    found = read_count(scene.words, noun, scene.grammar.vocabulary)
    if scene.grammar.question.kind != "vote" and is_score(scene.words, noun, scene.grammar.vocabulary):
        return  # "its parliament approved it by 158 to 41" counts members and no countries
    if found is not None and not (_is_of_others(scene, noun) and not found[1]):
        yield Figure(claim.choice, found[0], found[1], scene.passages[scene.index].span)


def _is_of_others(scene: Scene, noun: int) -> bool:
    """ "With 12 other states" is one short of the whole; "with nearly 60 others" need not be."""
    lists = scene.grammar.vocabulary.words
    return any(word.lower in lists["other_ones"] for word in scene.words[max(noun - 2, 0) : noun])
