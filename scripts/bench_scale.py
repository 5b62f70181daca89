"""How long a build takes, a refresh, and a save under `dateline watch`, of made-up articles on this machine.

Usage: python -m scripts.bench_scale [--articles 1000] [--more 10] [--watched 100] [--saves 7]. Times are
those of a clock on the wall: whatever else the machine does counts too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.scale_bench.made_articles import Article, make_articles

DATELINE = (sys.executable, "-m", "dateline")
PATIENCE_S = 120.0
LOOK_S = 0.002


@dataclass(frozen=True, slots=True)
class Run:
    """How long a command took, and the memory of its largest process."""

    wall_s: float
    most_mb: float


def run(*arguments: str, folder: Path) -> Run:
    """Run dateline. Raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        (*DATELINE, *arguments), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return Run(time.perf_counter() - begun, used.ru_maxrss / 1024)


def write(articles: Iterable[Article], folder: Path) -> None:
    """Each article as a text with the day in its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        (folder / f"{article.name}-{article.published}.txt").write_text(article.text, encoding="utf-8")


def measure_refresh(count: int, more: int, folder: Path) -> None:
    """Print how long a build of so many articles takes, and one when more have come."""
    articles = list(make_articles(count + more))
    texts = sum(len(article.text) for article in articles[:count]) / 1e6
    # Those that come belong to stories all over the years.
    late = {articles[number].name for number in range(0, count, max(count // more, 1))}
    write((each for each in articles if each.name not in late), folder / "articles")
    first = run("build", "articles", "-o", "site", folder=folder)
    say(f"build of {count} articles ({texts:.1f} MB)", first)
    write((each for each in articles if each.name in late), folder / "articles")
    refreshed = run("build", "articles", "-o", "site", folder=folder)
    say(f"refresh with {len(late)} more", refreshed, f"{100 * refreshed.wall_s / first.wall_s:.1f} % of it")
    say("again, with nothing new", run("build", "articles", "-o", "site", folder=folder))


def measure_watch(count: int, saves: int, folder: Path) -> None:
    """Print how long it takes from a save to the new page."""
    articles = list(make_articles(count))
    write(articles, folder / "articles")
    page = folder / "site" / "data" / "explainer.json"
    watching = subprocess.Popen(
        (*DATELINE, "watch", "articles", "-o", "site"),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(page, 0)
        waited = []
        for number in range(saves + 1):
            time.sleep(1.5)  # what was built last has come to rest
            path = folder / "articles" / f"{articles[number].name}-{articles[number].published}.txt"
            before = stamp(page)
            begun = time.perf_counter()
            text = path.read_text(encoding="utf-8")
            path.write_text(f"{text}\nNorway opened a hospital in Porto on {number + 1} May 2023.\n", "utf-8")
            wait_for(page, before)
            waited.append(time.perf_counter() - begun)
    finally:
        watching.terminate()
        watching.wait()
    told = ", ".join(f"{each:.2f}" for each in waited)
    print(
        f"{f'watch, {count} articles: a save to the page':44}{statistics.median(waited[1:]):8.2f} s  ({told})"
    )


def stamp(page: Path) -> int:
    """The number of the file, which is another one after every build that changed it; 0 without."""
    with suppress(OSError):
        return page.stat().st_ino
    return 0


def wait_for(page: Path, before: int) -> None:
    """Until there is a page other than before. Raises TimeoutError."""
    end = time.perf_counter() + PATIENCE_S
    while stamp(page) in (0, before):
        if time.perf_counter() > end:
            raise TimeoutError("no new page came")
        time.sleep(LOOK_S)


def say(what: str, took: Run, more: str = "") -> None:
    """Print one line of the table."""
    print(f"{what:44}{took.wall_s:8.2f} s{took.most_mb:8.0f} MB  {more}".rstrip(), flush=True)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench_scale", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--more", type=int, default=10)
    parser.add_argument("--watched", type=int, default=100)
    parser.add_argument("--saves", type=int, default=7)
    wanted = parser.parse_args(arguments)
    for measure, numbers in (
        (measure_refresh, (wanted.articles, wanted.more)),
        (measure_watch, (wanted.watched, wanted.saves)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            if numbers[0]:
                measure(*numbers, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
