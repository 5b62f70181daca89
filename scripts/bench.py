"""How fast builds are, stage by stage, and how time and memory grow with the articles: writes BENCHMARKS.md.

Usage: python -m scripts.bench [SIZE...] [--peers FOLDER] [--model MODEL] [--also PACKAGE] [--to FILE]. Each
size is built by a process of its own, of made-up articles. With a folder for peers, dateparser and spaCy are
installed there and read some of the same texts; spaCy's model where `--also` names a package that has it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from dateline.engines.processes import count_processors
from dateline.steps import PlaceMentions, ReadDocument
from geo.placing import Placeable
from scripts.scale_bench import peers
from scripts.scale_bench.made_articles import Article, make_articles
from scripts.scale_bench.process_tree import memory_mb
from scripts.scale_bench.report import Reader, Report, Size, write_report
from timeline.dates import read_dates
from timeline.languages import load_language
from timeline.model import SourceDocument

_Found = TypeVar("_Found")
ROOT = Path(__file__).resolve().parent.parent
SIZES = (1000, 10_000)
COMPARED = 100
"""Articles that others read as well."""
MORE = 10
"""Articles that arrive later."""
LOOK_S = 0.5
"""How often to look at the memory of a build."""
LIBRARIES = ("babel", "dateparser", "lxml", "msgspec", "nupunkt", "plotly", "folium")
PEERS = ("dateparser>=1.5,<2", "spacy>=3.8,<4")


def measure_size(count: int) -> Size:
    """Build so many articles, then ten more, then the same again. Raises CalledProcessError where a build
    fails."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        articles, site = make_articles(count + MORE), folder / "site"
        characters = write_articles(islice(articles, count), folder)
        measured, largest, together = run_build(folder)
        events = json.loads((site / "data" / "explainer.json").read_text(encoding="utf-8"))["events"]
        size_mb = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
        write_articles(articles, folder)
        more_s, again_s = (run_build(folder)[0]["clock_s"] for _ in range(2))
        return Size(
            articles=count,
            megabytes=characters / 1e6,
            events=len(events),
            clock_s=measured["clock_s"],
            processor_s=measured["processor_s"],
            largest_mb=largest,
            together_mb=together,
            site_mb=size_mb,
            more_s=more_s,
            again_s=again_s,
            stages=tuple((stage, *seconds) for stage, seconds in measured["stages"].items()),
        )


def write_articles(articles: Iterable[Article], folder: Path) -> int:
    """Write them as files; how many characters they have."""
    return sum(
        (folder / "articles" / f"{article.name}-{article.published}.txt").write_text(
            article.text, encoding="utf-8"
        )
        for article in articles
    )


def run_build(folder: Path) -> tuple[dict[str, Any], float, float]:
    """What a timed build tells, the memory of its largest process, and that of all together, in MB."""
    command = (
        sys.executable,
        "-m",
        "scripts.scale_bench.timed_build",
        str(folder / "articles"),
        str(folder / "site"),
    )
    with (folder / "told").open("w+b") as told, (folder / "said").open("w+b") as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=said)
        together = 0.0
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            together = max(together, memory_mb(process.pid))
            time.sleep(LOOK_S)
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        said.seek(0)
        told.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(
                process.returncode, command, stderr=said.read().decode()[-2000:]
            )
        return json.load(told), ended[2].ru_maxrss / (1e6 if sys.platform == "darwin" else 1024), together


def read_ourselves(texts: Sequence[SourceDocument]) -> list[Reader]:
    """How fast dateline finds dates alone, and all that a document tells with its places."""
    english, read, place = load_language("en"), ReadDocument((), "auto"), PlaceMentions(())

    def find_all(document: SourceDocument) -> tuple[int, int, int]:
        reading = read(document)
        placed = place(Placeable(reading.document, reading.mentions, None))
        return len(reading.dates), len(placed), len(reading.events)

    ours = f"dateline {version('dateline')}"
    characters = sum(len(document.text) for document in texts)
    seconds, dates = _time(lambda: [len(read_dates(document, english)) for document in texts])
    all_s, found = _time(lambda: [find_all(document) for document in texts])
    told = zip(("dates", "places", "events"), (sum(each) for each in zip(*found, strict=True)), strict=True)
    return [
        Reader(ours, "dates, resolved to days", characters, seconds, f"{sum(dates):,} dates"),
        Reader(
            ours, "dates, places with coordinates, events", characters, all_s,
            ", ".join(f"{count:,} {what}" for what, count in told),
        ),
    ]  # fmt: skip


def _time(do: Callable[[], _Found]) -> tuple[float, _Found]:
    do()  # what is loaded at first use is no matter here
    begun = time.process_time()
    found = do()
    return time.process_time() - begun, found


def read_by_peers(
    texts: Sequence[str], folder: Path, also: Sequence[str], model: str
) -> tuple[list[Reader], list[str]]:
    """How fast other programs are, and why some are left out."""
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    left_out = []
    for package in (*PEERS, *also):
        done = _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package)
        if done.returncode:
            left_out.append(f"{package}, which pip could not install")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        done = _run(python, peers.__file__, path, model)
    readers = [Reader(*json.loads(line)) for line in done.stdout.splitlines()]
    if not any(model in reader.name for reader in readers):
        left_out.append(f"spaCy's model {model}, which is in no package of a registry under that name")
    return readers, left_out


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def describe_machine() -> tuple[str, ...]:
    """The machine and the versions, a line each."""
    model, info = platform.processor() or platform.machine(), Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line
        ]
        model = names[0] if names else model
    revision = _run("git", "-C", ROOT, "describe", "--always", "--dirty").stdout.strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = f"{platform.system()} {platform.release()}"
    return (
        f"dateline {version('dateline')}" + (f" ({revision})" if revision else ""),
        f"{count_processors()} processors ({model}), {memory:.0f} GB of memory, {system}",
        f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    )


def main(arguments: Sequence[str]) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--also", action="append", default=[])
    parser.add_argument("--to", type=Path, default=ROOT / "BENCHMARKS.md")
    wanted = parser.parse_args(arguments)
    sizes = []
    for count in sorted(wanted.sizes):
        sizes.append(measure_size(count))
        print(
            f"{count:,} articles: {sizes[-1].clock_s:.1f} s, {sizes[-1].largest_mb:,.0f} MB", file=sys.stderr
        )
    articles = list(make_articles(COMPARED))
    documents = [
        SourceDocument(each.name, each.text, each.name, language="en", published=each.published)
        for each in articles
    ]
    readers, left_out = read_ourselves(documents), list[str]()
    if wanted.peers:
        others, left_out = read_by_peers(
            [each.text for each in articles], wanted.peers, wanted.also, wanted.model
        )
        readers += others
    text = write_report(Report(describe_machine(), tuple(sizes), tuple(readers), tuple(left_out)))
    print(text)
    wanted.to.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
