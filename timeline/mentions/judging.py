"""Which names are places where they stand: the cues weighed, in two rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import not_

from timeline.mentions import traits
from timeline.mentions.evidence import find_cues
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.locating import located_names
from timeline.mentions.page import Page, find_date_line, opens_sentence
from timeline.mentions.points import DOUBTED, NEEDED, POINTS, SURE
from timeline.mentions.stretches import Candidate
from timeline.mentions.words import Words
from timeline.model import MentionKind

_STATES = traits.COUNTRY | traits.ADMIN1
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


_NOT_THE_NAME = frozenset(
    (
        "after-given-name",
        "after-title",
        "after-initial",
        "after-strange-capital",
        "after-bare-name",
        "given-name-before-surname",
    )
)
"""Where a person is meant, which says nothing about the place that is called so."""


_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Found:
    """A name taken as a place or a people."""

    start: int
    end: int
    kind: MentionKind


def judge_candidates(words: Words, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Found]:
    """The candidates that are places or peoples, in order."""
    page = read_page(words, candidates, lexicon)
    cues = [tuple(find_cues(page, i)) for i in range(len(candidates))]
    points = [sum(POINTS.get(cue, 0.0) for cue in each) for each in cues]
    apart = frozenset(i for i, each in enumerate(cues) if not _NOT_THE_NAME.isdisjoint(each))
    return [
        Found(each.start, _end_of(each, words, lexicon), kind_of(each))
        for each, score, echoes in zip(
            candidates, points, find_echoes(candidates, points, apart), strict=True
        )
        if score + sum(POINTS.get(echo, 0.0) for echo in echoes) >= NEEDED
    ]


def _end_of(candidate: Candidate, words: Words, lexicon: Lexicon) -> int:
    """A street named after a place is found as a street: "Collins Avenue"."""
    following = candidate.last + 1
    if following < len(words.forms) and words.text[candidate.end : words.starts[following]] == " ":
        form = words.forms[following]
        wide = traits.REGION | (_STATES if form.lower() in lexicon.highways else 0)
        if form[0].isupper() and form.lower() in lexicon.streets and not candidate.traits & wide:
            return words.ends[following]
    return candidate.end


def find_echoes(
    candidates: Sequence[Candidate], points: Sequence[float], apart: frozenset[int] = frozenset()
) -> list[list[str]]:
    """What each name gains or loses by how it stands elsewhere in the text; those `apart` say nothing."""
    places: dict[str, list[float]] = {}
    for number, (candidate, score) in enumerate(zip(candidates, points, strict=True)):
        if number not in apart:
            places.setdefault(candidate.key, []).append(score)
    for scores in places.values():
        scores.sort()
    return [
        [] if number in apart else _echoes(places[each.key], score)
        for number, (each, score) in enumerate(zip(candidates, points, strict=True))
    ]


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
    capital = [form[0].isupper() for form in words.forms]
    for index in [at for at, pair in enumerate(pairwise(capital), start=1) if pair == (True, True)]:
        form, before = words.forms[index], words.forms[index - 1]
        gap = words.text[words.ends[index - 1] : words.starts[index]]
        introduces = before in lexicon.given or before.lower() in lexicon.titles
        if (gap == " " and introduces) or (gap == ". " and _is_shortened(before, lexicon)):
            persons.add(form)
    lowercase = frozenset(compress(words.forms, map(not_, capital)))
    surnames = frozenset(
        words.forms[each.last]
        for number, each in enumerate(candidates)
        if each.first == each.last and _follows_unknown_capital(words, candidates, number, lexicon)
    )
    written_in = frozenset(find_date_line(words.text))
    places = located_names(words, candidates, lexicon)
    return Page(
        words,
        candidates,
        lexicon,
        frozenset(persons) - places,
        lowercase,
        {c.first: number for number, c in enumerate(candidates)},
        surnames - places,
        written_in,
        frozenset(each.key for each in candidates if (each.start, each.end) in written_in),
    )


def _is_shortened(word: str, lexicon: Lexicon) -> bool:
    """ "J. Smith", "Wm. Smith"; not "la ONU. Rusia", "Puebla del Río. Rusia", "in May. Ghana"."""
    if len(word) < 2 or word.lower() in lexicon.titles:
        return True
    return len(word) <= 3 and word.isascii() and not word.isupper() and _VOWELS.isdisjoint(word.lower())


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
