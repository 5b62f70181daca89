"""From what the user typed to a site on disk or to an explainer, with a line for everything left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.choices import asks_services
from dateline.config import Config, load_config
from dateline.corrections.making import make_corrections
from dateline.corrections.model import Corrections
from dateline.corrections.reading import load_corrections
from dateline.engines import Engine, open_cluster, open_engine
from dateline.errors import ConfigError, SourceError
from dateline.fetching.fetcher import Fetcher
from dateline.fetching.rounds import Rounds
from dateline.gathering import gather_addresses
from dateline.locking import hold_site
from dateline.naming import is_address, root_of, without_user
from dateline.past import Past, load_past
from dateline.pipeline import Found, build_site, find_story, finish_story
from dateline.program import digest_program
from dateline.remembering import Recent, Remembering
from dateline.site import check_folder
from dateline.sources.documents import find_sources, read_sources
from dateline.spreading import Spreading
from dateline.store import open_store
from dateline.terminal import say, say_all
from dateline.watched import Watched, watch_for
from output.model import Explainer, Theme


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was written; `complete` is False when a source of the configuration was missing."""

    index: Path
    complete: bool
    watched: Watched
    """What it was made from."""


@dataclass(frozen=True, slots=True)
class _Task:
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


def build(
    sources: tuple[str, ...],
    config_path: str | None,
    output: str | None,
    means: Means | None = None,
) -> Built:
    """Build the site. Raises DatelineError when nothing could be built. The engine, if one is given, is left
    open."""
    config = _choose_config(sources, config_path)
    folder = Path(output) if output else config.folder / config.site
    base = Path() if sources else config.folder
    named = sources or config.sources
    own = _own_files(config, sources, config_path)
    local = [base / name for name in named if not is_address(name)]
    target = check_folder(folder, [*own, *local])
    names = tuple(root_of(path).absolute() for path in [*own, *local])
    rounds = means.rounds if means else None
    watched = watch_for(names, target) if rounds else Watched(names, target)
    task = _Task(config, named, base, target)
    with hold_site(target), nullcontext(means) if means else _open_means() as having:
        explainer, missing = _explain(task, having)
        theme = Theme(basemap=config.basemap, borders=config.borders, url=config.url)
        build_site(explainer, theme, target, Spreading(having.engine))
    _sum_up(explainer)
    due_s = rounds.wait_s() if rounds else None
    return Built(folder / "index.html", bool(sources) or not missing, replace(watched, due_s=due_s))


@contextmanager
def _open_means() -> Iterator[Means]:
    with open_engine() as engine:
        yield Means(engine)


def read_explainer(*sources: str | Path, config: str | Path | None = None) -> Explainer:
    """The explainer of these files, folders, globs and addresses, or of the sources that a config.yaml names.

    Nothing is written but what geocoders answer and addresses give, beside the site, where there are any.
    Raises DatelineError when nothing could be read; a source that cannot be read is named on stderr and in
    the explainer.
    """
    names = tuple(str(source) for source in sources)
    chosen = _choose_config(names, str(config) if config else None)
    named, base = (names, Path()) if names else (chosen.sources, chosen.folder)
    task = _Task(chosen, named, base, (chosen.folder / chosen.site).resolve())
    keep = asks_services(chosen) or any(is_address(name) for name in named)
    with open_engine() as engine:
        return _explain(task, Means(engine, keep))[0]


def read_story(sources: tuple[str, ...], config_path: str | None, output: str | None) -> tuple[Config, Found]:
    """What a build would make a site of, and the configuration, which names a file for corrections: one that
    is not there yet is made. What is learnt is kept beside the site, as a build keeps it.

    Raises DatelineError when nothing could be read, or where no file for corrections is named.
    """
    config = _choose_config(sources, config_path)
    if config.corrections is None:
        where = config_path or ("config.yaml, and name it with -c" if sources else "config.yaml")
        raise ConfigError(f"no file for corrections: write `corrections: corrections.yaml` into {where}")
    make_corrections(config)
    corrections = load_corrections(config)
    folder = Path(output) if output else config.folder / config.site
    base = Path() if sources else config.folder
    named = sources or config.sources
    target = check_folder(folder, _own_files(config, sources, config_path))
    with hold_site(target), open_engine() as engine:
        task = _Task(config, named, base, target)
        story, _ = _find(task, Means(engine), corrections, load_past(target))
    return config, story


def _explain(task: _Task, means: Means) -> tuple[Explainer, tuple[str, ...]]:
    """Read what is found, and say what was left out. The second are the sources that are not there. Raises
    SourceError when nothing is left, ConfigError for corrections that are wrong."""
    corrections, past = load_corrections(task.config), load_past(task.site)
    story, missing = _find(task, means, corrections, past)
    explainer = finish_story(task.config, story, corrections, past)
    _warn_of_undated(explainer)
    return explainer, missing


def _find(
    task: _Task, means: Means, corrections: Corrections, past: Past | None
) -> tuple[Found, tuple[str, ...]]:
    """The story as it is found, before corrections, and the sources that are not there."""
    config, found = task.config, find_sources(task.named, task.base, task.site)
    if not found.files and not found.addresses:
        say_all(f"skipped {item.source}: {item.reason}" for item in found.skipped)
        raise SourceError(_why_nothing(task.named))
    with (
        open_store(task.site) if means.keep else nullcontext() as store,
        open_cluster(config.scheduler, means.engine) as cluster,
    ):
        results = store.results if store else {}
        here = Remembering(means.engine, results, digest_program(), means.recent)  # where the files are
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
        known = store.answers if store else None
        story = find_story(config, documents, skipped, each, known, past, corrections)
        if store:
            store.results.keep_only(here.used | each.used)
            store.pages.keep_only(gathered.asked)
        means.recent.keep_only(here.used | each.used)
    return story, found.missing


def _choose_config(sources: tuple[str, ...], config_path: str | None) -> Config:
    """The configuration named; that of the working folder if no source is named either; else the defaults."""
    if config_path:
        return load_config(Path(config_path))
    if sources:
        return Config()
    if not Path("config.yaml").exists():
        raise SourceError("no source: name files or folders of articles, or a config.yaml that does with -c")
    return load_config(Path("config.yaml"))


def _own_files(config: Config, sources: tuple[str, ...], config_path: str | None) -> tuple[Path, ...]:
    """The configuration and what it names beside sources."""
    name = config_path or ("" if sources else "config.yaml")
    corrections = (config.folder / config.corrections,) if config.corrections else ()
    return (*((Path(name),) if name else ()), *corrections)


def _why_nothing(named: tuple[str, ...]) -> str:
    if not named:
        return "no source: name files or folders of articles, or list them under `sources:` in config.yaml"
    names = ", ".join(without_user(name) or '""' for name in named[:5])
    return f"nothing to build: no article could be read from {names}{' ...' if named[5:] else ''}"


def _warn_of_undated(explainer: Explainer) -> None:
    for document in explainer.documents:
        if not document.published and document.id not in explainer.edits.documents:
            file, _, line = document.source.rpartition(":")
            to = "the line" if file and line.isdigit() else Path(document.source).with_suffix(".yaml")
            remedy = f"add `published:` to {to}"
            if is_address(document.source):
                remedy = "save it and add `published:`, or set `dates: reference:` in config.yaml"
            say(f'{document.source}: no publication date, so words like "last month" stay undated; {remedy}')


def _sum_up(explainer: Explainer) -> None:
    added = [name for name, edit in explainer.edits.documents.items() if "added" in edit.fields]
    counts = (
        (len(explainer.documents) - len(added), "article", "articles"),
        (len(explainer.timeline.events), "event", "events"),
        (len(explainer.stances), "position", "positions"),
    )
    told = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    say(f"{told}; {len(explainer.skipped)} skipped" if explainer.skipped else told)
