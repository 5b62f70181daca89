"""BENCHMARKS.md: the tables of what was measured, with the machine and the versions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_HEAD = """\
Written by `make bench`. The articles are made up, the same each time; `scripts/scale_bench/made_articles.py`
says how. Times are of single runs: compare them with others of one machine only."""
_OF_BUILDS = """\
Memory is that of the largest process, and that of all processes at one time; pages that they share count
once. *Ten more* is a build after ten articles have come, *again* one with nothing new."""
_OF_STAGES = """\
Milliseconds of processors for each article, and their share of the build. *Growth* is the power of the number
of articles that the time grows with, from the smallest size to the largest: 1 is in proportion, 2 with the
square."""
_OF_READERS = """\
KB of text for each second of one processor. They do not all do the same: see the second column."""
_TOO_SHORT_S = 0.05
"""To tell a speed by."""


@dataclass(frozen=True, slots=True)
class Size:
    """What a build of so many articles took."""

    articles: int
    megabytes: float
    """Of text."""
    events: int
    clock_s: float
    processor_s: float
    """Of all processes."""
    largest_mb: float
    """The memory of the largest process, at its most."""
    together_mb: float
    """That of all processes at one time; 0 where it cannot be told."""
    site_mb: float
    more_s: float
    """On the clock, to build it again with ten articles more."""
    again_s: float
    """The same with nothing new."""
    stages: tuple[tuple[str, float, float], ...]
    """Each with its seconds on the clock and of processors."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How fast a program looks through texts, on one processor."""

    name: str
    doing: str
    characters: int
    seconds: float
    found: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured."""

    machine: tuple[str, ...]
    sizes: tuple[Size, ...]
    readers: tuple[Reader, ...]
    left_out: tuple[str, ...] = ()
    """Why programs are not compared that might be."""


def write_report(report: Report) -> str:
    """As Markdown."""
    parts = [
        f"# Benchmarks\n\n{_HEAD}",
        "\n".join(f"- {line}" for line in report.machine),
        f"## Whole builds\n\n{_write_builds(report.sizes)}\n\n{_OF_BUILDS}",
        f"## Stages\n\n{_write_stages(report.sizes)}\n\n{_OF_STAGES}",
        *(_write_throughput(size) for size in report.sizes),
    ]
    if report.readers:
        parts.append(f"## The same texts read by others\n\n{_write_readers(report.readers)}\n\n{_OF_READERS}")
        parts += [f"Not compared: {reason}." for reason in report.left_out]
    return "\n\n".join(parts) + "\n"


def _write_builds(sizes: Iterable[Size]) -> str:
    return write_table(
        (
            "articles", "text, MB", "events", "clock, s", "processors, s", "articles/s", "memory, MB",
            "site, MB", "ten more, s", "again, s",
        ),
        (
            (
                f"{size.articles:,}",
                f"{size.megabytes:.1f}",
                f"{size.events:,}",
                f"{size.clock_s:.1f}",
                f"{size.processor_s:.1f}",
                f"{size.articles / size.clock_s:.1f}",
                f"{size.largest_mb:,.0f}" + (f"; {size.together_mb:,.0f}" if size.together_mb else ""),
                f"{size.site_mb:.1f}",
                f"{size.more_s:.1f}",
                f"{size.again_s:.1f}",
            )
            for size in sizes
        ),
    )  # fmt: skip


def _write_stages(sizes: Sequence[Size]) -> str:
    heads = ("stage", *(f"{size.articles:,} articles" for size in sizes), "growth")
    spent = [{stage: seconds for stage, _, seconds in size.stages} for size in sizes]
    rows = []
    for stage in spent[-1]:
        seconds = [own.get(stage, 0.0) for own in spent]
        cells = [
            f"{1000 * own_s / size.articles:.2f} ({100 * own_s / size.processor_s:.0f} %)"
            for size, own_s in zip(sizes, seconds, strict=True)
        ]
        rows.append((stage, *cells, growth(sizes[0].articles, seconds[0], sizes[-1].articles, seconds[-1])))
    return write_table(heads, rows)


def growth(few: int, few_s: float, many: int, many_s: float) -> str:
    """The power that a time grows with; a dash where it is too short to tell.

    >>> growth(1000, 2.0, 10_000, 20.0), growth(1000, 2.0, 10_000, 200.0), growth(1000, 2.0, 1000, 2.0)
    ('1.0', '2.0', '–')
    """
    if many <= few or few_s < _TOO_SHORT_S or many_s <= 0:
        return "–"
    return f"{math.log(many_s / few_s) / math.log(many / few):.1f}"


def _write_throughput(size: Size) -> str:
    table = write_table(
        ("stage", "clock, s", "processors, s", "articles/s", "MB/s"),
        (
            (
                stage,
                f"{clock_s:.1f}",
                f"{processor_s:.1f}",
                f"{size.articles / clock_s:,.0f}" if clock_s > _TOO_SHORT_S else "–",
                f"{size.megabytes / clock_s:.2f}" if clock_s > _TOO_SHORT_S else "–",
            )
            for stage, clock_s, processor_s in size.stages
        ),
    )
    return f"### {size.articles:,} articles\n\n{table}"


def _write_readers(readers: Iterable[Reader]) -> str:
    return write_table(
        ("program", "what it does", "KB/s", "found"),
        (
            (reader.name, reader.doing, f"{reader.characters / 1000 / reader.seconds:,.0f}", reader.found)
            for reader in readers
        ),
    )


def write_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown; all columns but the first are numbers.

    >>> print(write_table(("stage", "s"), [("reading", "1.0")]))
    | stage | s |
    |---|---:|
    | reading | 1.0 |
    """
    rule = "|---|" + "---:|" * (len(heads) - 1)
    return "\n".join([_row(heads), rule, *(_row(row) for row in rows)])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
