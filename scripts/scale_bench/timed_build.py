"""A build whose stages are timed, in a process of its own: prints what it measured as JSON.

Usage: python -m scripts.scale_bench.timed_build FOLDER SITE. Stages are timed where the pipeline calls them;
what a stage has other processes do is a part of it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from types import ModuleType
from typing import Any

from dateline import building, opening, pipeline
from dateline.remembering import Remembering
from dateline.steps import ReadDocument
from scripts.scale_bench.process_tree import processor_s
from timeline.works import Work

STAGES: tuple[tuple[str, ModuleType, str], ...] = (
    ("opening files", opening, "read_sources"),
    ("days of publication", pipeline, "date_documents"),
    ("copies", pipeline, "fold_copies"),
    ("merging", pipeline, "merge_events"),
    ("merging", pipeline, "keep_ids"),
    ("placing", pipeline, "_place"),
    ("placing", pipeline, "place_events"),
    ("positions", pipeline, "find_positions"),
    ("drawing and writing", building, "build_site"),
)
"""What it is called, and the function that the module calls for it."""
READING = "reading: dates, places, events"
REST = "the rest"


class Stopwatch:
    """Seconds on the clock and of processors, by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    # Any: whatever the stage takes and gives.
    def time(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        def timed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  (as above)
            clock, processor = time.perf_counter(), processor_s(os.getpid())
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[stage][0] += time.perf_counter() - clock
                self.seconds[stage][1] += processor_s(os.getpid()) - processor

        return timed


def watch_stages(watch: Stopwatch) -> None:
    """Have every stage timed from now on."""
    for stage, module, name in STAGES:
        setattr(module, name, watch.time(stage, getattr(module, name)))
    do = Remembering.__call__
    read = watch.time(READING, do)

    def remember(self: Remembering, work: Work[Any, Any], items: Any) -> Any:  # noqa: ANN401  (as above)
        return (read if isinstance(work, ReadDocument) else do)(self, work, items)

    Remembering.__call__ = remember  # type: ignore[method-assign]  # this process does nothing else


def main(folder: str, site: str) -> None:
    """Build and print."""
    watch = Stopwatch()
    watch_stages(watch)
    begun, begun_s = time.perf_counter(), processor_s(os.getpid())
    building.build((folder,), None, site)
    clock, processor = time.perf_counter() - begun, processor_s(os.getpid()) - begun_s
    told = [sum(seconds[which] for seconds in watch.seconds.values()) for which in (0, 1)]
    watch.seconds[REST] = [clock - told[0], processor - told[1]]
    json.dump({"clock_s": clock, "processor_s": processor, "stages": watch.seconds}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
