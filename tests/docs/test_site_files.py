"""The tutorial works, and the files that it makes are all in the reference, field by field."""

from __future__ import annotations

import ast
import csv
import json
import shutil
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from output.data import datawrapper_events, datawrapper_positions, events_csv, positions_csv
from output.data.changes_json import Changes
from scripts.reference.files import SiteFile, list_files
from tests.command_on_path import put_command
from tests.docs.walkthrough import Shell, TypeLine, do_steps, list_steps

pytestmark = pytest.mark.timeout(400)  # the tutorial starts the program a dozen times, on busy machines too

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
INSTALLING = 3
"""Steps of the tutorial that `make test-wheel` does."""
FILES = {each.path: each for each in list_files()}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which somebody has done what the tutorial says, after the program was installed."""
    home = tmp_path_factory.mktemp("tutorial")
    unbuilt = shutil.ignore_patterns(".*", "site")
    shutil.copytree(ROOT / "examples", home / "dateline" / "examples", ignore=unbuilt)
    (home / "www").mkdir()
    steps = list_steps((DOCS / "tutorial.md").read_text(encoding="utf-8"))
    assert [step for step in steps[:INSTALLING] if isinstance(step, TypeLine) and "pip install" in step.line]
    shell = Shell(home / "dateline", {"PATH": put_command(home), "WEBROOT": str(home / "www")})
    do_steps(steps[INSTALLING:], shell)
    return shell.folder


def test_the_tutorial_does_what_it_says(walked: Path) -> None:
    published = walked.parent.parent / "www" / "index.html"
    page = published.read_text(encoding="utf-8")
    assert "https://example.org/paris/" in page
    assert "France and the Emirates sign an accord on data centres" in page
    assert "2025-02-11-men-flew-south" not in json.dumps(
        json.loads((walked / "site/data/explainer.json").read_text(encoding="utf-8"))["events"]
    )
    assert "Chile" in page
    assert "<iframe" in (walked / "snippet.html").read_text(encoding="utf-8")


def test_every_file_of_a_site_is_in_the_reference(demo_site: Path, walked: Path) -> None:
    for site in (demo_site, walked / "site"):
        found = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
        patterns = [pattern for each in FILES.values() for pattern in each.patterns]
        assert [path for path in found if not any(fnmatch(path, pattern) for pattern in patterns)] == []


@pytest.mark.parametrize("file", FILES.values(), ids=list(FILES))
def test_every_file_in_the_reference_is_in_a_site(file: SiteFile, walked: Path) -> None:
    site = walked / "site"
    found = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert any(fnmatch(path, pattern) for path in found for pattern in file.patterns)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("data/events.csv", events_csv.HEADING),
        ("data/positions.csv", positions_csv.HEADING),
        ("data/datawrapper-events.csv", datawrapper_events.HEADING),
        ("data/datawrapper-positions-ID.csv", datawrapper_positions.HEADING),
    ],
)
def test_every_column_is_in_the_reference(path: str, heading: tuple[str, ...], demo_site: Path) -> None:
    assert tuple(name for name, _ in FILES[path].fields) == heading
    (file,) = demo_site.glob(path.replace("-ID", "-*"))
    assert next(csv.reader(file.read_text(encoding="utf-8-sig").splitlines())) == list(heading)


def test_every_property_of_the_places_is_in_the_reference(demo_site: Path) -> None:
    features = json.loads((demo_site / "data/events.geojson").read_text(encoding="utf-8"))["features"]
    assert {name for name, _ in FILES["data/events.geojson"].fields} == set(features[0]["properties"])


def paths_of(value: Any, path: str = "") -> Iterator[str]:  # Any: the values of JSON
    """The path of everything in a JSON text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from paths_of(inner, f"{path}[]")
    else:
        yield path


def is_told(path: str, told: set[str]) -> bool:
    """Whether a path is in the reference, or within a list or an object that it says is like another one."""
    return path in told or any(path.startswith((f"{each}.", f"{each}[]")) for each in told)


@pytest.mark.parametrize("path", ["data/explainer.json", "data/changes.json", "embed/snippets.json"])
def test_every_field_is_in_the_reference(path: str, demo_site: Path, walked: Path) -> None:
    told = {name for name, _ in FILES[path].fields}
    for site in (demo_site, walked / "site"):
        found = set(paths_of(json.loads((site / path).read_text(encoding="utf-8"))))
        assert sorted(each for each in found if not is_told(each, told)) == []


def test_every_name_in_the_code_of_the_explainer_is_in_the_reference() -> None:
    tree = ast.parse((ROOT / "output/data/explainer_json.py").read_text(encoding="utf-8"))
    written = {
        key.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
    told = {
        word for name, _ in FILES["data/explainer.json"].fields for word in name.replace("[]", "").split(".")
    }
    assert told == written


def fields_of(kind: Any, path: str) -> Iterator[str]:  # Any: a type, as typing gives it
    """The path of every field of a dataclass and of those in it."""
    for name, hint in get_type_hints(kind).items():
        inner = next((each for each in get_args(hint) if isinstance(each, type)), None)
        listed = str(hint).startswith("tuple[")
        here = f"{path}{name}{'[]' if listed else ''}"
        if listed and hasattr(inner, "__dataclass_fields__"):
            yield from fields_of(inner, f"{here}.")
        else:
            yield here


def test_every_field_of_the_changes_is_in_the_reference() -> None:
    assert {name for name, _ in FILES["data/changes.json"].fields} == set(fields_of(Changes, ""))


def test_the_commands_of_embedding_run(walked: Path, path_with_dateline: str) -> None:
    steps = list_steps((DOCS / "how-to" / "embed.md").read_text(encoding="utf-8"))
    typed = [step for step in steps if isinstance(step, TypeLine)]
    assert len(typed) == 4
    do_steps(list(typed), Shell(walked, {"PATH": path_with_dateline}))
