"""What a sentence without a date tells of the article's news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.events.clauses import Clause
from timeline.events.dating import date_clauses
from timeline.events.inheriting import NewsDay, key_words, occasion_day
from timeline.events.passages import Passage
from timeline.events.weighing import INHERITED, Clue, is_past_perfect, is_source, weigh_clause
from timeline.events.words import EventWords
from timeline.model import When

_LEAD_SENTENCES = 3
_SHARED = 2
"""So many words a sentence shares with the opening that comes back to its news."""


@dataclass(frozen=True, slots=True)
class Before:
    """The days of what was told right before a sentence."""

    decided: When | None = None
    """Of a signing or a vote, one or two sentences before."""
    told: When | None = None
    """Of what the sentence before told in the same paragraph."""


def find_undated(
    passage: Passage, body: int, news: NewsDay, words: EventWords, before: Before
) -> Iterator[Clue]:
    """What a sentence without a date tells of the article's news, or of what was told `before` it; `body` is
    how many sentences came before it."""
    if passage.unknown or not _may_tell(passage, body, news, words, before):
        return
    if date_clauses(passage) or passage.text.rstrip().endswith("?"):
        return
    for clause in passage.parse.clauses:
        if clause.kind not in ("main", "content") or clause.verb.tense in ("hedged", "future"):
            continue
        if _goes_on(passage, clause, words) or _is_vague(passage, clause, words):
            continue
        if _is_of_long_ago(clause, news, words):
            continue
        when = None
        if not is_past_perfect(passage, clause):
            when = _lead_day(passage, clause, body, news, words) or _news_day(passage, clause, news, words)
            if when and _is_of_before(passage, clause, words):
                when = before.told or when
            when = _answer_day(passage, clause, before.decided, words) or when
        when = when or _occasion_day(passage, clause, news, words)
        weight = when and weigh_clause(clause, when, passage, words)
        if when and weight:
            yield Clue(passage, clause, when, weight * INHERITED)
            return


def _may_tell(passage: Passage, body: int, news: NewsDay, words: EventWords, before: Before) -> bool:
    """Whether a look at the words of a sentence shows that it is worth taking apart: it stands in the opening
    or behind a decision, names an occasion, or has a verb and other words of the news."""
    if body < _LEAD_SENTENCES or before.decided:
        return True
    folded = {token.folded for token in passage.tokens}
    if any(word.removesuffix("'s") in words.occasions for word in folded):
        return True
    forms = (words.verbs.get(word) for word in folded)
    return any(form and form.base in news.verbs for form in forms) and _shares_words(passage, news, words)


def _shares_words(passage: Passage, news: NewsDay, words: EventWords) -> bool:
    return len(key_words([passage], words) & news.words) >= _SHARED


def _is_vague(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether the subject is a bare "it" or "they", which nothing here explains."""
    bare = [index for index in clause.subject if passage.parse.tags[index] not in "A|,"]
    return len(bare) == 1 and passage.parse.tokens[bare[0]].folded in words.things


def _lead_day(passage: Passage, clause: Clause, body: int, news: NewsDay, words: EventWords) -> When | None:
    """The opening tells the news of the day."""
    if body >= _LEAD_SENTENCES or clause.kind != "main" or not news.when:
        return None
    named = any(passage.parse.tags[at] == "U" for at in clause.subject)
    told = clause.verb.kind == "act" and passage.setting.heading
    if clause.verb.kind == "happening" or told or (clause.verb.kind == "action" and (named or not body)):
        return occasion_day(passage, news, words) or news.when
    return None


def answer_of(clause: Clause, when: When, words: EventWords) -> When | None:
    """The day of a clause that tells how somebody decided: "Six countries signed the pact on 14 May"."""
    decides = clause.verb.base in words.answers and clause.verb.tense == "past"
    return when if decides and when.precision == "day" else None


def _answer_day(passage: Passage, clause: Clause, decided: When | None, words: EventWords) -> When | None:
    """ "Botswana refused to sign.": the day of the signing told right before."""
    if decided is None:
        return None
    named = any(passage.parse.tags[at] in "U#" for at in clause.subject)
    perfect = passage.parse.tags[clause.verb.first] == "H"
    answers = named and clause.verb.tense == "past" and not perfect and clause.verb.base in words.answers
    return replace(decided, basis="inherited") if answers else None


def _is_of_before(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """ "Its captain was fined": whether the subject belongs to what the sentence before tells of."""
    first = next((index for index in clause.subject if passage.parse.tags[index] not in "A|,"), None)
    return first is not None and passage.parse.tokens[first].folded in words.owners


def _is_of_long_ago(clause: Clause, news: NewsDay, words: EventWords) -> bool:
    """ "Twenty people died." in an article on a trial, which names the day of the disaster: it was then."""
    verb = clause.verb.base
    return news.past is not None and verb in words.casualties and verb not in news.past


def _goes_on(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether the clause tells of what has lasted: "has been closed since Monday"."""
    perfect = passage.parse.tags[clause.verb.first] == "H"
    return perfect and any(token.folded in words.lasting for token in passage.parse.tokens)


def _news_day(passage: Passage, clause: Clause, news: NewsDay, words: EventWords) -> When | None:
    """A sentence that comes back to the news: in its verbs and words, or in the perfect with its occasion."""
    if clause.verb.kind != "happening":
        return None
    occasion = occasion_day(passage, news, words)
    perfect = passage.parse.tags[clause.verb.first] == "H"
    shared = len(key_words([passage], words) & news.words)
    if (clause.verb.base in news.verbs and shared >= _SHARED) or (perfect and occasion and shared):
        return occasion or news.when
    return None


def _occasion_day(passage: Passage, clause: Clause, news: NewsDay, words: EventWords) -> When | None:
    """Somebody with a name speaks or acts at the occasion the article is about."""
    named = any(passage.parse.tags[index] == "U" for index in clause.subject)
    if not named or clause.verb.kind == "state" or is_source(passage, clause, words):
        return None
    if not _attends(passage, clause, words):
        return None
    return occasion_day(passage, news, words) or news.when


def _attends(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether the sentence takes place at some occasion, or the clause tells of holding or attending one."""
    tokens = passage.parse.tokens
    for index, token in enumerate(tokens):
        hosting = index == clause.verb.head and clause.verb.base in (words.hosting | words.visiting)
        if hosting or (token.folded in words.attending and not token.quoted):
            end = next(
                (at for at in range(index + 1, len(tokens)) if passage.parse.tags[at] in "P,S"), len(tokens)
            )
            following = {after.folded.removesuffix("'s") for after in tokens[index + 1 : min(end, index + 7)]}
            if following & words.occasions:
                return True
    return False
