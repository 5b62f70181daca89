"""Which sentences tell an event, and when it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from timeline.events.clauses import Clause, ClauseKind
from timeline.events.dating import as_when, date_clauses
from timeline.events.headlines import make_headline, make_quote_headline
from timeline.events.inheriting import NewsDay, find_news_day, key_words, occasion_day
from timeline.events.participants import find_participants
from timeline.events.passages import Passage, read_passages
from timeline.events.rendering import render
from timeline.events.speakers import name_occasions, name_pronoun, name_speakers
from timeline.events.trimming import bare_subject
from timeline.events.words import EventWords, event_words
from timeline.languages import Language
from timeline.model import DatedExpression, Event, EventStatus, Mention, SourceDocument, Span, When

_WEIGHTS = {"happening": 0.6, "action": 0.4, "act": 0.35, "report": 0.2, "state": 0.1}
_INHERITED = 0.8
_LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class _Telling:
    passage: Passage
    clause: Clause
    when: When
    weight: float


def tell_events(
    document: SourceDocument,
    sentences: tuple[Span, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[DatedExpression, ...],
    language: Language,
) -> tuple[Event, ...]:
    """The events of a document, in the order of its text."""
    words = event_words(language)
    passages = read_passages(document, sentences, mentions, dates, words)
    news = find_news_day(passages, document.published, words)
    speakers = name_speakers(passages, words)
    occasions = name_occasions(passages, words)
    events: list[Event] = []
    body = 0
    for index, passage in enumerate(passages):
        told = list(_dated_tellings(passage, words)) or list(_undated_tellings(passage, body, news, words))
        body += not passage.setting.heading
        made = (_event(document, telling, speakers[index], occasions, words) for telling in told)
        events += [event for event in made if event]
    return tuple(events)


def _dated_tellings(passage: Passage, words: EventWords) -> Iterator[_Telling]:
    """What the dated clauses of a sentence tell, each with its own date."""
    dated = date_clauses(passage)
    clauses = passage.parse.clauses
    for place, date in sorted(dated.items()):
        when = as_when(date)
        chosen = _speaks_of(passage, place, dated)
        if when is None or chosen is None:
            continue
        weight = _weight(clauses[chosen], when, passage, words)
        if weight:
            yield _Telling(passage, clauses[chosen], when, weight)
        for other in _there(passage, clauses[chosen], dated, words):
            if weight := _weight(other, when, passage, words):
                yield _Telling(passage, other, replace(when, basis="inherited"), weight * _INHERITED)


def _there(
    passage: Passage, clause: Clause, dated: Mapping[int, DatedExpression], words: EventWords
) -> list[Clause]:
    """What happened beside it: "... met in Oslo, where ten countries signed a pact and two refused"."""
    return [
        other
        for place, other in enumerate(passage.parse.clauses)
        if place not in dated
        and other.verb.kind == "happening"
        and other.verb.tense == "past"
        and other.first > clause.first
        and _is_beside(passage, other, words)
    ]


def _is_beside(passage: Passage, clause: Clause, words: EventWords) -> bool:
    parse = passage.parse
    if _is_past_perfect(passage, clause):
        return False
    if parse.tokens[clause.opening].folded in words.where:
        return True
    named = any(parse.tags[index] == "U" for index in clause.subject)
    own = named and clause.subject[0] > clause.opening
    return own and clause.kind == "coordinate" and parse.tags[clause.opening] == "C"


def _speaks_of(passage: Passage, place: int, dated: dict[int, DatedExpression]) -> int | None:
    """The clause that a date tells of: what is said, where only the saying is dated."""
    clauses = passage.parse.clauses
    if place < 0:
        main = next((at for at, clause in enumerate(clauses) if clause.kind == "main"), None)
        return main if main is not None and main not in dated else None
    if clauses[place].verb.kind != "report":
        return place
    # "..., officials said on Friday, and" dates what stands before, "said on Friday that" what follows.
    told = place + 1 if clauses[place].kind == "main" else place - 1
    kind: ClauseKind = "content" if told > place else "main"
    if 0 <= told < len(clauses) and clauses[told].kind == kind and told not in dated:
        verb = clauses[told].verb
        if verb.kind in ("happening", "action") and verb.tense == "past":
            return told
    return place


def _weight(clause: Clause, when: When, passage: Passage, words: EventWords) -> float:
    """How much of an event a clause is; 0 when it is none."""
    verb = clause.verb
    if verb.kind == "state" or verb.tense == "hedged" or passage.text.rstrip().endswith("?"):
        return 0.0
    if any(passage.parse.tokens[at].folded in words.generally for at in range(verb.first, verb.last)):
        return 0.0
    if verb.tense == "present" and not passage.setting.heading and not _is_scheduled(passage, clause, when):
        return 0.0
    if clause.kind == "relative" and when.precision != "day":
        return 0.0
    first = passage.parse.tokens[clause.subject[0]].folded if clause.subject else ""
    if first in words.speakers_self or (not clause.subject and clause.kind != "relative"):
        return 0.0
    weight = _WEIGHTS[verb.kind]
    if verb.kind == "report" and _is_source(passage, clause, words):
        return 0.0
    if verb.negated and verb.base not in words.decisions:
        weight /= 2
    return weight


def _is_scheduled(passage: Passage, clause: Clause, when: When) -> bool:
    """Whether the present tense tells what was or will be news: "the trial opens on Monday"."""
    alone = passage.parse.tags[clause.verb.first] == "Z"
    return clause.verb.kind in ("happening", "action") and alone and when.precision == "day"


def _is_source(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether those who speak only hand on news: agencies, officials without a name."""
    folded = {passage.parse.tokens[index].folded for index in clause.subject}
    return bool(folded & words.sources) or not any(
        passage.parse.tags[index] == "U" for index in clause.subject
    )


def _undated_tellings(passage: Passage, body: int, news: NewsDay, words: EventWords) -> Iterator[_Telling]:
    """What a sentence without a date tells of the article's news; `body` is how many came before it."""
    if date_clauses(passage) or passage.text.rstrip().endswith("?"):
        return
    for clause in passage.parse.clauses:
        if clause.kind not in ("main", "content") or clause.verb.tense in ("hedged", "future"):
            continue
        if _goes_on(passage, clause, words) or _is_vague(passage, clause, words):
            continue
        when = None
        if not _is_past_perfect(passage, clause):
            when = _lead_day(passage, clause, body, news, words) or _news_day(passage, clause, news, words)
        when = when or _occasion_day(passage, clause, news, words)
        weight = when and _weight(clause, when, passage, words)
        if when and weight:
            yield _Telling(passage, clause, when, weight * _INHERITED)
            return


def _is_vague(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether the subject is a bare "it" or "they", which nothing here explains."""
    bare = [index for index in clause.subject if passage.parse.tags[index] not in "A|,"]
    return len(bare) == 1 and passage.parse.tokens[bare[0]].folded in words.things


def _is_past_perfect(passage: Passage, clause: Clause) -> bool:
    return any(passage.parse.tokens[at].folded == "had" for at in range(clause.verb.first, clause.verb.last))


def _lead_day(passage: Passage, clause: Clause, body: int, news: NewsDay, words: EventWords) -> When | None:
    """The opening tells the news of the day."""
    if body >= _LEAD_SENTENCES or clause.kind != "main" or not news.when:
        return None
    named = any(passage.parse.tags[at] == "U" for at in clause.subject)
    told = clause.verb.kind == "act" and passage.setting.heading
    if clause.verb.kind == "happening" or told or (clause.verb.kind == "action" and (named or not body)):
        return occasion_day(passage, news, words) or news.when
    return None


def _goes_on(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether the clause tells of what has lasted: "has been closed since Monday"."""
    perfect = passage.parse.tags[clause.verb.first] == "H"
    return perfect and any(token.folded in words.lasting for token in passage.parse.tokens)


def _news_day(passage: Passage, clause: Clause, news: NewsDay, words: EventWords) -> When | None:
    """A sentence that comes back to the news: in its verbs and words, or in the perfect with its occasion."""
    if clause.verb.kind != "happening":
        return None
    shared = len(key_words([passage], words) & news.words)
    occasion = occasion_day(passage, news, words)
    perfect = passage.parse.tags[clause.verb.first] == "H"
    if (clause.verb.base in news.verbs and shared >= 2) or (perfect and occasion and shared >= 1):
        return occasion or news.when
    return None


def _occasion_day(passage: Passage, clause: Clause, news: NewsDay, words: EventWords) -> When | None:
    """Somebody with a name speaks or acts at the occasion the article is about."""
    named = any(passage.parse.tags[index] == "U" for index in clause.subject)
    if not named or clause.verb.kind == "state" or _is_source(passage, clause, words):
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


def _event(
    document: SourceDocument,
    telling: _Telling,
    speaker: str | None,
    occasions: Mapping[str, str],
    words: EventWords,
) -> Event | None:
    passage, clause = telling.passage, telling.clause
    title = _title(telling, speaker, occasions, words)
    if title is None:
        return None
    announced = clause.verb.tense == "future" or (
        document.published is not None and telling.when.interval.first > document.published
    )
    status: EventStatus = "announced" if announced else "happened"
    participants = find_participants(passage, clause, words)
    return Event(
        id=f"{document.id}-{passage.span.start}-{clause.first}",
        title=title,
        summary=passage.text,
        when=telling.when,
        where=passage.mentions,
        participants=participants,
        evidence=(passage.span,),
        status=status,
        importance=telling.weight,
    )


def _title(
    telling: _Telling, speaker: str | None, occasions: Mapping[str, str], words: EventWords
) -> str | None:
    """The headline, with the person for "he" and the full name for "the summit"."""
    parse, clause = telling.passage.parse, telling.clause
    subject = "".join(parse.tags[index] for index in clause.subject).strip("A|,")
    name = (name_pronoun(telling.passage, clause, words) or speaker) if subject == "p" else None
    if subject.startswith("pC") and speaker:
        name = f"{speaker} {render(parse, bare_subject(parse, clause.subject)[1:])}"
    if subject == "DX":
        name = occasions.get(parse.tokens[clause.subject[-1]].folded)
    if clause.verb.kind == "report" and (quote := make_quote_headline(parse, clause, words, name)):
        return quote
    return make_headline(parse, clause, words, name) or (name and make_headline(parse, clause, words))
