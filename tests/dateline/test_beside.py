"""What is worked out beside the rest gives, or raises, what it would have where it is asked for."""

from __future__ import annotations

from threading import Event, current_thread

import pytest

from dateline.beside import Beside


def test_what_is_large_is_worked_out_before_anybody_asks() -> None:
    begun, may_end = Event(), Event()

    def work() -> str:
        begun.set()
        may_end.wait()
        return current_thread().name

    beside = Beside(work, small=False)
    assert begun.wait(60)
    may_end.set()
    assert beside.result() != current_thread().name


def test_what_is_small_is_worked_out_where_it_is_asked_for() -> None:
    asked: list[str] = []
    beside = Beside(lambda: asked.append(current_thread().name), small=True)
    assert not asked
    beside.result()
    assert asked == [current_thread().name]


@pytest.mark.parametrize("small", [True, False], ids=["small", "large"])
def test_who_asks_gets_what_was_raised(small: bool) -> None:
    with pytest.raises(ZeroDivisionError):
        Beside(lambda: 1 // 0, small=small).result()
