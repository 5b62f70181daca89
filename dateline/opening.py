"""The sources of a build read, and what works can be done with meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.choices import asks_services
from dateline.config import Config
from dateline.corrections.model import Corrections
from dateline.engines import Engine, open_cluster
from dateline.errors import SourceError
from dateline.fetching.fetcher import Fetcher
from dateline.fetching.rounds import Rounds
from dateline.gathering import gather_addresses
from dateline.naming import without_user
from dateline.past import Past
from dateline.pipeline import Found, find_story
from dateline.program import digest_program
from dateline.remembering import Remembering
from dateline.shelf import Recent
from dateline.sources.documents import find_sources, read_sources
from dateline.store import Store, open_store
from dateline.terminal import say_all
from dateline.unchanged import Standing, digest_making, digest_site, note_standing, recall_standing
from output.model import Skipped
from timeline.model import SourceDocument


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be told of, and of which site."""

    config: Config
    named: tuple[str, ...]
    """The sources, as they were named."""
    base: Path
    """The folder that their names are relative to."""
    site: Path


@dataclass(frozen=True, slots=True)
class Means:
    """What it is done with; `keep` what was learnt beside the site. A watch has them for all its builds."""

    engine: Engine
    keep: bool = True
    rounds: Rounds | None = None
    """When each address is due: it is asked again then. Without them it is asked in any case."""
    recent: Recent = field(default_factory=lambda: Recent(0))


@dataclass(frozen=True, slots=True)
class Opened:
    """What the sources gave, and what works can be done with."""

    documents: tuple[SourceDocument, ...]
    skipped: tuple[Skipped, ...]
    missing: tuple[str, ...]
    """The sources that are not there."""
    asked: tuple[str, ...]
    """The addresses that were asked."""
    here: Remembering
    """On this machine, where the files are."""
    each: Remembering
    store: Store | None
    recent: Recent

    def find(self, task: Task, corrections: Corrections, past: Past | None) -> Found:
        """The story as it is found, before corrections."""
        known = self.store.answers if self.store else None
        story = find_story(task.config, self.documents, self.skipped, self.each, known, past, corrections)
        used = self.here.used | self.each.used
        if self.store:
            self.store.results.keep_only(used)
            self.store.pages.keep_only(self.asked)
        self.recent.keep_only(used)
        return story

    def digest(self, task: Task, corrections: Corrections) -> bytes:
        """What a site of these sources is made of (`dateline.unchanged`)."""
        return digest_making(task.config, corrections, self.documents, self.skipped, self.missing)

    def recall_site(self, task: Task, made_of: bytes) -> Standing | None:
        """The site that is there, if it is what a build of this would write. Services may answer what they
        did not before: with them nobody knows."""
        if self.store is None or asks_services(task.config):
            return None
        standing = recall_standing(self.store.results)
        if standing is None or standing.made_of != made_of:
            return None
        return standing if standing.site == digest_site(task.site) else None

    def note_site(self, task: Task, made_of: bytes, said: tuple[str, ...]) -> None:
        """Keep what the site was made of, and what was said of it."""
        if self.store:
            note_standing(self.store.results, Standing(made_of, digest_site(task.site), said))


@contextmanager
def open_sources(task: Task, means: Means) -> Iterator[Opened]:
    """Read what is found, and say what was left out. Raises SourceError when nothing is left."""
    config, found = task.config, find_sources(task.named, task.base, task.site)
    if not found.files and not found.addresses:
        say_all(f"skipped {item.source}: {item.reason}" for item in found.skipped)
        raise SourceError(_why_nothing(task.named))
    with (
        open_store(task.site) if means.keep else nullcontext() as store,
        open_cluster(config.scheduler, means.engine) as cluster,
    ):
        results = store.results if store else {}
        here = Remembering(means.engine, results, digest_program(), means.recent)
        each = Remembering(cluster, results, digest_program(), means.recent)
        fetcher = Fetcher(config.fetch, store.pages if store else {}, rounds=means.rounds)
        gathered = gather_addresses(found.addresses, fetcher.fetch, config.fetch.feed_pages)
        found = replace(
            found,
            skipped=found.skipped + gathered.skipped,
            missing=found.missing + gathered.missing,
        )
        documents, skipped = read_sources(found, here, gathered.files)
        say_all(f"skipped {item.source}: {item.reason}" for item in skipped)
        if not documents:
            raise SourceError(_why_nothing(task.named))
        yield Opened(documents, skipped, found.missing, gathered.asked, here, each, store, means.recent)


def _why_nothing(named: tuple[str, ...]) -> str:
    if not named:
        return "no source: name files or folders of articles, or list them under `sources:` in config.yaml"
    names = ", ".join(without_user(name) or '""' for name in named[:5])
    return f"nothing to build: no article could be read from {names}{' ...' if named[5:] else ''}"
