"""data/datawrapper-positions-QUESTION.csv: who answered what, ready to be a choropleth of Datawrapper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.countries import country_name
from geo.model import Question, Stance
from output.data.quotes import one_line
from output.data.tables import Cell, write_table
from output.model import Artifact, Explainer, Theme
from output.outline import Outline, outline_explainer
from output.passages import quote_spans
from output.pieces import name_for_files
from output.question_words import put_question
from output.wording import say

HEADING = ("ISO3", "country", "stance", "as_of", "quote", "source", "url")


def render_tables(explainer: Explainer, theme: Theme) -> Iterator[Artifact]:
    """A table for each question that a country answers."""
    outline = outline_explainer(explainer)
    for question in list_answered(outline):
        yield Artifact(table_path(question), write_table(HEADING, list_rows(question, outline)))


def list_answered(outline: Outline) -> Iterator[Question]:
    """The questions that a country answers, in the words of the page."""
    answered = {stance.question for stance in outline.explainer.stances}
    for question in outline.explainer.questions:
        if question.id in answered:
            yield put_question(question, outline.wording)


def table_path(question: Question) -> str:
    """Where the table of a question lies in the site."""
    return f"data/datawrapper-positions-{name_for_files(question.id)}.csv"


def list_rows(question: Question, outline: Outline) -> list[list[Cell]]:
    """A row for each country that is named, by code: a map takes a code once."""
    by_country: dict[str, list[Stance]] = {}
    for stance in outline.explainer.stances:
        if stance.question == question.id:
            by_country.setdefault(stance.country, []).append(stance)
    labels = {choice.id: choice.label for choice in question.choices}
    return [_make_row(by_country[code], labels, outline) for code in sorted(by_country)]


def _make_row(stances: Sequence[Stance], labels: dict[str, str], outline: Outline) -> list[Cell]:
    told = stances[0]
    contested = told.contested or len({stance.stance for stance in stances}) > 1
    label = labels.get(told.stance, told.stance)
    passages = quote_spans((span for stance in stances for span in stance.evidence), outline.library)
    passage = passages[0] if passages else None
    return [
        told.country,
        country_name(told.country, outline.wording.tag),
        say(outline.wording, "choropleth.contested") if contested else one_line(label),
        told.as_of.isoformat() if told.as_of else None,
        one_line(passage.quote) if passage else None,
        one_line(passage.source.name) if passage else None,
        passage.source.url if passage else None,
    ]
