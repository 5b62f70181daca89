from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import OverrunError, SourceError
from dateline.supervision import Supervisor

ROOT = Path(__file__).resolve().parents[2]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are not forked")


def count(to: int) -> Iterator[int]:
    yield from range(to)


def tell_process() -> Iterator[int]:
    yield os.getpid()


def loop(before: int) -> Iterator[int]:
    yield from range(before)
    while True:
        pass


def wait() -> Iterator[int]:
    yield 1
    time.sleep(3600)


def grow(size: int) -> Iterator[int]:
    yield len(bytes(size))


def crash() -> Iterator[int]:
    os._exit(3)
    yield 0


def refuse() -> Iterator[int]:
    raise SourceError("a damaged file")
    yield 0


def stumble() -> Iterator[float]:
    yield 1 / 0


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    made = Supervisor(seconds=1, memory=100_000_000)
    yield made
    made.close()


@linux_only
def test_all_is_told_in_order_by_one_other_process(supervisor: Supervisor) -> None:
    assert list(supervisor.ask(count, 100)) == list(range(100))
    first, second = (list(supervisor.ask(tell_process)) for _ in range(2))
    assert first == second != [os.getpid()]


def hear(answers: Iterator[Any], heard: list[Any]) -> None:
    """Note each answer before the next is asked for, which may never come."""
    for answer in answers:
        heard.append(answer)  # noqa: PERF402


@linux_only
@pytest.mark.parametrize(
    ("tell", "asked", "told", "reason"),
    [
        (loop, (2,), [0, 1], "takes longer than 1 s to read"),
        (wait, (), [1], "takes longer than 1 s to read"),
        (grow, (400_000_000,), [], "takes more than 100 MB of memory to read"),
        (crash, (), [], "the reader crashed (3)"),
        (stumble, (), [], "the reader broke off (ZeroDivisionError in line "),
        (refuse, (), [], "a damaged file"),
    ],
    ids=["loops", "waits", "grows", "crashes", "stumbles", "refuses"],
)
def test_what_goes_wrong_is_told_and_the_next_is_done(
    supervisor: Supervisor,
    tell: Callable[..., Iterator[Any]],
    asked: tuple[int, ...],
    told: list[Any],
    reason: str,
) -> None:
    heard: list[Any] = []
    with pytest.raises(SourceError) as raised:
        hear(supervisor.ask(tell, *asked), heard)
    assert heard == told
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)
    assert list(supervisor.ask(count, 3)) == [0, 1, 2]


@linux_only
def test_what_came_before_something_too_long_is_told(supervisor: Supervisor) -> None:
    answers = supervisor.ask(loop, 2)
    assert [next(answers), next(answers)] == [0, 1]
    with pytest.raises(OverrunError):
        next(answers)


@linux_only
def test_the_time_counts_for_each_thing_that_is_told(supervisor: Supervisor) -> None:
    """Half a second of the processor each, and two in all."""
    assert len(list(supervisor.ask(tell_slowly))) == 4


def tell_slowly() -> Iterator[int]:
    for number in range(4):
        begun = time.process_time()
        while time.process_time() < begun + 0.5:
            pass
        yield number


@linux_only
def test_an_answer_that_is_not_wanted_any_more_ends_the_process(supervisor: Supervisor) -> None:
    answers = supervisor.ask(loop, 2)
    next(answers)
    answers.close()
    assert list(supervisor.ask(count, 3)) == [0, 1, 2]


def test_where_processes_are_not_forked_a_script_need_not_know_of_them(tmp_path: Path) -> None:
    """On macOS and Windows a process imports the script that was started."""
    (tmp_path / "a.txt").write_text("The ferry left at noon.", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\n"
        "from dateline.sources import plain_text\n"
        "from dateline.supervision import Supervisor\n"
        "told = Supervisor(method='spawn').ask(plain_text.read, Path('a.txt'))\n"
        "print([document.text for document in told])\n",
        encoding="utf-8",
    )
    ran = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "['The ferry left at noon.']\n"
    assert ran.stderr == ""


@linux_only
def test_a_pipe_that_was_open_when_it_was_forked_is_closed_with_its_last_end_here(
    supervisor: Supervisor,
) -> None:
    out, into = os.pipe()
    assert list(supervisor.ask(count, 2)) == [0, 1]
    os.close(into)
    assert select.select([out], [], [], 30)[0] == [out]
    assert os.read(out, 1) == b""
    os.close(out)
    assert list(supervisor.ask(count, 3)) == [0, 1, 2]
