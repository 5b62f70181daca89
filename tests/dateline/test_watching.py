"""A site that follows its sources: each save is one build, and nothing half-written is published."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.naming import root_of
from dateline.watched import Watched, concerns, list_folders
from dateline.writers import list_written

ROOT = Path(__file__).resolve().parents[2]
STRIKE = "Dockers in Rotterdam went on strike on 4 March 2025 over the new crane contracts."
FIRE = "A fire destroyed two warehouses in Antwerp on 9 March 2025."
TALKS = "Mayor Anna Visser met the union leaders in Rotterdam on 6 March 2025."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(STRIKE, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("sources: [articles]\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def watching(project: Path) -> Iterator[subprocess.Popen[str]]:
    """`dateline watch`, which has built once."""
    # Tests run in the background of a shell inherit that Ctrl-C is ignored, and would hand that down.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "dateline", "watch"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        built(process)
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 0


def built(process: subprocess.Popen[str]) -> None:
    """Wait for the next build."""
    assert process.stdout is not None
    assert process.stdout.readline() == "site/index.html\n"


def told(project: Path) -> set[str]:
    explainer: dict[str, Any] = json.loads(
        (project / "site" / "data" / "explainer.json").read_bytes()
    )  # Any: JSON
    return {event["summary"] for event in explainer["events"]}


def test_what_arrives_is_on_the_page(project: Path, watching: subprocess.Popen[str]) -> None:
    (project / "articles" / "b.txt").write_text(FIRE, encoding="utf-8")
    built(watching)
    assert told(project) == {STRIKE, FIRE}


def test_an_editor_that_puts_another_file_in_its_place_is_followed(
    project: Path, watching: subprocess.Popen[str]
) -> None:
    for text in (FIRE, TALKS):
        draft = project / "articles" / ".a.txt.swp"
        draft.write_text(text, encoding="utf-8")
        draft.replace(project / "articles" / "a.txt")
        built(watching)
        assert told(project) == {text}


def test_a_new_folder_is_watched_too(project: Path, watching: subprocess.Popen[str]) -> None:
    folder = project / "incoming"
    folder.mkdir()
    (folder / "b.txt").write_text(FIRE, encoding="utf-8")
    folder.rename(project / "articles" / "march")
    built(watching)
    (project / "articles" / "march" / "c.txt").write_text(TALKS, encoding="utf-8")
    built(watching)
    assert told(project) == {STRIKE, FIRE, TALKS}


def test_what_is_still_being_written_is_waited_for(project: Path, watching: subprocess.Popen[str]) -> None:
    path = project / "articles" / "b.txt"
    with path.open("w", encoding="utf-8") as file:
        file.write(FIRE[:30])
        file.flush()
        (project / "articles" / "c.txt").write_text(TALKS, encoding="utf-8")
        file.write(FIRE[30:])
    built(watching)
    while told(project) != {STRIKE, FIRE, TALKS}:
        built(watching)
    refreshes = json.loads((project / "site" / "data" / "changes.json").read_bytes())["refreshes"]
    titles = [event["title"] for refresh in refreshes for event in refresh["events"]]
    assert sorted(titles) == sorted(set(titles))


def test_a_mistake_in_the_configuration_is_said_and_survived(
    project: Path, watching: subprocess.Popen[str]
) -> None:
    (project / "config.yaml").write_text("sauces: [articles]\n", encoding="utf-8")
    assert watching.stderr is not None
    assert any("sauces" in line for line in iter(watching.stderr.readline, ""))
    (project / "config.yaml").write_text("sources: [articles]\ntitle: The strike\n", encoding="utf-8")
    built(watching)
    assert "The strike" in (project / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("articles/b.txt", True),
        ("articles/march/b.txt", True),
        ("articles/.b.txt.swp", False),
        ("config.yaml", True),
        ("notes.txt", False),
        ("site/index.html", False),
        ("articles/site/index.html", True),
    ],
)
def test_only_changes_of_sources_and_configuration_matter(tmp_path: Path, name: str, matters: bool) -> None:
    watched = Watched((tmp_path / "articles", tmp_path / "config.yaml"), tmp_path / "site")
    assert concerns(tmp_path / name, watched) is matters


def test_folders_are_watched_but_not_the_site_and_what_is_hidden(tmp_path: Path) -> None:
    for name in ("a/b", "a/.git", "a/site/data"):
        (tmp_path / name).mkdir(parents=True)
    watched = Watched((tmp_path / "a", tmp_path / "gone" / "c.txt"), tmp_path / "a" / "site")
    assert list_folders(watched) == (tmp_path, tmp_path / "a", tmp_path / "a" / "b")


@pytest.mark.parametrize(
    ("path", "root"), [("a/b.txt", "a/b.txt"), ("a/*/b.txt", "a"), ("*.txt", "."), ("a/[12]/c", "a")]
)
def test_of_a_glob_the_folder_it_starts_in_is_watched(path: str, root: str) -> None:
    assert root_of(Path(path)) == Path(root)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system does not tell")
def test_a_file_that_another_program_writes_is_found(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    other.write_text("done", encoding="utf-8")
    code = (
        "import sys; file = open(sys.argv[1], 'w'); print(flush=True); input()\n"
        "file.close(); print(flush=True); input()"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdout.readline()
    assert list_written([path, other]) == {path}
    writer.stdin.write("\n")
    writer.stdin.flush()
    writer.stdout.readline()
    assert list_written([path, other]) == frozenset()
    writer.communicate("\n")
