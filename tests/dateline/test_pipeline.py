from __future__ import annotations

from datetime import date

import pytest

from dateline.config import Config, DateOrder
from dateline.pipeline import build_explainer
from geo.own_places import OwnPlace
from output.model import Explainer
from timeline.model import SourceDocument

QUAY = OwnPlace(("Quay House",), 51.5, -0.1, "GBR")


def explain(text: str, config: Config | None = None, published: date | None = None) -> Explainer:
    return build_explainer(config or Config(), (SourceDocument("a", text, "a.txt", published=published),), ())


@pytest.mark.parametrize(("order", "day"), [("DMY", date(2024, 4, 3)), ("MDY", date(2024, 3, 4))])
def test_the_editor_says_in_which_order_days_and_months_stand(order: DateOrder, day: date) -> None:
    explainer = explain("Norway signed the treaty in Oslo on 3/4/2024.", Config(date_order=order))
    assert [event.when.interval.first for event in explainer.timeline.events] == [day]


def test_the_reference_day_dates_what_carries_no_date() -> None:
    text = "Norway signed the treaty in Oslo on Monday."
    explainer = explain(text, Config(reference=date(2024, 3, 13)))
    assert explainer.documents[0].published_basis == "config"
    assert [event.when.interval.first for event in explainer.timeline.events] == [date(2024, 3, 11)]
    assert explain(text).timeline.events == ()


def test_a_place_of_the_editors_is_on_the_map() -> None:
    explainer = explain("Ministers met at Quay House on 3 April 2024.", Config(places=(QUAY,)))
    (placements,) = explainer.placements.values()
    assert placements[0].place.name == "Quay House"


def test_only_events_between_the_first_and_the_last_day_are_shown() -> None:
    text = "Norway signed the treaty on 3 April 2024. Iceland signed it in Oslo on 5 June 2024."
    explainer = explain(text, Config(first=date(2024, 5, 1)))
    assert len(explainer.timeline.events) == 2
    assert [
        event.when.interval.first for event in explainer.timeline.events if event.id in explainer.shown
    ] == [date(2024, 6, 5)]


def test_every_claim_leads_back_to_words_of_a_document() -> None:
    explainer = explain(
        "On 3 April 2024 Norway and Iceland signed the fish treaty in Oslo. Japan refused to sign."
    )
    text = explainer.documents[0].text
    spans = [span for event in explainer.timeline.events for span in event.evidence]
    spans += [span for stance in explainer.stances for span in stance.evidence]
    assert spans
    assert all(span.document == "a" and text[span.start : span.end].strip() for span in spans)
