"""Events keep their ids through refreshes: articles come and go, are corrected, and retell what happened."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.keeping import FormerEvent, Kept, Telling, keep_ids
from timeline.languages import load_language
from timeline.merging import merge_events
from timeline.model import Reading, SourceDocument, Timeline
from timeline.reading import read_document

STRIKE = "Dockers in Rotterdam went on strike on 4 March 2025 over the new crane contracts."
AGAIN = "On 4 March 2025 the dockers of Rotterdam went on strike over new contracts for cranes."
TALKS = "Mayor Anna Visser met the union leaders on 6 March 2025 in the town hall."
FIRE = "A fire destroyed two warehouses in the Waalhaven harbour on 9 March 2025."
DEAL = "The union and the port signed a pay deal on 12 March 2025."
MOVED = "A fire destroyed two warehouses in the Waalhaven harbour on 8 March 2025."

Story = dict[str, str]


def document(name: str, text: str) -> SourceDocument:
    return SourceDocument(name, text, f"{name}.txt", language="en", published=date(2025, 3, 20))


@cache
def read_one(name: str, text: str) -> Reading:
    return read_document(document(name, text), {}, load_language("en"))


def read(story: Story) -> tuple[Timeline, list[SourceDocument]]:
    readings = [read_one(name, text) for name, text in sorted(story.items())]
    return merge_events(readings), [each.document for each in readings]


def former_of(timeline: Timeline, documents: list[SourceDocument]) -> list[FormerEvent]:
    texts = {each.id: each.text for each in documents}
    return [
        FormerEvent(
            event.id,
            event.title,
            event.when.interval.first,
            tuple(
                Telling(span.document, texts[span.document][span.start : span.end]) for span in event.evidence
            ),
        )
        for event in timeline.events
    ]


def refresh(before: Story, after: Story) -> tuple[Timeline, Kept]:
    old, documents = read(before)
    new, now = read(after)
    return old, keep_ids(new, now, former_of(old, documents))


def id_of(timeline: Timeline, word: str) -> str:
    (found,) = [event.id for event in timeline.events if word in event.summary]
    return found


def test_nothing_changes_where_there_was_nothing() -> None:
    timeline, documents = read({"a": STRIKE})
    assert keep_ids(timeline, documents, ()) == Kept(timeline, {})


@pytest.mark.parametrize(
    ("after", "word"),
    [
        ({"a": STRIKE, "b": AGAIN}, "Dockers"),
        ({"a": f"{TALKS}\n{STRIKE}"}, "Dockers"),
        ({"a": STRIKE.replace("crane contracts", "crane contracts, police said")}, "Dockers"),
        ({"renamed": STRIKE}, "Dockers"),
        ({"a": STRIKE.replace("4 March", "3 March")}, "Dockers"),
    ],
    ids=["told again", "told later in the text", "worded otherwise", "file renamed", "date corrected"],
)
def test_an_event_that_is_still_told_keeps_its_id(after: Story, word: str) -> None:
    old, kept = refresh({"a": STRIKE}, after)
    assert id_of(kept.timeline, word) == id_of(old, "Dockers")
    assert kept.successors == {}


def test_one_that_is_told_no_more_leads_nowhere() -> None:
    old, kept = refresh({"a": STRIKE, "b": FIRE}, {"a": STRIKE})
    assert kept.successors == {id_of(old, "fire"): None}


def test_one_that_became_part_of_another_leads_to_it() -> None:
    timeline, documents = read({"a": STRIKE, "b": AGAIN})
    (event,) = timeline.events
    apart = [
        FormerEvent("one", "Strike", date(2025, 3, 4), (Telling("a", STRIKE),)),
        FormerEvent(event.id, event.title, date(2025, 3, 4), (Telling("b", AGAIN),)),
    ]
    kept = keep_ids(timeline, documents, apart)
    assert [each.id for each in kept.timeline.events] == [event.id]
    assert kept.successors == {"one": event.id}


def test_one_that_comes_back_has_its_old_id_again() -> None:
    timeline, now = read({"a": MOVED})
    gone = FormerEvent("2025-03-09-harbour-fire", "Fire", date(2025, 3, 9), (Telling("a", FIRE),))
    assert [each.id for each in keep_ids(timeline, now, [gone]).timeline.events] == [gone.id]


def test_an_id_is_never_given_to_another_event() -> None:
    timeline, documents = read({"a": STRIKE})
    (event,) = timeline.events
    other = FormerEvent(event.id, "Something else", date(2001, 1, 1), (Telling("z", "Bees swarmed."),))
    kept = keep_ids(timeline, documents, [other])
    assert [each.id for each in kept.timeline.events] == [f"{event.id}-2"]
    assert kept.successors == {event.id: None}


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_over_twenty_refreshes_no_id_is_lost_or_given_twice(seed: int) -> None:
    random, sentences = Random(seed), (STRIKE, AGAIN, TALKS, FIRE, DEAL, MOVED)
    story: Story = {"a": STRIKE}
    known: dict[str, FormerEvent] = {}
    for _ in range(20):
        name = random.choice("abcd")
        if random.random() < 0.3 and len(story) > 1:
            story.pop(name, None)
        else:
            story[name] = "\n".join(random.sample(sentences, random.randint(1, 3)))
        timeline, documents = read(story)
        kept = keep_ids(timeline, documents, tuple(known.values()))
        ids = [event.id for event in kept.timeline.events]
        assert len(ids) == len(set(ids))
        assert set(known) == (set(ids) & set(known)) | set(kept.successors)
        assert all(into is None or into in ids for into in kept.successors.values())
        assert [event.evidence for event in kept.timeline.events if event.part_of not in (None, *ids)] == []
        again = {each.id: each for each in former_of(kept.timeline, documents)}
        assert keep_ids(timeline, documents, (*again.values(),)).timeline == kept.timeline
        known |= again
