"""The cues that stand after a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.locating import is_contained
from timeline.mentions.page import HYPHENS, SPACES, Page, in_headline, opens_sentence
from timeline.mentions.ranks import rank_of
from timeline.mentions.stretches import Candidate
from timeline.mentions.words import Words

_RUN_GAPS = frozenset((" ", "-", ". ", " & ", "/"))
_JOINTS = frozenset(("of", "and", "for", "on", "the"))
_DASHES = (" (AP", " -- ", " — ", " – ", " - ", "--", "—")
_AGENCY = re.compile(r" \([A-Z][\w. /]{1,20}\)(?:\. ?|,? )?(?:--|—|–|-)")
"""A date line: "DAVOS (ATS) –"."""
_SAINTS = ("St. ", "St ", "Saint ")
# "Rom (dpa) - ", "Kiel/Bremen (dpa/lno) - "
_LONGEST_LINE = 30
"""Letters of the towns before the last one of a date line."""
_WIRE = re.compile(r"(?:/[^\W\d_][\w.]{2,18})* \([a-zA-Z/]{2,12}\) ?[-–—] ")
# "Toledo. Una tromba", "León / Ponferrada. Más de", "Úbeda (Jaén). El escritor"
_LONE = re.compile(r"(?: / [^\W\d_][^\n./]{2,30})?(?: \([^\n()]{2,30}\))?\. [\"“«¿¡(]?[^\W\d_a-z]")
_WIDE = traits.COUNTRY | traits.ADMIN1 | traits.ABBREVIATION


def right_cues(page: Page, position: int) -> Iterator[str]:
    """What the words after it say."""
    candidate, words = page.candidates[position], page.words
    following = candidate.last + 1
    if (
        words.text.startswith(_DASHES, candidate.end)
        or _WIRE.match(words.text, candidate.end)
        or _AGENCY.match(words.text, candidate.end)
        or _is_town_line(page, candidate)
    ):
        yield "before-dash"
    if words.text[candidate.end : candidate.end + 2] in ("'s", "’s"):
        yield "church" if candidate.key.startswith(_SAINTS) else "genitive"
    if following >= len(words.forms):
        return
    gap = words.text[candidate.end : words.starts[following]]
    after = words.forms[following]
    if gap.startswith((",", " ")) and after.lower() in page.lexicon.wheres:
        yield "before-where"
    if is_contained(words, page.candidates, position, page.lexicon):
        yield "contained"
    elif gap == ", " and following in page.known:
        wide = page.candidates[page.known[following]].traits & _WIDE
        yield "contained" if wide else "listed"
    if gap.strip() in page.lexicon.joining and following + 1 in page.known:
        yield "before-and"
    if "$" in gap:
        yield "currency"
    if gap in HYPHENS:
        yield "local-hyphen" if after.lower() in page.lexicon.locals else "before-hyphen"
    elif gap in SPACES:
        yield from _word_after(page, candidate, following, after)


def _is_town_line(page: Page, candidate: Candidate) -> bool:
    """ "Toledo. Una tromba", "LEÓN, Gto.- ", "Concepción / Santiago. En": whether its town begins a line."""
    text = page.words.text
    if text.startswith(".-", candidate.end):
        return True
    if not candidate.start or not _LONE.match(text, candidate.end):
        return False
    reach = max(0, candidate.start - _LONGEST_LINE)
    begins = text.rfind("\n", reach, candidate.start) + 1
    if not begins and reach:
        return False  # the line begins further off
    line = text[begins : candidate.start]
    return not line or (line.endswith(" / ") and len(line) < _LONGEST_LINE and "." not in line)


def _word_after(page: Page, candidate: Candidate, following: int, after: str) -> Iterator[str]:
    lexicon, plain = page.lexicon, after.lower()
    nouns = "capital-nouns" in lexicon.habits
    if plain in lexicon.speaking:
        yield "given-name-speaking" if _is_given(page, candidate) else "before-speaking"
    elif plain in lexicon.belonging and _is_surname(page, candidate, following):
        yield "given-name-before-surname"
    elif plain in lexicon.settlements:
        in_name = after[0].isupper() and plain in lexicon.crowning and _is_little_known(page, candidate)
        yield "before-settlement-in-name" if in_name else "before-settlement"
    elif plain in lexicon.ailments:
        yield "before-ailment"
    elif nouns and plain in lexicon.locals:
        yield "before-local"
    elif after[0].isupper():
        cue = _capital_after(page, candidate, following, after)
        if cue == "before-capital" and in_headline(page.words, candidate):
            cue = "before-capital-in-headline"
        elif cue == "before-capital" and not nouns and _is_little_known(page, candidate):
            known = after.isupper() or plain in lexicon.words  # "Immokalee TIGER grant"
            cue = "before-capital" if known else "before-strange-capital"
        elif cue in ("before-capital", "before-name") and _is_given(page, candidate):
            cue = "given-name-before-surname"
        elif cue == "before-name" and "located" in lexicon.habits:
            cue = "before-bare-name"
        if nouns and candidate.traits & traits.DEMONYM:
            if cue == "before-given-name":
                return  # "die Polin Olga Tokarczuk"
            if _begins_title(page, candidate):
                yield "adjective-in-name"
        elif candidate.traits == traits.DEMONYM:
            if _is_given(page, candidate):
                yield "given-name-before-surname"  # "Romain Agen" is no Roman
            return  # "le Français Paul Roy": a capital makes it a person from there
        if not (nouns and cue in ("before-capital", "before-capital-in-headline")):
            yield cue
    elif after[0].isdigit():
        yield (
            "before-score"
            if page.words.text[page.words.ends[following] : page.words.ends[following] + 1] in HYPHENS
            else "before-number"
        )
    elif plain in lexicon.locals:
        yield "before-local"


def _capital_after(page: Page, candidate: Candidate, following: int, after: str) -> str:
    words, lexicon, plain = page.words, page.lexicon, after.lower()
    last = words.forms[_run_end(words, following)].lower()
    for cue, some in (
        ("before-treaty", lexicon.treaties),
        ("before-firm", lexicon.firms),
        ("before-press", lexicon.press),
        ("before-team", lexicon.teams),
        ("before-society", lexicon.societies),
    ):
        if plain in some or (last in some and plain not in lexicon.offices and plain not in lexicon.civic):
            return f"people-{cue}" if candidate.traits & traits.DEMONYM else cue
    if plain in lexicon.universities:
        return "before-university"
    for cue, some in (
        ("before-civic", lexicon.civic),
        ("before-office", lexicon.offices),
        ("before-institution", lexicon.institutions),
        ("before-street", lexicon.streets),
        ("before-day", lexicon.days),
    ):
        if plain in some:
            adjective = candidate.traits & traits.DEMONYM
            return "adjective-before-street" if adjective and cue == "before-street" else cue
    if after in lexicon.given:
        return "before-given-name"
    if plain in lexicon.surnames and not candidate.traits & traits.DEMONYM:
        return "before-surname"
    return "before-name" if following in page.known else "before-capital"


def _is_little_known(page: Page, candidate: Candidate) -> bool:
    """Whether one word names no more than a town, or a city that is called like an ordinary word.

    With the capital behind it, it is rather a name that nobody knows: "Royston Vasey", "San Zorblax".
    """
    rank = rank_of(candidate.traits)
    ordinary = rank == "large-city" and page.words.forms[candidate.first].lower() in page.lexicon.words
    return candidate.first == candidate.last and (rank in ("town", "county") or ordinary)


def _begins_title(page: Page, candidate: Candidate) -> bool:
    """ "der Deutsche Richterbund": an adjective that a language writes small has a capital only in names."""
    form = page.words.forms[candidate.first]
    adjective = form[0].isupper() and form.lower() in page.lexicon.peoples
    return adjective and candidate.first > 0 and not opens_sentence(page.words, candidate.first)


def _is_given(page: Page, candidate: Candidate) -> bool:
    return candidate.first == candidate.last and page.words.forms[candidate.first] in page.lexicon.given


def _is_surname(page: Page, candidate: Candidate, following: int) -> bool:
    """ "Dominique de Villepin": whether the small word after a given name leads to a surname."""
    return (
        _is_given(page, candidate)
        and following + 1 < len(page.words)
        and page.words.forms[following + 1][0].isupper()
    )


def _run_end(words: Words, index: int) -> int:
    """The last capitalised word of the run that this one is in."""
    last = index
    while last + 1 < len(words.forms) and last - index < 9:
        gap = words.text[words.ends[last] : words.starts[last + 1]]
        form = words.forms[last + 1]
        if gap not in _RUN_GAPS or not (form[0].isupper() or form in _JOINTS):
            break
        last += 1
    while last > index and not words.forms[last][0].isupper():
        last -= 1
    return last
