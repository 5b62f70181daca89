"""Works done once are remembered, and what is remembered is what would be done."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.choices import choose_language
from dateline.engines.processes import Processes
from dateline.plain_data import do_on_bytes, result_from_bytes, to_bytes
from dateline.remembering import Remembering
from dateline.shelf import Recent
from dateline.spreading import Spreading
from dateline.steps import PlaceMentions, ReadDocument
from geo.gazetteer import load_gazetteer
from geo.placing import Placeable, place_mentions
from geo.stances import find_positions
from output import Theme, render_site
from tests.browser.busy_story import make_busy_explainer
from timeline.model import Reading, SourceDocument
from timeline.reading import read_document
from timeline.works import Parted, Work, one_by_one

ARTICLES = tuple(
    SourceDocument(f"a{number}", text, f"a{number}.txt", language="en", published=date(2025, 3, 9))
    for number, text in enumerate(
        (
            "Chile, Peru and Kenya signed the Lima Declaration on Clean Rivers on Monday. Norway did not.",
            "Norway's prime minister, Kari Dahl, met farmers in Bergen on 4 March 2025.",
            "The Lima Declaration on Clean Rivers was signed by Ghana and Fiji in Lima on 3 March 2025.",
            "",
        )
    )
)


class Counting:
    """An engine that does everything here and counts it."""

    at_once = 100

    def __init__(self) -> None:
        self.done = 0
        self.parts: list[tuple[int, ...]] = []

    def run(self, work: Work[Any, Any], items: Sequence[bytes]) -> Iterator[bytes]:  # Any: see Engine
        """As every engine."""
        for item in items:
            self.done += 1
            if isinstance(work, Multiply):
                self.parts.append(msgspec.msgpack.decode(item, type=Parted[int, int]).parts)
            yield do_on_bytes(work, item)


@dataclass(frozen=True, slots=True)
class Double:
    """Twice the number; `more` is added."""

    label: ClassVar[str] = "Doubling"
    more: int = 0

    def __call__(self, number: int) -> int:
        return 2 * number + self.more


@dataclass(frozen=True, slots=True)
class Multiply:
    """The whole times each part."""

    label: ClassVar[str] = "Multiplying"

    def __call__(self, asked: Parted[int, int]) -> tuple[int, ...]:
        return tuple(asked.whole * part for part in asked.parts)


@dataclass(frozen=True, slots=True)
class Count:
    """Takes some hundredths of a second, and dies of 13 in another process than the `parent`."""

    label: ClassVar[str] = "Counting"
    parent: int

    def __call__(self, number: int) -> int:
        if number == 13 and os.getpid() != self.parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return sum(range(number, number + 1_000_000))


def test_what_was_done_is_not_done_again() -> None:
    engine, results = Counting(), dict[bytes, bytes]()
    assert list(Remembering(engine, results, b"1")(Double(), [1, 2, 2, 3])) == [2, 4, 4, 6]
    assert engine.done == 3
    assert list(Remembering(engine, results, b"1")(Double(), [3, 4])) == [6, 8]
    assert engine.done == 4


def test_of_an_item_in_parts_only_the_new_parts_are_done() -> None:
    engine, results = Counting(), dict[bytes, bytes]()
    first, more = Parted(3, (10, 20)), [Parted(3, (30, 20, 10)), Parted(4, ()), Parted(4, (20,))]
    assert list(Remembering(engine, results, b"1")(Multiply(), [first])) == [(30, 60)]
    assert list(Remembering(engine, results, b"1")(Multiply(), more)) == [(90, 60, 30), (), (80,)]
    assert engine.parts == [(10, 20), (30,), (20,)]


@pytest.mark.parametrize(("work", "program"), [(Double(1), b"1"), (Double(), b"2")])
def test_another_work_and_another_program_remember_nothing(work: Double, program: bytes) -> None:
    engine, results = Counting(), dict[bytes, bytes]()
    Remembering(engine, results, b"1")(Double(), [1])
    assert list(Remembering(engine, results, program)(work, [1])) == [work(1)]
    assert engine.done == 2


@given(st.binary(max_size=40))
def test_what_is_kept_and_cannot_be_read_is_done_again(damage: bytes) -> None:
    engine, results = Counting(), dict[bytes, bytes]()
    Remembering(engine, results, b"1")(Double(), [21])
    assert list(Remembering(engine, dict.fromkeys(results, damage), b"1")(Double(), [21])) == [42]


def test_it_tells_which_results_it_has_given() -> None:
    results = dict[bytes, bytes]()
    Remembering(Counting(), results, b"1")(Double(), [1, 2])
    later = Remembering(Counting(), results, b"1")
    later(Double(), [2, 3])
    assert len(results) == 3
    assert len(later.used & results.keys()) == 2


def test_in_one_process_what_was_given_is_given_again_without_being_read() -> None:
    engine, recent = Counting(), Recent()
    first = Remembering(engine, {}, b"1", recent)
    assert list(first(Double(), [1, 2, 3])) == [2, 4, 6]
    recent.keep_only(first.used)
    assert list(Remembering(engine, {}, b"1", recent)(Double(), [3, 2, 4])) == [6, 4, 8]
    assert engine.done == 4
    assert list(Remembering(engine, {}, b"2", recent)(Double(), [3])) == [6]
    assert engine.done == 5


def test_only_what_the_build_before_used_and_no_more_than_there_is_room_for_stays_in_memory() -> None:
    engine, recent = Counting(), Recent(2)
    for numbers in ([1, 2], [5], [2]):
        doing = Remembering(engine, {}, b"1", recent)
        assert list(doing(Double(), numbers)) == [2 * number for number in numbers]
    recent.keep_only(doing.used)
    assert engine.done == 3
    Remembering(engine, {}, b"1", recent)(Double(), [1, 2])
    assert engine.done == 4


def test_what_was_done_before_it_was_interrupted_is_kept() -> None:
    class Interrupted(Counting):
        def run(self, work: Work[Any, Any], items: Sequence[bytes]) -> Iterator[bytes]:  # Any: see Engine
            yield from super().run(work, items[:70])
            raise KeyboardInterrupt

    results = dict[bytes, bytes]()
    with pytest.raises(KeyboardInterrupt):
        Remembering(Interrupted(), results, b"1")(Double(), range(200))
    engine = Counting()
    done = Remembering(engine, results, b"1")(Double(), range(200))
    assert list(done) == [2 * number for number in range(200)]
    assert engine.done == 130


def read_all(texts: Sequence[SourceDocument] = ARTICLES) -> list[Reading]:
    names = load_gazetteer().names
    return [read_document(each, names, choose_language("en", "auto")) for each in texts]


def test_what_is_remembered_of_articles_is_what_was_read() -> None:
    results = dict[bytes, bytes]()
    for _ in range(2):
        each = Remembering(Counting(), results, b"1")
        readings = each(ReadDocument((), "auto"), ARTICLES)
        assert list(readings) == read_all()
        asked = [Placeable(reading.document, reading.mentions, None) for reading in readings]
        placed = each(PlaceMentions(()), asked)
        gazetteer = load_gazetteer()
        assert list(placed) == [place_mentions(one.document, one.mentions, gazetteer) for one in asked]
        by_id = {one.document.id: found for one, found in zip(asked, placed, strict=True)}
        positions = find_positions(readings, by_id, each=each)
        assert positions == find_positions(readings, by_id, each=one_by_one)
        assert {stance.country for stance in positions.stances} >= {"CHL", "PER", "KEN", "GHA", "FJI"}


@given(st.text(max_size=200), st.text(max_size=20), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_any_document_comes_back_as_it_was(text: str, title: str, day: date) -> None:
    document = SourceDocument("a", text.replace("\ud800", ""), "a.txt", title=title, published=day)
    work = ReadDocument((), "auto")
    assert result_from_bytes(work, do_on_bytes(work, to_bytes(document))) == work(document)


@pytest.mark.parametrize("start", [100, 0], ids=["all well", "one dies"])
def test_many_processes_give_what_one_gives(start: int) -> None:
    work, numbers = Count(os.getpid()), range(start, start + 80)
    engine = Processes(2)
    try:
        done = list(engine.run(work, [to_bytes(number) for number in numbers]))
    finally:
        engine.close()
    assert done == [to_bytes(work(number)) for number in numbers]


def test_a_site_drawn_by_many_processes_is_the_site_drawn_by_one() -> None:
    explainer, theme = make_busy_explainer(), Theme(url="https://example.org/")
    engine = Processes(2)
    try:
        drawn = [render_site(explainer, theme, Spreading(engine)) for _ in range(2)]
    finally:
        engine.close()
    assert drawn[0] == drawn[1] == render_site(explainer, theme)
