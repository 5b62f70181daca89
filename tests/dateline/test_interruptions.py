"""Builds that are killed, and builds that get in each other's way: the site is the old one or the new one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from dateline.cli import main
from dateline.locking import hold_site

ROOT = Path(__file__).resolve().parents[2]
STRIKE = "Dockers in Rotterdam went on strike on 4 March 2025 over the new crane contracts."
FIRE = "A fire destroyed two warehouses in Antwerp on 9 March 2025."
KILLS = int(os.environ.get("DATELINE_KILLS", "20"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(STRIKE, encoding="utf-8")
    return tmp_path


def start(project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dateline", "build", "articles", "-o", "site"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def content_of(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def left_behind(project: Path) -> list[str]:
    """What lies beside the site, but for what belongs there."""
    own = {"articles", "site", ".dateline-site.lock"}
    return sorted(
        path.name
        for path in project.iterdir()
        if path.name not in own and not path.name.startswith(".dateline-site.sqlite")
    )


@pytest.mark.parametrize(
    "kills", [4, pytest.param(KILLS, marks=[pytest.mark.slow, pytest.mark.timeout(30 * KILLS)])]
)
def test_a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new_one(
    project: Path, capfd: pytest.CaptureFixture[str], kills: int
) -> None:
    random = Random(int(os.environ.get("DATELINE_KILLS_SEED", "1")))
    article = project / "articles" / "b.txt"
    assert main(["build", "articles", "-o", "site"]) == 0
    for turn in range(kills):
        before = content_of(project / "site")
        article.write_text(f"{FIRE} It was fire number {turn}.", encoding="utf-8")
        build = start(project)
        try:
            build.wait(timeout=random.uniform(0.1, 3.0))
        except subprocess.TimeoutExpired:
            build.kill()
        build.communicate()
        after = content_of(project / "site")
        assert main(["build", "articles", "-o", "site"]) == 0
        assert after in (before, content_of(project / "site"))
        assert left_behind(project) == []
    assert "damaged" not in capfd.readouterr().err


def test_the_second_of_two_builds_says_so_and_leaves_the_first_alone(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with hold_site(project / "site"):
        assert main(["build", "articles", "-o", "site"]) == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert line.endswith("another build is at work on it; wait for it, or name another folder with -o")
    assert not (project / "site").exists()
    assert main(["build", "articles", "-o", "site"]) == 0


def test_many_builds_at_once_end_with_one_whole_site(project: Path) -> None:
    builds = [start(project) for _ in range(4)]
    errors = [build.communicate()[1].decode() for build in builds]
    assert 0 in [build.returncode for build in builds]
    assert all(
        build.returncode == 0 or "another build" in each for build, each in zip(builds, errors, strict=True)
    )
    whole = content_of(project / "site")
    assert main(["build", "articles", "-o", "site"]) == 0
    assert content_of(project / "site") == whole


def test_a_site_that_was_being_swapped_when_the_build_was_killed_is_put_back(project: Path) -> None:
    assert main(["build", "articles", "-o", "site"]) == 0
    whole = content_of(project / "site")
    (project / ".site.dateline-killed").mkdir()
    (project / "site").rename(project / ".site.dateline-killed" / "old")
    with hold_site(project / "site"):
        assert content_of(project / "site") == whole
    assert left_behind(project) == []
