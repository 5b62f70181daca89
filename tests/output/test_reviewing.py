"""How doubtful an event is, and in which order a review lists them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections.days import read_when
from dateline.tables import Problems, load_table
from geo.model import Place, Placement
from output.assets import load_table as load_words
from output.model import Edits, Explainer
from output.reviewing.doubts import find_doubts, is_doubtful, weigh
from output.reviewing.listing import choose_lines, list_events, write_days
from output.reviewing.model import Review
from timeline.model import (
    DateBasis,
    DateInterval,
    Dispute,
    DisputeKind,
    Event,
    Precision,
    SourceDocument,
    Span,
    Timeline,
    Variant,
    When,
)

REASONS = load_words("reviewing/doubts.toml")["reasons"]
DOCUMENTS = {
    name: SourceDocument(
        name, "The port was closed.", f"{name}.txt", published=date(2025, 2, 1), published_basis="metadata"
    )
    for name in ("one", "two")
}
HERE, THERE = Span("one", 0, 20), Span("two", 0, 20)
BERGEN = Place("Bergen", 60.39, 5.32, "NOR", "city", None, "gazetteer")
PLACED = (Placement(BERGEN, "text", HERE),)
DAY = DateInterval(date(2025, 1, 31), date(2025, 1, 31))
SURE = Event(
    "sure", "The port closes", "The port was closed.", When(DAY, "day", "explicit"), (), (), (HERE, THERE)
)


def names_of(event: Event, placements: tuple[Placement, ...] = PLACED) -> list[str]:
    return [doubt.name for doubt in find_doubts(event, placements, DOCUMENTS)]


def test_nothing_is_doubtful_about_what_two_sources_write_out() -> None:
    assert names_of(SURE) == []
    assert weigh(()) == 0
    assert not is_doubtful(())


@pytest.mark.parametrize("basis", [each for each in get_args(DateBasis) if each != "explicit"])
def test_a_date_that_was_worked_out_is_a_doubt(basis: DateBasis) -> None:
    assert names_of(replace(SURE, when=When(DAY, "day", basis))) == [basis]


@pytest.mark.parametrize("precision", [each for each in get_args(Precision) if each != "day"])
def test_a_date_that_is_not_known_to_the_day_is_a_doubt(precision: Precision) -> None:
    assert names_of(replace(SURE, when=When(DAY, precision, "explicit"))) == [precision]


@pytest.mark.parametrize("about", get_args(DisputeKind))
def test_a_dispute_is_the_weightiest_doubt(about: DisputeKind) -> None:
    disputed = replace(SURE, disputes=(Dispute(about, (Variant("1", HERE), Variant("2", THERE))),))
    assert names_of(disputed, ()) == [f"disputed-{about}", "unplaced"]
    assert is_doubtful(find_doubts(disputed, PLACED, DOCUMENTS))


def test_places_are_doubtful_that_are_not_there_or_inferred_or_wide() -> None:
    assert names_of(SURE, ()) == ["unplaced"]
    assert names_of(SURE, (replace(PLACED[0], basis="document"),)) == ["inferred-place"]
    norway = replace(BERGEN, name="Norway", kind="country")
    assert names_of(SURE, (Placement(norway, "text", HERE),)) == ["wide-place"]


def test_one_source_and_an_announcement_are_doubts() -> None:
    assert names_of(replace(SURE, evidence=(HERE,))) == ["one-source"]
    assert names_of(replace(SURE, status="announced")) == ["announced"]


def test_a_date_counted_from_a_day_that_is_itself_inferred_is_doubted_twice() -> None:
    documents = {**DOCUMENTS, "one": replace(DOCUMENTS["one"], published_basis="filename")}
    relative = replace(SURE, when=When(DAY, "day", "relative"))
    assert {each.name for each in find_doubts(relative, PLACED, documents)} == {
        "relative",
        "unsure-publication",
    }
    assert find_doubts(SURE, PLACED, documents) == ()


def test_all_reasons_have_a_weight_and_words_and_none_is_idle() -> None:
    known = {
        *get_args(DateBasis),
        *get_args(Precision),
        *(f"disputed-{each}" for each in get_args(DisputeKind)),
    }
    known |= {"unplaced", "inferred-place", "wide-place", "announced", "one-source", "unsure-publication"}
    assert set(REASONS) == known - {"explicit", "day"}
    assert all(reason["weight"] > 0 and reason["words"] for reason in REASONS.values())


PLACEMENTS = st.sampled_from(((), PLACED, (replace(PLACED[0], basis="document"),)))


@given(st.sampled_from(get_args(DateBasis)), st.sampled_from(get_args(Precision)), PLACEMENTS, st.booleans())
def test_the_weight_is_the_sum_and_no_further_doubt_makes_it_less(
    basis: DateBasis, precision: Precision, placements: tuple[Placement, ...], alone: bool
) -> None:
    event = replace(SURE, when=When(DAY, precision, basis), evidence=(HERE,) if alone else (HERE, THERE))
    doubts = find_doubts(event, placements, DOCUMENTS)
    weights = [each.weight for each in doubts]
    assert weigh(doubts) == sum(weights)
    assert weights == sorted(weights, reverse=True)
    disputed = replace(event, disputes=(Dispute("date", (Variant("1", HERE), Variant("2", THERE))),))
    assert weigh(find_doubts(disputed, placements, DOCUMENTS)) > weigh(doubts)


def tell(*events: Event, hidden: frozenset[str] = frozenset()) -> Explainer:
    placements = {event.id: PLACED for event in events}
    timeline = Timeline(events)
    return Explainer(
        "Ports", "en", tuple(DOCUMENTS.values()), timeline, frozenset(), placements, (), (), (), (),
        edits=Edits(hidden=hidden),
    )  # fmt: skip


def test_the_list_runs_from_doubtful_to_accepted_and_hidden_events_have_one_of_their_own() -> None:
    vague = replace(SURE, id="vague", when=When(DAY, "year", "inherited"), evidence=(HERE,))
    vaguer = replace(vague, id="vaguer", status="announced")
    seen, gone = replace(vaguer, id="seen"), replace(SURE, id="gone")
    found = tell(SURE, seen, vague, vaguer, gone)
    edited = tell(SURE, seen, vague, vaguer, hidden=frozenset({"gone"}))
    listing = list_events(Review(found, edited, "corrections.yaml", accepted=frozenset({"seen"})))
    told = [(each.line.event.id, each.state) for each in listing.lines]
    assert told == [
        ("vaguer", "doubtful"),
        ("vague", "doubtful"),
        ("sure", "settled"),
        ("seen", "accepted"),
        ("gone", "hidden"),
    ]
    assert (listing.left, listing.total) == (2, 4)
    assert [each.line.event.id for each in choose_lines(listing, "hidden")] == ["gone"]
    assert len(choose_lines(listing, "all")) == 4


@given(
    st.dates(date(1200, 1, 1), date(2900, 1, 1)), st.integers(0, 800), st.sampled_from(get_args(Precision))
)
def test_days_are_written_as_a_corrections_file_reads_them(
    day: date, length: int, precision: Precision
) -> None:
    last = date.fromordinal(day.toordinal() + length)
    when = When(DateInterval(day, last), precision, "explicit")
    problems = Problems()
    read = read_when(load_table(f"date: {write_days(when)}", problems), "date")
    assert read is not None
    assert read.interval == when.interval
    assert problems.found == ()


@pytest.mark.parametrize(
    ("first", "last", "precision", "written"),
    [
        ("2025-02-11", "2025-02-11", "day", "2025-02-11"),
        ("2025-02-10", "2025-02-11", "day", "2025-02-10/2025-02-11"),
        ("2025-02-01", "2025-02-28", "month", "2025-02"),
        ("2025-01-01", "2025-02-28", "month", "2025-01/2025-02"),
        ("2025-01-01", "2025-12-31", "year", "2025"),
        ("2025-01-01", "2025-03-31", "quarter", "2025-01-01/2025-03-31"),
    ],
)
def test_days_are_written_as_finely_as_they_are_known(
    first: str, last: str, precision: Precision, written: str
) -> None:
    interval = DateInterval(date.fromisoformat(first), date.fromisoformat(last))
    assert write_days(When(interval, precision, "explicit")) == written
