"""data/positions.csv: a country's answer to a question a row."""

from __future__ import annotations

from geo.countries import country_name
from output.data.quotes import describe_edit, documents_by_id, name_source, quote_of
from output.data.tables import Cell, write_table
from output.model import Artifact, Explainer, Theme

HEADING = (
    "question", "question_title", "country", "country_name", "stance", "stance_label", "contested", "as_of",
    "sources", "quote", "document", "source", "url", "edited",
)  # fmt: skip


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The positions; quote and source are the first of each."""
    documents = documents_by_id(explainer)
    titles = {question.id: question.title for question in explainer.questions}
    labels = {
        (question.id, choice.id): choice.label
        for question in explainer.questions
        for choice in question.choices
    }
    rows: list[list[Cell]] = []
    for stance in explainer.stances:
        told_by = documents[stance.evidence[0].document]
        rows.append(
            [
                stance.question,
                titles.get(stance.question),
                stance.country,
                country_name(stance.country, explainer.language),
                stance.stance,
                labels.get((stance.question, stance.stance), stance.stance),
                "yes" if stance.contested else "no",
                stance.as_of.isoformat() if stance.as_of else None,
                len({span.document for span in stance.evidence}),
                quote_of(stance.evidence[0], documents),
                told_by.id,
                name_source(told_by),
                told_by.url,
                describe_edit(explainer.edits.stances.get((stance.question, stance.country))),
            ]
        )
    return Artifact("data/positions.csv", write_table(HEADING, rows))
