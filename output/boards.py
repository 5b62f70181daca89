"""Who stood where: each question with its countries by stance, and how many were counted and not named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from geo.countries import country_name
from geo.model import Count, Question, StanceChoice
from output.batches import BatchPlan, CountryPlan, Plan, plan_boards, sort_key
from output.edit_lines import EditLine, describe_edit
from output.outline import Outline
from output.passages import Passage, quote_words
from output.question_words import put_question
from output.quoted import Quoted, quote_chosen
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


def set_boards(outline: Outline, palette: Palette, plan: Plan | None = None) -> tuple[Board, ...]:
    """A board for each question that somebody has answered; `plan` is what is quoted, if that is known."""
    plan = plan or plan_boards(outline.explainer, outline.library.documents)
    questions = (put_question(question, outline.wording) for question in outline.explainer.questions)
    boards = (set_board(question, outline, palette, plan) for question in questions)
    return tuple(board for board in boards if board.groups)


def set_board(question: Question, outline: Outline, palette: Palette, plan: Plan) -> Board:
    """The board of one question."""
    stances = [stance for stance in outline.explainer.stances if stance.question == question.id]
    counts = [count for count in outline.explainer.counts if count.question == question.id]
    known = {choice.id for choice in question.choices}
    extra = sorted({stance.stance for stance in stances} - known)
    choices = (*question.choices, *(StanceChoice(name, name) for name in extra))
    roles = colour_stances(tuple(choice.id for choice in choices), palette)
    labels = {choice.id: choice.label for choice in choices}
    groups = (
        gather_group(
            choice,
            roles[choice.id],
            [make_batch(each, labels, outline) for each in plan.batches.get((question.id, choice.id), ())],
            [count for count in counts if count.stance == choice.id],
            plan,
            outline,
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
    batches: Sequence[Batch],
    counts: Sequence[Count],
    plan: Plan,
    outline: Outline,
) -> StanceGroup:
    """The countries of one answer, by name, and the numbers that sources give for it."""
    wording, page = outline.wording, outline.explainer.language
    lines = (line for batch in batches for line in batch.countries)
    countries = tuple(sorted(lines, key=lambda line: sort_key(line.code, page)))
    settled = settle_count(counts)
    unnamed = max(0, settled.count - len(countries)) if settled else 0
    what = "unnamed-signed" if choice.id == "signed" else "unnamed"
    return StanceGroup(
        id=choice.id,
        label=choice.label,
        role=role,
        countries=countries,
        batches=tuple(batches),
        total=write_count(settled, wording) if settled else write_number(len(countries), wording),
        unnamed=unnamed,
        unnamed_words=write_unnamed(unnamed, settled, what, wording) if settled and unnamed else "",
        tiles=settled.count if settled and len(countries) <= settled.count <= MOST_TILES else 0,
        counts=tuple(list_counts(counts, plan, outline)),
    )


def make_batch(batch: BatchPlan, labels: Mapping[str, str], outline: Outline) -> Batch:
    """The countries that one passage tells of together, in words."""
    library = outline.library
    lines = tuple(describe_country(country, labels, outline) for country in batch.countries)
    since = {line.as_of for line in lines}
    return Batch(
        lines,
        quote_words(batch.words, library) if batch.words else None,
        quote_chosen(batch.also, library),
        since.pop() if len(since) == 1 else "",
    )


def describe_country(country: CountryPlan, labels: Mapping[str, str], outline: Outline) -> CountryLine:
    """One country in words."""
    wording, library, stance = outline.wording, outline.library, country.stance
    return CountryLine(
        code=stance.country,
        name=country_name(stance.country, wording.tag),
        contested=stance.contested,
        as_of=say(wording, "choropleth.as-of", date=write_day(stance.as_of, wording)) if stance.as_of else "",
        passages=tuple(quote_words(words, library) for words in country.words),
        earlier=tuple(
            (
                say(wording, "choropleth.earlier", stance=labels.get(past.stance, past.stance)),
                quote_chosen(chosen, library),
            )
            for past, chosen in zip(stance.history, country.earlier, strict=True)
        ),
        edit=describe_edit(outline.explainer.edits.stances.get((stance.question, stance.country)), wording),
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


def list_counts(counts: Iterable[Count], plan: Plan, outline: Outline) -> Iterator[CountLine]:
    """Each number once, exact ones first, the largest first, with the passages that give it."""
    ordered = sorted(counts, key=lambda count: (count.approximate, -count.count, count.evidence))
    for (_, _), same in groupby(ordered, key=lambda count: (count.approximate, count.count)):
        group = list(same)
        chosen = plan.choose(span for count in group for span in count.evidence)
        yield CountLine(write_count(group[0], outline.wording), quote_chosen(chosen, outline.library))


def write_named(boards: tuple[Board, ...], wording: Wording) -> str:
    """ "7 of 61 signatories named": the first answer of the first question that somebody counted."""
    for board in boards:
        for group in board.groups:
            if group.unnamed:
                key = "page.named-signed" if group.id == "signed" else "page.named"
                named = write_number(len(group.countries), wording)
                return say(wording, key, named=named, count=group.total, label=group.label)
    return ""
