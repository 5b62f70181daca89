"""A story of few events and answers that very many sources tell, each in three sentences of our own."""

from __future__ import annotations

from datetime import date, timedelta

from geo.model import Count, PastStance, Question, Stance, StanceChoice
from output.model import Edit, Edits, Explainer
from timeline.model import DateInterval, Event, SourceDocument, Span, Timeline, When

FLOOD = "On 3 May 2021 the river took the old bridge of Nantes."
SIGNED = "France signed the bridge pact on Monday."
REFUSED = "France refuses to sign the bridge pact, said a minister."
LINES = (FLOOD, SIGNED, REFUSED)
PUBLISHERS = 25
ADDED = "zz-editor"
"""The source that an editor added, the last one of all by its id."""


def make_crowded(sources: int, contested: bool = False) -> Explainer:
    """So many sources, and one more that an editor added, which all tell one event, that France signed a
    pact, that it did not want to before, and that 12 countries signed."""
    documents = tuple(write_article(number) for number in range(sources))
    added = SourceDocument(ADDED, "\n".join(LINES), "corrections.yaml", publisher="The desk")
    documents = (*documents, added)
    told, signed, refused = (
        tuple(span_of(document, line) for document in documents) for line in (FLOOD, SIGNED, REFUSED)
    )
    question = Question(
        "pact",
        "Who signed the bridge pact?",
        "signatories",
        ("pact",),
        (StanceChoice("signed", "Signed"), StanceChoice("declined", "Declined")),
    )
    day = date(2021, 5, 3)
    when = When(DateInterval(day, day), "day", "explicit")
    former = PastStance("declined", day, refused)
    return Explainer(
        title="The bridge of Nantes",
        language="en",
        documents=documents,
        timeline=Timeline((Event("flood", FLOOD, FLOOD, when, (), (), told),)),
        shown=frozenset({"flood"}),
        placements={},
        questions=(question,),
        stances=(Stance("pact", "FRA", "signed", contested, day, signed, (former,)),),
        counts=(Count("pact", "signed", 12, False, signed),),
        skipped=(),
        edits=Edits(documents={ADDED: Edit(("added",))}),
    )


def write_article(number: int) -> SourceDocument:
    """One source; the later its number, the earlier its day."""
    return SourceDocument(
        id=f"article-{number:05}",
        text="\n".join(LINES),
        source=f"articles/{number:05}.txt",
        title=f"Article {number}",
        publisher=f"Paper {number % PUBLISHERS}",
        url=f"https://example.org/{number}",
        published=date(2021, 12, 31) - timedelta(days=number // 3),
    )


def span_of(document: SourceDocument, line: str) -> Span:
    """Where a line stands."""
    start = document.text.index(line)
    return Span(document.id, start, start + len(line))
