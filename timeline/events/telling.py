"""Which sentences tell an event, and when it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.events.clauses import Clause, ClauseKind
from timeline.events.dating import date_clauses, days_of
from timeline.events.headlines import make_headline, make_quote_headline
from timeline.events.inheriting import find_news_day
from timeline.events.participants import find_participants
from timeline.events.passages import Passage, read_passages
from timeline.events.rendering import render
from timeline.events.scenery import find_where
from timeline.events.speakers import Meant, name_pronoun
from timeline.events.standins import VAGUE, name_owner, weigh_subject
from timeline.events.trimming import bare_subject
from timeline.events.undated import Before, answer_of, find_undated
from timeline.events.weighing import INHERITED, Clue, is_past_perfect, weigh_clause
from timeline.events.words import EventWords, event_words
from timeline.languages import Language
from timeline.model import (
    DatedExpression,
    Event,
    EventStatus,
    Mention,
    SourceDocument,
    Span,
    When,
)

_SAID = -1
"""Where the date of a closing attribution stands among those of the clauses."""
_HOURS = frozenset({"clock"})
_ANSWERED = 2
"""So many sentences on, who signs or refuses does so on the day of the signing told last."""


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
    meant = Meant(passages, words)
    events: list[Event] = []
    dated: list[Clue] = []
    body, dated_at = 0, -_ANSWERED
    for index, passage in enumerate(passages):
        lately = dated if index - dated_at <= _ANSWERED else []
        told = list(_dated_clues(passage, document.published, words, _last_day(lately)))
        if told:
            dated, dated_at = told, index
        else:
            beside = index - dated_at == 1 and passages[dated_at].line == passage.line
            undated = find_undated(passage, body, news, words, _before(lately, beside, words))
            told = [clue for one in undated for clue in _with_tally(one, words)]
        body += not passage.setting.heading
        made = (_event(document, clue, index, meant, words) for clue in told)
        events += [event for event in made if event]
    return tuple(events)


def _before(dated: Sequence[Clue], beside: bool, words: EventWords) -> Before:
    """The days of what was told before; `beside` in the sentence before, and in its paragraph."""
    decided = next((day for clue in dated if (day := answer_of(clue.clause, clue.when, words))), None)
    return Before(decided, _last_day(dated) if beside else None)


def _last_day(dated: Sequence[Clue]) -> When | None:
    """The day of what happened last among these."""
    past = [clue.when for clue in dated if clue.clause.verb.tense == "past" and clue.when.precision == "day"]
    return replace(past[-1], basis="inherited") if past else None


def _dated_clues(
    passage: Passage, published: date | None, words: EventWords, lately: When | None
) -> Iterator[Clue]:
    """What the dated clauses of a sentence tell, each with its own date; an hour ("had left at 7 p.m.") is of
    the day told `lately`."""
    if not passage.dates:
        return
    clauses = passage.parse.clauses
    dated = _lend_day(passage, date_clauses(passage), words)
    for place, found in sorted(dated.items()):
        chosen = _speaks_of(passage, place, dated)
        when = None if chosen is None else days_of(passage, clauses[chosen], found, published)
        if when is None or chosen is None:
            continue
        if lately and found.rule in _HOURS:
            when = lately
        weight = weigh_clause(clauses[chosen], when, passage, words)
        beside = _there(passage, clauses[chosen], dated, words)
        if beside and _only_begins(passage, clauses[chosen], words):
            weight *= VAGUE
        if weight:
            yield Clue(passage, clauses[chosen], when, weight)
        for other in beside:
            if weight := weigh_clause(other, when, passage, words):
                yield Clue(passage, other, replace(when, basis="inherited"), weight * INHERITED)


def _lend_day(
    passage: Passage, dated: Mapping[int, DatedExpression], words: EventWords
) -> Mapping[int, DatedExpression]:
    """ "It lost its boats when the wave came in on 1 January, the guild said on Friday": what happened when
    something else did was on that day; and what came after that was not on the day of the saying."""
    clauses = passage.parse.clauses
    main = next((at for at, clause in enumerate(clauses) if clause.kind == "main"), None)
    if main is None or main in dated or clauses[main].verb.tense != "past":
        return dated
    tokens = passage.parse.tokens
    timing = [
        at
        for at, clause in enumerate(clauses)
        if at in dated and clause.kind == "subordinate" and tokens[clause.opening].folded in words.timing
    ]
    if not timing:
        return dated
    kept = {at: date for at, date in dated.items() if at != _SAID}
    same = timing[0] if tokens[clauses[timing[0]].opening].folded in words.when else None
    # "Nine people drowned when a ferry capsized": the ferry is the news.
    verb = clauses[main].verb
    if same is not None and verb.kind in ("happening", "action") and verb.base not in words.casualties:
        kept[main] = kept.pop(same)
    return kept


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
        and _is_beside(passage, clause, other, words)
    ]


def _with_tally(clue: Clue, words: EventWords) -> list[Clue]:
    """The clue, and how many did what another refused: "..., which 40 countries had signed"."""
    tags = clue.passage.parse.tags
    tallies = [
        replace(clue, clause=other, weight=clue.weight * INHERITED)
        for other in clue.passage.parse.clauses
        if other.kind == "relative"
        and other.verb.base in words.decisions
        and other.verb.tense == "past"
        and other.subject
        and tags[other.subject[0]] == "#"
        and not other.verb.negated
        and other.first > clue.clause.first
    ]
    return [clue, *tallies]


def _only_begins(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether a clause only leads to the next: "The tour began in Oslo, where he signed a pact"."""
    tags = passage.parse.tags[clause.verb.last :].lstrip("P|")
    return clause.verb.base in words.holding and tags.startswith(("U,R", "UU,R", "U,S", "UU,S"))


def _is_beside(passage: Passage, before: Clause, clause: Clause, words: EventWords) -> bool:
    parse = passage.parse
    if is_past_perfect(passage, clause):
        return False
    opening = parse.tokens[clause.opening].folded
    if opening in words.where:
        return True
    if opening in words.when and parse.tags[clause.opening - 1] in "|,":
        # "... was set out on 29 January, when the panel published its report"
        return before.verb.kind != "happening"
    named = any(parse.tags[index] == "U" for index in clause.subject)
    own = named and clause.subject[0] > clause.opening
    return own and clause.kind == "coordinate" and parse.tags[clause.opening] == "C"


def _speaks_of(passage: Passage, place: int, dated: Mapping[int, DatedExpression]) -> int | None:
    """The clause that a date tells of: what is said, where only the saying is dated."""
    clauses = passage.parse.clauses
    if place == _SAID:
        main = next((at for at, clause in enumerate(clauses) if clause.kind == "main"), None)
        return main if main is not None and main not in dated else None
    if place and clauses[place].kind == "relative" and clauses[place - 1].verb.base == "be":
        # "Peru and Chad were among ten countries that refused on Monday"
        return place - 1 if clauses[place - 1].verb.kind == "happening" else place
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


def _event(document: SourceDocument, clue: Clue, index: int, meant: Meant, words: EventWords) -> Event | None:
    passage, clause = clue.passage, clue.clause
    name = _stand_in(clue, index, meant, words)
    title = _title(clue, name, words)
    if title is None:
        return None
    announced = clause.verb.tense == "future" or (
        document.published is not None and clue.when.interval.first > document.published
    )
    status: EventStatus = "announced" if announced else "happened"
    participants = find_participants(passage, clause, words)
    if not participants and name and name == meant.speakers[index]:
        participants = (name,)
    return Event(
        id=f"{document.id}-{passage.span.start}-{clause.first}",
        title=title,
        summary=passage.text,
        when=clue.when,
        where=find_where(passage, clause),
        participants=participants,
        evidence=(passage.span,),
        status=status,
        importance=clue.weight * weigh_subject(passage, clause, bool(name), words),
    )


def _stand_in(clue: Clue, index: int, meant: Meant, words: EventWords) -> str | None:
    """What takes the place of the subject of the passage at `index`: the person for "he", the full name for
    "the summit"."""
    parse, clause = clue.passage.parse, clue.clause
    subject = "".join(parse.tags[at] for at in clause.subject).strip("A|,")
    if subject == "p" and clause.verb.base in words.weather:
        return None  # "It rained" is not what the river did
    if subject == "p":
        return name_pronoun(clue.passage, clause, words) or meant.speakers[index]
    if subject.startswith("pC") and (speaker := meant.speakers[index]):
        return f"{speaker} {render(parse, bare_subject(parse, clause.subject)[1:])}"
    if subject == "DX" and (name := meant.occasions.get(parse.tokens[clause.subject[-1]].folded)):
        return name
    return name_owner(clue.passage, clause, words)


def _title(clue: Clue, name: str | None, words: EventWords) -> str | None:
    """The headline; `name` takes the place of a subject that names nobody."""
    parse, clause = clue.passage.parse, clue.clause
    if clause.verb.kind == "report" and (quote := make_quote_headline(parse, clause, words, name)):
        return quote
    title = make_headline(parse, clause, words, name) or (name and make_headline(parse, clause, words))
    # "The ministry said" tells nothing.
    bare = f" {parse.tokens[clause.verb.head].text}"
    empty = clause.verb.kind == "report" and title and title.endswith(bare)
    return None if empty else title
