"""The measure of builds: its articles are the same each time and like news, its stages are all there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from scripts.bench import describe_machine
from scripts.scale_bench.made_articles import make_articles
from scripts.scale_bench.process_tree import list_tree, memory_mb, processor_s
from scripts.scale_bench.report import Reader, Report, Size, write_report
from scripts.scale_bench.timed_build import READING, REST, STAGES

ROOT = Path(__file__).resolve().parent.parent
SMALL = Size(
    100, 0.5, 220, 10.0, 16.0, 200.0, 350.0, 4.0, 3.0, 2.0, (("reading", 5.0, 8.0), ("drawing", 1.0, 1.0))
)
LARGE = Size(
    1000, 5.0, 900, 90.0, 160.0, 400.0, 0.0, 6.0, 5.0, 4.0, (("reading", 50.0, 80.0), ("drawing", 1.0, 1.0))
)


def titles(count: int) -> list[str]:
    return [article.text.partition("\n")[0] for article in make_articles(count)]


def test_the_first_articles_are_the_same_however_many_there_are() -> None:
    assert list(make_articles(50)) == list(make_articles(120))[:50]


def test_there_are_stories_that_many_articles_tell_and_many_that_few_do() -> None:
    often = Counter(titles(1000)).values()
    assert len(often) > 400
    assert max(often) >= 4
    assert sum(times == 1 for times in often) > len(often) / 2


def test_a_build_times_every_stage(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for article in make_articles(3):
        (tmp_path / "articles" / f"{article.name}-{article.published}.txt").write_text(article.text)
    done = subprocess.run(
        [sys.executable, "-m", "scripts.scale_bench.timed_build", tmp_path / "articles", tmp_path / "site"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert set(told["stages"]) == {READING, REST, *(stage for stage, _, _ in STAGES)}
    assert sum(clock_s for clock_s, _ in told["stages"].values()) == pytest.approx(told["clock_s"])
    assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is not told")
def test_what_a_process_started_counts_as_well() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert list_tree(os.getpid())[0] == os.getpid()
        assert child.pid in list_tree(os.getpid())
        assert memory_mb(os.getpid()) > memory_mb(child.pid) > 0
        assert processor_s(os.getpid()) > 0


def test_the_report_has_all_that_was_measured() -> None:
    readers = (Reader("dateline 1", "dates", 200_000, 0.5, "10 dates"),)
    text = write_report(Report(("a machine",), (SMALL, LARGE), readers, ("spaCy, which is not there",)))
    assert "- a machine\n" in text
    assert "| 100 | 0.5 | 220 | 10.0 | 16.0 | 10.0 | 200; 350 | 4.0 | 3.0 | 2.0 |" in text
    assert "| 1,000 | 5.0 | 900 | 90.0 | 160.0 | 11.1 | 400 | 6.0 | 5.0 | 4.0 |" in text
    assert "| reading | 80.00 (50 %) | 80.00 (50 %) | 1.0 |" in text
    assert "| drawing | 10.00 (6 %) | 1.00 (1 %) | 0.0 |" in text
    assert "| reading | 50.0 | 80.0 | 20 | 0.10 |" in text
    assert "| dateline 1 | dates | 400 | 10 dates |" in text
    assert "Not compared: spaCy, which is not there." in text
    assert max(len(line) for line in text.splitlines() if not line.startswith("|")) < 120


def test_the_machine_is_told_without_its_name() -> None:
    told = "\n".join(describe_machine())
    assert "Python" in told
    assert os.uname().nodename not in told or len(os.uname().nodename) < 3
