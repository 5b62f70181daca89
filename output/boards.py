"""Who stood where: each question with its countries by stance, and how many were counted and not named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import combining, normalize

from geo.countries import country_name
from geo.model import Count, Question, Stance, StanceChoice
from output.batches import plan_batches
from output.edit_lines import EditLine, describe_edit
from output.outline import Outline
from output.passages import Passage, Words, list_words, quote_words
from output.question_words import put_question
from output.quoted import Quoted, choose_words, quote_chosen, quote_some, share_former, share_passages
from output.theme import Palette, colour_stances
from output.wording import Wording, count_of, say, write_day, write_number

MOST_TILES = 250


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country's answer."""

    code: str
    name: str
    contested: bool
    as_of: str
    passages: tuple[Passage, ...]
    """Those that are quoted."""
    earlier: tuple[tuple[str, Quoted], ...]
    """Answers it gave before, in words."""
    edit: EditLine | None = None


@dataclass(frozen=True, slots=True)
class CountLine:
    """One number and everybody who gives it ("around 60")."""

    words: str
    quoted: Quoted


@dataclass(frozen=True, slots=True)
class Batch:
    """Countries that one passage tells of together, and what else is told of them."""

    countries: tuple[CountryLine, ...]
    passage: Passage | None
    also: Quoted
    as_of: str
    """Since when, where that is the same for all."""


@dataclass(frozen=True, slots=True)
class StanceGroup:
    """The countries that gave one answer."""

    id: str
    label: str
    role: str
    """The colour it takes."""
    countries: tuple[CountryLine, ...]
    batches: tuple[Batch, ...]
    """The same countries, by the passages that tell of them."""
    total: str
    """How many there are by the settled count, in words; how many are named when nobody counts."""
    unnamed: int
    """How many of those counted are not named; 0 when nobody counts."""
    unnamed_words: str
    tiles: int
    """How many squares show the count, named or not; 0 when there is no count or it is beyond drawing."""
    counts: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One question and its answers."""

    question: Question
    groups: tuple[StanceGroup, ...]
    """Groups without a country and without a count are left out."""
    contested: bool
    """Some country stands in the colour of disagreement."""
    leaves_out: bool
    """Some answer has more passages than are quoted."""


def set_boards(outline: Outline, palette: Palette, whole: bool = False) -> tuple[Board, ...]:
    """A board for each question that somebody has answered, with the most useful passages, or as a `whole`
    with all."""
    most = None if whole else share_passages(list_sizes(outline.explainer.stances))
    questions = (put_question(question, outline.wording) for question in outline.explainer.questions)
    boards = (set_board(question, outline, palette, most) for question in questions)
    return tuple(board for board in boards if board.groups)


def list_sizes(stances: Iterable[Stance]) -> list[int]:
    """How many passages there are for each answer, former ones too."""
    return [
        size
        for stance in stances
        for size in (len(stance.evidence), *(len(past.evidence) for past in stance.history))
    ]


def set_board(question: Question, outline: Outline, palette: Palette, most: int | None) -> Board:
    """The board of one question."""
    stances = [stance for stance in outline.explainer.stances if stance.question == question.id]
    counts = [count for count in outline.explainer.counts if count.question == question.id]
    known = {choice.id for choice in question.choices}
    extra = sorted({stance.stance for stance in stances} - known)
    choices = (*question.choices, *(StanceChoice(name, name) for name in extra))
    roles = colour_stances(tuple(choice.id for choice in choices), palette)
    groups = (
        gather_group(
            choice,
            roles[choice.id],
            [stance for stance in stances if stance.stance == choice.id],
            [count for count in counts if count.stance == choice.id],
            {choice.id: choice.label for choice in choices},
            outline,
            most,
        )
        for choice in choices
    )
    filled = tuple(group for group in groups if group.countries or group.counts)
    codes = [country.code for group in filled for country in group.countries]
    unsure = len(set(codes)) < len(codes) or any(stance.contested for stance in stances)
    return Board(question, filled, unsure, any(map(leaves_out, filled)))


def leaves_out(group: StanceGroup) -> bool:
    """Whether there are passages of this answer that are not quoted."""
    former = (quoted for line in group.countries for _, quoted in line.earlier)
    quoted = (*(batch.also for batch in group.batches), *(line.quoted for line in group.counts), *former)
    return any(each.left for each in quoted)


def gather_group(
    choice: StanceChoice,
    role: str,
    stances: list[Stance],
    counts: list[Count],
    labels: dict[str, str],
    outline: Outline,
    most: int | None,
) -> StanceGroup:
    """The countries of one answer, by name, and the numbers that sources give for it."""
    wording = outline.wording
    ordered = sorted(stances, key=lambda stance: sort_key(stance.country, outline))
    batches = tuple(make_batches(ordered, labels, outline, most))
    lines = (line for batch in batches for line in batch.countries)
    countries = tuple(sorted(lines, key=lambda line: sort_key(line.code, outline)))
    settled = settle_count(counts)
    unnamed = max(0, settled.count - len(countries)) if settled else 0
    what = "unnamed-signed" if choice.id == "signed" else "unnamed"
    return StanceGroup(
        id=choice.id,
        label=choice.label,
        role=role,
        countries=countries,
        batches=batches,
        total=write_count(settled, wording) if settled else write_number(len(countries), wording),
        unnamed=unnamed,
        unnamed_words=write_unnamed(unnamed, settled, what, wording) if settled and unnamed else "",
        tiles=settled.count if settled and len(countries) <= settled.count <= MOST_TILES else 0,
        counts=tuple(list_counts(counts, outline, most)),
    )


def sort_key(code: str, outline: Outline) -> tuple[str, str]:
    """Countries stand by their names in the page's language, accents apart ("Österreich" before "Polen").

    A chart that is asked for in another language keeps that order, and static/translate.js sorts the names.
    """
    name = normalize("NFKD", country_name(code, outline.explainer.language)).casefold()
    return "".join(char for char in name if not combining(char)), code


def make_batches(
    stances: Sequence[Stance], labels: dict[str, str], outline: Outline, most: int | None
) -> Iterator[Batch]:
    """The countries batch by batch: the passage that tells of most of those left comes first."""
    library, edits = outline.library, outline.explainer.edits.documents
    told = [list_words(stance.evidence, library) for stance in stances]
    for numbers, first in plan_batches(told):
        chosen = choose_words([told[at] for at in numbers], library, edits, most, first)
        lines = tuple(
            describe_country(
                stances[at], [words for words in told[at] if words in chosen], labels, outline, most
            )
            for at in numbers
        )
        others = dict.fromkeys(words for at in numbers for words in told[at] if words != first)
        since = {line.as_of for line in lines}
        yield Batch(
            lines,
            quote_words(first, library) if first else None,
            quote_chosen(tuple(others), chosen, library),
            since.pop() if len(since) == 1 else "",
        )


def describe_country(
    stance: Stance, told: Iterable[Words], labels: dict[str, str], outline: Outline, most: int | None
) -> CountryLine:
    """One country in words; `told` is what is quoted of it."""
    wording, library, edits = outline.wording, outline.library, outline.explainer.edits
    # Where sources contradict one another, what they say against the answer counts as much as what is for it.
    share = most if stance.contested else share_former(most)
    return CountryLine(
        code=stance.country,
        name=country_name(stance.country, wording.tag),
        contested=stance.contested,
        as_of=say(wording, "choropleth.as-of", date=write_day(stance.as_of, wording)) if stance.as_of else "",
        passages=tuple(quote_words(words, library) for words in told),
        earlier=tuple(
            (
                say(wording, "choropleth.earlier", stance=labels.get(past.stance, past.stance)),
                quote_some(past.evidence, library, edits.documents, share),
            )
            for past in stance.history
        ),
        edit=describe_edit(edits.stances.get((stance.question, stance.country)), wording),
    )


def settle_count(counts: Iterable[Count]) -> Count | None:
    """The number to reckon with: an exact one before an approximate one, then the one told most often."""
    ranked = sorted(
        counts, key=lambda count: (count.approximate, -len(count.evidence), -count.count, count.evidence)
    )
    return ranked[0] if ranked else None


def write_unnamed(unnamed: int, settled: Count, what: str, wording: Wording) -> str:
    """ "54 more signatories are not named in these sources.", "Around 53 more ..."."""
    number = write_number(unnamed, wording)
    around = say(wording, "choropleth.around", n=number) if settled.approximate else number
    return count_of(wording, what, unnamed, around)


def write_count(count: Count, wording: Wording) -> str:
    """ "61" or "around 60"."""
    number = write_number(count.count, wording)
    return say(wording, "choropleth.about", count=number) if count.approximate else number


def list_counts(counts: Iterable[Count], outline: Outline, most: int | None) -> Iterable[CountLine]:
    """Each number once, exact ones first, the largest first, with the passages that give it."""
    ordered = sorted(counts, key=lambda count: (count.approximate, -count.count, count.evidence))
    for (_, _), same in groupby(ordered, key=lambda count: (count.approximate, count.count)):
        group = list(same)
        spans = (span for count in group for span in count.evidence)
        quoted = quote_some(spans, outline.library, outline.explainer.edits.documents, most)
        yield CountLine(write_count(group[0], outline.wording), quoted)


def write_named(boards: tuple[Board, ...], wording: Wording) -> str:
    """ "7 of 61 signatories named": the first answer of the first question that somebody counted."""
    for board in boards:
        for group in board.groups:
            if group.unnamed:
                key = "page.named-signed" if group.id == "signed" else "page.named"
                named = write_number(len(group.countries), wording)
                return say(wording, key, named=named, count=group.total, label=group.label)
    return ""
