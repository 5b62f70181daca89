"""Which names are places where they stand: the cues weighed, in two rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.mentions import traits
from timeline.mentions.candidates import Candidate
from timeline.mentions.evidence import Page, find_cues, opens_sentence
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.words import Words
from timeline.model import MentionKind

POINTS: Mapping[str, float] = {
    "country": 2.4,
    "demonym": 1.3,
    "state": 1.6,
    "huge-city": 2.0,
    "large-city": 0.9,
    "county": 0.5,
    "town": -0.2,
    "region": 0.3,
    "bloc": 0.6,
    "abbreviation": 1.7,
    "alternate": -1.8,
    "site": -2.0,
    "several-words": 0.9,
    "begins-with-given-name": 0.4,
    "only-a-direction": -2.5,
    "ordinary-word": -1.4,
    "ordinary-word-opens": -3.0,
    "given-name": -1.2,
    "person-in-text": -2.8,
    "lower-case-in-text": -0.7,
    "capitals": -0.3,
    "after-and": 0.6,
    "after-article": 0.7,
    "after-capital": -0.4,
    "after-given-name": -4.0,
    "after-holder": 0.6,
    "after-hyphen": -0.4,
    "after-initial": -2.5,
    "after-other": -0.2,
    "after-party": 1.5,
    "after-settlement": 0.2,
    "after-the": 0.2,
    "after-title": -2.5,
    "at-site": 2.5,
    "bare-code": -2.5,
    "before-ailment": -4.0,
    "before-capital": -0.8,
    "before-capital-in-headline": -0.8,
    "before-civic": 0.5,
    "before-dash": 1.6,
    "before-day": 0.1,
    "before-firm": -4.0,
    "before-given-name": -1.5,
    "before-institution": -0.8,
    "before-local": 1.2,
    "before-name": -0.6,
    "before-number": -1.3,
    "before-press": -3.0,
    "before-score": -0.3,
    "before-settlement": 1.1,
    "before-society": -3.5,
    "before-speaking": -1.4,
    "before-street": 1.5,
    "before-team": -2.5,
    "before-treaty": -5.0,
    "before-university": -1.0,
    "capital-of": 0.6,
    "contained": 2.0,
    "container": 1.6,
    "currency": -6.0,
    "direction": 0.8,
    "doubtful-elsewhere": -0.3,
    "from-to": 2.0,
    "genitive": -0.3,
    "given-name-before-surname": -2.8,
    "given-name-speaking": -3.0,
    "language": -3.0,
    "listed": 1.2,
    "local-hyphen": 1.0,
    "of": 0.8,
    "opens-text": 0.8,
    "organisation-of": -0.5,
    "party-and-state": -4.0,
    "people-before-firm": -1.1,
    "people-before-press": 0.3,
    "people-before-society": -0.5,
    "people-before-team": 0.1,
    "people-before-treaty": -1.0,
    "refused-elsewhere": -0.4,
    "settlement-of": 1.5,
    "sure-elsewhere": 1.4,
    "surname-in-text": -0.4,
    "toward": 0.5,
    "toward-the": 0.2,
    "university-of": -0.9,
    "within": 1.5,
    "within-the": 0.4,
}
_NO_GIVEN_NAMES = (
    "directions",
    "holders",
    "settlements",
    "offices",
    "institutions",
    "days",
    "openers",
    "words",
)
NEEDED = 0.3
SURE = 2.0
DOUBTED = -1.5


@dataclass(frozen=True, slots=True)
class Found:
    """A name taken as a place or a people."""

    start: int
    end: int
    kind: MentionKind


def judge_candidates(words: Words, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Found]:
    """The candidates that are places or peoples, in order."""
    page = read_page(words, candidates, lexicon)
    points = [sum(POINTS.get(cue, 0.0) for cue in find_cues(page, i)) for i in range(len(candidates))]
    return [
        Found(each.start, _end_of(each, words, lexicon), kind_of(each))
        for each, score, echoes in zip(candidates, points, find_echoes(candidates, points), strict=True)
        if score + sum(POINTS.get(echo, 0.0) for echo in echoes) >= NEEDED
    ]


def _end_of(candidate: Candidate, words: Words, lexicon: Lexicon) -> int:
    """A street named after a place is found as a street: "Collins Avenue"."""
    following = candidate.last + 1
    if following < len(words.forms) and words.text[candidate.end : words.starts[following]] == " ":
        form = words.forms[following]
        if form[0].isupper() and form.lower() in lexicon.streets and not candidate.traits & traits.REGION:
            return words.ends[following]
    return candidate.end


def find_echoes(candidates: Sequence[Candidate], points: Sequence[float]) -> list[list[str]]:
    """What each name gains or loses by how it stands elsewhere in the text."""
    places: dict[str, list[float]] = {}
    for candidate, score in zip(candidates, points, strict=True):
        places.setdefault(candidate.key, []).append(score)
    for scores in places.values():
        scores.sort()
    return [_echoes(places[each.key], score) for each, score in zip(candidates, points, strict=True)]


def _echoes(scores: Sequence[float], own: float) -> list[str]:
    if len(scores) < 2:
        return []
    highest = scores[-1] if own != scores[-1] else scores[-2]
    lowest = scores[0] if own != scores[0] else scores[1]
    echoes = []
    if highest >= SURE:
        echoes.append("sure-elsewhere")
    elif highest <= DOUBTED:
        echoes.append("doubtful-elsewhere")
    if lowest <= DOUBTED and highest < SURE:
        echoes.append("refused-elsewhere")
    return echoes


def kind_of(candidate: Candidate) -> MentionKind:
    """A people when the name is that of a people before all."""
    return (
        "demonym" if candidate.traits & traits.DEMONYM and not candidate.traits & traits.COUNTRY else "name"
    )


def read_page(words: Words, candidates: Sequence[Candidate], lexicon: Lexicon) -> Page:
    """What the whole text tells about its names."""
    persons = set()
    for index in range(1, len(words.forms)):
        form, before = words.forms[index], words.forms[index - 1]
        if not form[0].isupper() or not before[0].isupper():
            continue
        gap = words.text[words.ends[index - 1] : words.starts[index]]
        introduces = before in lexicon.given or before.lower() in lexicon.titles
        if (gap == " " and introduces) or (gap == ". " and len(before) <= 3):
            persons.add(form)
    lowercase = frozenset(form for form in words.forms if form[0].islower())
    surnames = frozenset(
        words.forms[each.last]
        for number, each in enumerate(candidates)
        if each.first == each.last and _follows_unknown_capital(words, candidates, number, lexicon)
    )
    return Page(
        words,
        candidates,
        lexicon,
        frozenset(persons),
        lowercase,
        {c.first: number for number, c in enumerate(candidates)},
        surnames,
    )


def _follows_unknown_capital(
    words: Words, candidates: Sequence[Candidate], number: int, lexicon: Lexicon
) -> bool:
    """Whether an unknown capitalised word stands right before a name, as given names do."""
    first = candidates[number].first
    if first < 2 or words.text[words.ends[first - 1] : words.starts[first]] != " ":
        return False
    before = words.forms[first - 1]
    return (
        before[0].isupper()
        and not before.isupper()
        and not opens_sentence(words, first - 1)
        and (number == 0 or candidates[number - 1].last != first - 1)
        and not any(before.lower() in getattr(lexicon, name) for name in _NO_GIVEN_NAMES)
    )
