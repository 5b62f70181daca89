"""From what the user typed to a site on disk or to an explainer, with a line for everything left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.choices import asks_services
from dateline.collecting import collect_seldom
from dateline.config import Config, load_config
from dateline.corrections.making import make_corrections
from dateline.corrections.model import Corrections
from dateline.corrections.reading import load_corrections
from dateline.engines import open_engine
from dateline.errors import ConfigError, SourceError
from dateline.locking import hold_site
from dateline.naming import is_address, root_of
from dateline.opening import Means, Opened, Task, open_sources
from dateline.past import load_past
from dateline.pipeline import Found, build_site, finish_story
from dateline.site import check_folder
from dateline.spreading import Spreading
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
    task = Task(config, named, base, target)
    with hold_site(target), collect_seldom(), nullcontext(means) if means else _open_means() as having:
        corrections = load_corrections(config)
        with open_sources(task, having) as opened:
            made_of = opened.digest(task, corrections)
            if (standing := opened.recall_site(task, made_of)) is not None:
                say_all(standing.said)
            else:
                opened.note_site(task, made_of, _build_anew(task, having, opened, corrections))
    due_s = rounds.wait_s() if rounds else None
    complete = bool(sources) or not opened.missing
    return Built(folder / "index.html", complete, replace(watched, due_s=due_s))


def _build_anew(task: Task, means: Means, opened: Opened, corrections: Corrections) -> tuple[str, ...]:
    """Write the site; what was said of it."""
    config = task.config
    explainer, remarks = _explain(task, opened, corrections)
    theme = Theme(basemap=config.basemap, borders=config.borders, url=config.url)
    build_site(explainer, theme, task.site, Spreading(means.engine))
    summary = _sum_up(explainer)
    say(summary)
    return (*remarks, summary)


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
    task = Task(chosen, named, base, (chosen.folder / chosen.site).resolve())
    keep = asks_services(chosen) or any(is_address(name) for name in named)
    corrections = load_corrections(chosen)
    with (
        collect_seldom(),
        open_engine() as engine,
        open_sources(task, Means(engine, keep)) as opened,
    ):
        return _explain(task, opened, corrections)[0]


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
    task = Task(config, named, base, target)
    with (
        hold_site(target),
        collect_seldom(),
        open_engine() as engine,
        open_sources(task, Means(engine)) as opened,
    ):
        return config, opened.find(task, corrections, load_past(target)).hold()


def _explain(task: Task, opened: Opened, corrections: Corrections) -> tuple[Explainer, tuple[str, ...]]:
    """The story as the site tells it, and what was said of it."""
    past = load_past(task.site)
    story = opened.find(task, corrections, past)
    explainer, unmatched = finish_story(task.config, story, corrections, past)
    remarks = (*unmatched, *_list_undated(explainer))
    say_all(remarks)
    return explainer, remarks


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


def _list_undated(explainer: Explainer) -> Iterator[str]:
    """A line for each document whose day of publication nobody knows."""
    for document in explainer.documents:
        if not document.published and document.id not in explainer.edits.documents:
            file, _, line = document.source.rpartition(":")
            to = "the line" if file and line.isdigit() else Path(document.source).with_suffix(".yaml")
            remedy = f"add `published:` to {to}"
            if is_address(document.source):
                remedy = "save it and add `published:`, or set `dates: reference:` in config.yaml"
            yield (
                f'{document.source}: no publication date, so words like "last month" stay undated; {remedy}'
            )


def _sum_up(explainer: Explainer) -> str:
    added = [name for name, edit in explainer.edits.documents.items() if "added" in edit.fields]
    counts = (
        (len(explainer.documents) - len(added), "article", "articles"),
        (len(explainer.timeline.events), "event", "events"),
        (len(explainer.stances), "position", "positions"),
    )
    told = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    return f"{told}; {len(explainer.skipped)} skipped" if explainer.skipped else told
